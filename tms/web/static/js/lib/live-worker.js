// One event stream per browser: every tab that shows live parts listens to this shared worker.
const RETRY_MS = 30_000;
/** @type {Set<MessagePort>} */
const pages = new Set();
/** @type {EventSource | null} */
let stream = null;
let state = "connecting";
let failures = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {object} message */
function say(message) {
  for (const page of pages) page.postMessage(message);
}

/** @param {string} next */
function become(next) {
  state = next;
  say({ state });
}

function open() {
  clearTimeout(timer);
  timer = undefined;
  const opened = new EventSource("/live");
  stream = opened;
  opened.addEventListener("open", () => {
    // What happened while the stream was away, or before it was there, is unknown: everything is asked for once.
    say({ article: "any" });
    failures = 0;
    become("live");
  });
  opened.addEventListener("article", (event) => say({ article: JSON.parse(event.data) }));
  opened.addEventListener("here", (event) => say({ here: JSON.parse(event.data) }));
  opened.addEventListener("error", () => {
    failures += 1;
    if (failures < 2 && opened.readyState !== EventSource.CLOSED) return;
    close();
    become("polling");
    timer = setTimeout(open, RETRY_MS);
  });
}

function close() {
  clearTimeout(timer);
  timer = undefined;
  stream?.close();
  stream = null;
}

addEventListener("connect", (event) => {
  const [page] = /** @type {MessageEvent} */ (event).ports;
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
