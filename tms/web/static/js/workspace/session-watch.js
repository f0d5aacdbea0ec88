// The login has expired, or somebody else signed in in this browser, while the page was open. Nothing that was written is
// lost, and nothing of it is sent or shown as somebody else's.
import { part } from "./page.js";
import { withChineseMarked } from "../lib/chinese-runs.js";
import { _ } from "../lib/words.js";

let covering = null;

/** Keep the page while something of its person's waits, and go on when they are back. */
export function watchSession(saves, editor) {
  const holds = () => saves.waiting || saves.refused.size || editor.isChanged;
  document.addEventListener("refused", (event) => {
    if (!holds()) return;
    event.preventDefault();
    saves.checkSession();
  });
  const look = () => document.hidden || saves.checkSession();
  document.addEventListener("visibilitychange", look);
  addEventListener("focus", look);
  new BroadcastChannel("sanwen-session").addEventListener("message", () => saves.checkSession());
  saves.addEventListener("change", () => {
    if (saves.session !== "other") uncover();
    else if (holds()) cover(saves.otherName);
    else location.reload();
  });
}

/** Lead to the sign-in, in another tab. */
export function signInAgain() {
  window.open("/login?next=/session", "_blank");
}

function cover(name) {
  covering ??= part("away-part");
  const words = { name };
  covering.querySelector("[data-who]").replaceChildren(...withChineseMarked(_("{name} is signed in in this browser now", words)));
  const button = covering.querySelector("button");
  button.replaceChildren(...withChineseMarked(_("Open this page as {name}", words)));
  if (covering.isConnected) return;
  button.addEventListener("click", () => location.reload());
  document.body.append(covering);
  document.body.classList.add("covered");
  button.focus();
}

function uncover() {
  if (!covering) return;
  covering.remove();
  covering = null;
  document.body.classList.remove("covered");
}
