// Live parts of a page: elements with data-live-article="ID" (or "any") and data-live-url are fetched anew when that
// article has news. News comes from the browser's one event stream; without it, the page asks every three seconds.
import { timeOf } from "./dates.js";
import { replacePart } from "./parts.js";
import { newQuestion, isStale } from "./stale-answers.js";
import { _ } from "./words.js";
const POLL_MS = 3000;
const PAUSE_MS = 1000;
const listeners = new Set();
const watchers = new Set();
const lastAsked = new Map();
const timers = new Map();
const stale = new Set();
let polling = null;
let heardAt = Date.now();
let wasLive = false;
let leaving = false;
let known = null;

/** Call back with an article's id, or "any", whenever there is news, until what this gives back is called. */
export function onNews(listener) {
  listeners.add(listener);
  // The stream may have said how it is while the bell was all that lives here.
  if (known) show(known);
  return () => listeners.delete(listener);
}

/** Call back with where somebody's page is now. */
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
  const worker = new SharedWorker(new URL("live-worker.js", import.meta.url), { name: "sanwen-live" });
  worker.addEventListener("error", () => follow("polling"));
  worker.port.addEventListener("message", ({ data }) => {
    if (data.state) follow(data.state);
    if (data.article !== undefined) tell(data.article);
    if (data.here) for (const watcher of watchers) watcher(data.here);
  });
  worker.port.start();
  worker.port.postMessage("hello");
  addEventListener("pagehide", () => worker.port.postMessage("bye"));
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    worker.port.postMessage("hello");
    tell("any");
  });
}

function liveParts() {
  return [...document.querySelectorAll("[data-live-article][data-live-url]")];
}

function show(state) {
  for (const element of document.querySelectorAll("[data-live-status]")) {
    if (state !== "polling" || element.dataset.live !== "lost") say(element, state);
  }
}

function follow(state) {
  known = state;
  show(state);
  // Up to the moment of its loss a stream tells everything, also by saying nothing.
  if (wasLive || state === "live") heardAt = Date.now();
  wasLive = state === "live";
  clearInterval(polling);
  polling = state === "polling" ? setInterval(() => document.hidden || tell("any"), POLL_MS) : null;
}

/**
 * A request of the page for news was answered, or not. Where the stream is lost as well, the page says since when it
 * may be out of date.
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
 */
export function leaveIfRefused(answer) {
  if (answer.status !== 401 || leaving) return;
  if (!document.dispatchEvent(new Event("refused", { cancelable: true }))) return;
  leaving = true;
  location.reload();
}

// The bell alone is no page that changes by itself.
const isLivePage = () => listeners.size > 0 || liveParts().some((part) => part.id !== "bell");

function say(element, state) {
  if (!isLivePage()) return;
  const since = timeOf(heardAt);
  const [words, more] = {
    live: [_("live"), _("Changes appear by themselves")],
    polling: [_("asks every 3 s"), _("The live connection is down; the page asks every three seconds")],
    connecting: [_("connecting"), _("Connecting for live changes")],
    lost: [_("not live since {since}", { since }), _("The server does not answer; the page goes on asking every three seconds")],
  }[state];
  element.hidden = false;
  element.dataset.live = state;
  element.textContent = words;
  element.title = more;
}

function tell(article) {
  for (const listener of listeners) listener(article);
  for (const part of liveParts()) {
    const own = part.dataset.liveArticle;
    if (own === "any" || article === "any" || own === String(article)) plan(part.dataset.liveUrl);
  }
}

// News in quick succession is one request; a hidden tab asks when it is looked at again.
function plan(url) {
  if (document.hidden) {
    stale.add(url);
    return;
  }
  if (timers.has(url)) return;
  const since = performance.now() - (lastAsked.get(url) ?? -Infinity);
  timers.set(url, setTimeout(() => refresh(url), Math.max(PAUSE_MS - since, 100)));
}

async function refresh(url) {
  timers.delete(url);
  lastAsked.set(url, performance.now());
  const question = newQuestion();
  let answer;
  try {
    answer = await fetch(url, { headers: { Accept: "text/html", "X-Fragment": "1" } });
  } catch {
    answered(false); // The next news, or the next poll, asks again.
    return;
  }
  leaveIfRefused(answer);
  answered(answer.ok);
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (isStale(url, question)) return;
  for (const part of liveParts().filter((one) => one.dataset.liveUrl === url)) {
    const next = fresh.getElementById(part.id);
    if (!next || withoutToken(part) === withoutToken(next)) continue;
    if (inUse(part)) stale.add(url);
    else replacePart(part, next);
  }
}

function withoutToken(element) {
  return element.outerHTML.replaceAll(/(name="csrf_token" value=")[^"]*/g, "$1").replaceAll(/ class="(js-)?dirty"/g, "");
}

// A form that somebody is filling in is never taken away under their hands.
function inUse(part) {
  const active = document.activeElement;
  return part.querySelector("form.dirty") !== null || (part.contains(active) && active.matches("input, select, textarea, [contenteditable]"));
}

function catchUp() {
  if (document.hidden) return;
  const urls = [...stale];
  stale.clear();
  urls.forEach(plan);
}

document.addEventListener("visibilitychange", catchUp);
document.addEventListener("focusout", () => setTimeout(catchUp, 0));
