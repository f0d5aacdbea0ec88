// One event stream per browser: every tab that shows live parts listens to this shared worker.
const RETRY_MS = 30_000;
const pages = new Set();
let stream = null;
let state = "connecting";
let failures = 0;
let timer = null;

function say(message) {
  for (const page of pages) page.postMessage(message);
}

function become(next) {
  state = next;
  say({ state });
}

function open() {
  clearTimeout(timer);
  timer = null;
  stream = new EventSource("/live");
  stream.addEventListener("open", () => {
    // What happened while the stream was away, or before it was there, is unknown: everything is asked for once.
    say({ article: "any" });
    failures = 0;
    become("live");
  });
  stream.addEventListener("article", (event) => say({ article: JSON.parse(event.data) }));
  stream.addEventListener("here", (event) => say({ here: JSON.parse(event.data) }));
  stream.addEventListener("error", () => {
    failures += 1;
    if (failures < 2 && stream.readyState !== EventSource.CLOSED) return;
    close();
    become("polling");
    timer = setTimeout(open, RETRY_MS);
  });
}

function close() {
  clearTimeout(timer);
  timer = null;
  stream?.close();
  stream = null;
}

addEventListener("connect", (/** @type {MessageEvent} */ event) => {
  const page = event.ports[0];
  page.addEventListener("message", ({ data }) => {
    if (data === "bye") {
      pages.delete(page);
      if (!pages.size) {
        close();
        state = "connecting";
        failures = 0;
      }
      return;
    }
    pages.add(page);
    page.postMessage({ state });
    if (!stream && !timer) open();
  });
  page.start();
});
