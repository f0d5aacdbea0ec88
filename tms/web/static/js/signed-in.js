// Somebody signed in again for a page that waits in another tab: it is told, and this one has done its work.
new BroadcastChannel("sanwen-session").postMessage("signed in");
window.close();
