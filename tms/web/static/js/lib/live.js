// Live parts of a page: elements with data-live-article="ID" (or "any") and data-live-url are fetched anew when that
// article has news. News comes from the browser's one event stream; without it, the page asks every three seconds.
import { timeOf } from "./dates.js";
import { replacePart } from "./parts.js";
import { newQuestion, isStale } from "./stale-answers.js";
import { _ } from "./words.js";
const POLL_MS = 3000;
const PAUSE_MS = 1000;
/** So long a page waits for the worker's first word. */
const SILENT_MS = 4000;
/** @type {Set<(article: number | "any") => void>} */
const listeners = new Set();
/** @type {Set<(here: any) => void>} */
const watchers = new Set();
/** @type {Map<string, number>} */
const lastAsked = new Map();
/** @type {Map<string, ReturnType<typeof setTimeout>>} */
const timers = new Map();
/** @type {Set<string>} */
const stale = new Set();
/** @type {ReturnType<typeof setInterval> | undefined} */
let polling;
let heardAt = Date.now();
let wasLive = false;
let hasHeard = false;
let leaving = false;
/** @typedef {"live" | "polling" | "connecting" | "lost"} State How news come. */
/** @type {State | null} */
let known = null;

/**
 * Call back with an article's id, or "any", whenever there is news, until what this gives back is called.
 * @param {(article: number | "any") => void} listener
 */
export function onNews(listener) {
  listeners.add(listener);
  // The stream may have said how it is while the bell was all that lives here.
  if (known) show(known);
  return () => listeners.delete(listener);
}

/**
 * Call back with where somebody's page is now.
 * @param {(here: any) => void} watcher
 */
export function onPresence(watcher) {
  watchers.add(watcher);
}

/** Begin to listen, if the page has live parts or asks for news itself. */
export function startLive() {
  if (!liveParts().length && !listeners.size) return;
  if (typeof SharedWorker === "undefined" || typeof EventSource === "undefined") {
    follow("polling");
    return;
  }
  let port = listen();
  // A worker that its last page has just left takes a new page with it: the page asks by itself and calls another one.
  const calling = setInterval(() => {
    if (hasHeard) {
      clearInterval(calling);
      return;
    }
    if (known !== "polling") follow("polling");
    port.postMessage("bye");
    port = listen();
  }, SILENT_MS);
  addEventListener("pagehide", () => port.postMessage("bye"));
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    port.postMessage("hello");
    tell("any");
  });
}

/** The port of the worker that has the browser's event stream. */
function listen() {
  const worker = new SharedWorker(new URL("live-worker.js", import.meta.url), { name: "sanwen-live" });
  worker.addEventListener("error", () => {
    hasHeard = true;
    follow("polling");
  });
  worker.port.addEventListener("message", ({ data }) => {
    // What happened since the last question, while the page waited for a worker, no worker tells.
    if (!hasHeard && known === "polling") tell("any");
    hasHeard = true;
    if (data.state) follow(data.state);
    if (data.article !== undefined) tell(data.article);
    if (data.here) for (const watcher of watchers) watcher(data.here);
  });
  worker.port.start();
  worker.port.postMessage("hello");
  return worker.port;
}

function liveParts() {
  return [...document.querySelectorAll("[data-live-article][data-live-url]")];
}

/** @param {PageElement} part */
const addressOf = (part) => part.dataset.liveUrl ?? "";

/** @param {State} state */
function show(state) {
  for (const element of document.querySelectorAll("[data-live-status]")) {
    if (state !== "polling" || element.dataset.live !== "lost") say(element, state);
  }
}

/** @param {State} state */
function follow(state) {
  known = state;
  show(state);
  // Up to the moment of its loss a stream tells everything, also by saying nothing.
  if (wasLive || state === "live") heardAt = Date.now();
  wasLive = state === "live";
  clearInterval(polling);
  polling = state === "polling" ? setInterval(() => document.hidden || tell("any"), POLL_MS) : undefined;
}

