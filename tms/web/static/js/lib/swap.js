// Parts of a page come anew with the answer to a request, the rest of the page stays. The answer is a whole page, so that
// the same address works when it is opened, and the same form without scripts.
import { leaveIfRefused } from "./live.js";
import { replacePart } from "./parts.js";
import { isStale, newQuestion } from "./stale-answers.js";
import { _ } from "./words.js";

/**
 * @typedef {object} Wish
 * @property {URLSearchParams} [body] what is sent; without it the address is only read
 * @property {"push" | "replace"} [history] whether the address becomes the page's, as a step to come back from or not
 * @property {boolean} [toTop] whether one reads on from the top of the page
 * @property {boolean} [isQuiet] whether nobody asked for it who would be told that it failed
 */

const PATIENCE_MS = 20_000;

// What is sent goes one after the other; of what is only read, the last question alone is answered.
/** @type {Promise<unknown>} */
let acts = Promise.resolve();
/** @type {AbortController | null} */
let reading = null;

/**
 * Ask, and put what the answer has of these parts (their ids) in place of the page's. Resolves when that is over, however
 * it ended.
 * @param {string[]} ids
 * @param {string} address
 * @param {Wish} [wish]
 */
export function swapParts(ids, address, wish = {}) {
  reading?.abort();
  const reader = new AbortController();
  reading = wish.body ? null : reader;
  const turn = acts.then(async () => {
    if (!reader.signal.aborted) await ask(ids, address, wish, reader.signal);
  });
  if (wish.body) acts = turn;
  return turn;
}

/** @param {string[]} ids @param {string} address @param {Wish} wish @param {AbortSignal} overtaken */
async function ask(ids, address, wish, overtaken) {
  busy(ids, true);
  const question = newQuestion();
  const answer = await answerTo(address, wish.body, overtaken);
  if (overtaken.aborted) return;
  busy(ids, false);
  if (!answer) {
    if (!wish.isQuiet) say(ids, noAnswer(wish));
    return;
  }
  const fresh = new DOMParser().parseFromString(answer.html, "text/html");
  if (fresh.getElementById(ids[0])) show(ids, fresh, question, { ...wish, address: answer.address });
  else if (!wish.isQuiet) sayWhatCameInstead(ids, fresh, wish.body ? null : address);
}

// What was sent may have arrived, though its answer did not.
/** @param {Wish} wish */
const noAnswer = ({ body }) =>
  body
    ? _("There is no answer from the server. Reload the page to see whether it was done before you try again.")
    : _("There is no answer from the server. Nothing was changed; try again.");

/** @param {string} address @param {URLSearchParams | undefined} body @param {AbortSignal} overtaken */
async function answerTo(address, body, overtaken) {
  try {
    const answer = await fetch(address, {
      method: body ? "POST" : "GET",
      body,
      headers: { Accept: "text/html", "X-Fragment": "1" },
      signal: AbortSignal.any([overtaken, AbortSignal.timeout(PATIENCE_MS)]),
    });
    leaveIfRefused(answer);
    return { html: await answer.text(), address: answer.redirected ? answer.url : address };
  } catch {
    return null;
  }
}

/** @param {string[]} ids @param {Document} fresh @param {number} question @param {Wish & { address: string }} wish */
function show(ids, fresh, question, { history: how, toTop, address }) {
  for (const id of ids) {
    const [part, next] = [document.getElementById(id), fresh.getElementById(id)];
    // Live news of the same address may have brought a later state of it.
    if (part && next && !isStale(next.dataset.liveUrl ?? `part ${id}`, question)) replacePart(part, next);
  }
  document.title = fresh.title;
  showPassing(fresh);
  if (how) enterHistory(how, ids, address);
  if (toTop) scrollTo(0, 0);
}

// What was said of the act before goes when somebody acts again; news of others leaves it.
/** @param {Document} fresh */
function showPassing(fresh) {
  const next = fresh.querySelector("[data-passing]");
  if (next) document.querySelector("[data-passing]")?.replaceWith(document.importNode(next, true));
}

// A page that was only read is opened as what it is; what became of an act is said here.
/** @param {string[]} ids @param {Document} fresh @param {string | null} address */
function sayWhatCameInstead(ids, fresh, address) {
  if (address !== null) location.assign(address);
  else say(ids, fresh.querySelector("[role=alert] :is(h1, p)")?.textContent?.trim() || _("The server refused it."));
}

/** @param {string[]} ids @param {string} words */
function say(ids, words) {
  document.querySelector("[data-swap-problem]")?.remove();
  const note = document.createElement("div");
  note.className = "notice conflict";
  note.dataset.swapProblem = "";
  note.setAttribute("role", "alert");
  note.append(Object.assign(document.createElement("p"), { textContent: words }));
  document.getElementById(ids[0])?.prepend(note);
}

/** @param {string[]} ids @param {boolean} isBusy */
function busy(ids, isBusy) {
  for (const id of ids) {
    if (isBusy) document.getElementById(id)?.setAttribute("aria-busy", "true");
    else document.getElementById(id)?.removeAttribute("aria-busy");
  }
}

/** @param {"push" | "replace"} how @param {string[]} ids @param {string} address */
function enterHistory(how, ids, address) {
  if (!history.state?.parts) history.replaceState({ ...history.state, parts: ids }, "");
  if (how === "push") history.pushState({ parts: ids }, "", address);
  else history.replaceState({ parts: ids }, "", address);
}

addEventListener("popstate", ({ state }) => {
  if (state?.parts) swapParts(state.parts, location.href);
});