/**
 * A request of the page for news was answered, or not. Where the stream is lost as well, the page says since when it
 * may be out of date.
 * @param {boolean} isAnswered
 */
export function answered(isAnswered) {
  if (isAnswered) heardAt = Date.now();
  for (const element of document.querySelectorAll("[data-live-status]")) {
    const { live } = element.dataset;
    if (isAnswered ? live === "lost" : live === "polling") say(element, isAnswered ? "polling" : "lost");
  }
}

/**
 * Whoever may not see the page any more is told why, by the page itself; but a page where something waits to be saved
 * takes the event "refused" and stays. Once: where the browser asks first, who stays is not asked again.
 * @param {Response} answer
 */
export function leaveIfRefused(answer) {
  if (answer.status !== 401 || leaving) return;
  if (!document.dispatchEvent(new Event("refused", { cancelable: true }))) return;
  leaving = true;
  location.reload();
}

// The bell alone is no page that changes by itself.
const isLivePage = () => listeners.size > 0 || liveParts().some((part) => part.id !== "bell");

/** @param {PageElement} element @param {State} state */
function say(element, state) {
  if (!isLivePage()) return;
  const since = timeOf(heardAt);
  const [words, more] = {
    live: [_("live"), _("Changes appear by themselves")],
    polling: [_("updates every 3 s"), _("The live connection is down; the page asks for news every three seconds")],
    connecting: [_("connecting"), _("Connecting for live changes")],
    lost: [_("not live since {since}", { since }), _("The server does not answer; the page goes on asking every three seconds")],
  }[state];
  element.hidden = false;
  element.dataset.live = state;
  element.textContent = words;
  element.title = more;
}

/** @param {number | "any"} article */
function tell(article) {
  for (const listener of listeners) listener(article);
  for (const part of liveParts()) {
    const own = part.dataset.liveArticle;
    if (own === "any" || article === "any" || own === String(article)) plan(addressOf(part));
  }
}

// News in quick succession is one request; a hidden tab asks when it is looked at again.
/** @param {string} url */
function plan(url) {
  if (document.hidden) {
    stale.add(url);
    return;
  }
  if (timers.has(url)) return;
  const since = performance.now() - (lastAsked.get(url) ?? -Infinity);
  timers.set(url, setTimeout(() => refresh(url), Math.max(PAUSE_MS - since, 100)));
}

/** @param {string} url */
async function refresh(url) {
  timers.delete(url);
  lastAsked.set(url, performance.now());
  const question = newQuestion();
  let answer;
  try {
    answer = await fetch(url, { headers: { Accept: "text/html", "X-Fragment": "1", "X-News": "1" } });
  } catch {
    answered(false); // The next news, or the next poll, asks again.
    return;
  }
  leaveIfRefused(answer);
  answered(answer.ok);
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (isStale(url, question)) return;
  for (const part of liveParts().filter((one) => addressOf(one) === url)) {
    const next = fresh.getElementById(part.id);
    if (!next || withoutToken(part) === withoutToken(next)) continue;
    if (inUse(part)) stale.add(url);
    else replacePart(part, next);
  }
}

/** @param {Element} element */
function withoutToken(element) {
  return element.outerHTML.replaceAll(/(name="csrf_token" value=")[^"]*/g, "$1").replaceAll(/ class="(js-)?dirty"/g, "");
}

// A form that somebody is filling in is never taken away under their hands.
/** @param {PageElement} part */
function inUse(part) {
  const active = /** @type {PageElement | null} */ (document.activeElement);
  return part.querySelector("form.dirty, dialog[open]") !== null || (active !== null && part.contains(active) && active.matches("input, select, textarea, [contenteditable]"));
}

function catchUp() {
  if (document.hidden) return;
  const urls = [...stale];
  stale.clear();
  urls.forEach(plan);
}

document.addEventListener("visibilitychange", catchUp);
document.addEventListener("focusout", () => setTimeout(catchUp, 0));
