// What helps with a segment, beside it: kept for a while, and fetched ahead for the segment that comes next.
import { LruCache, REMEMBERED } from "../lib/lru-cache.js";
import { codesOfRow, insertables } from "../field/codes.js";
import { fetchHtml, mayWrite, sourceIn } from "./page.js";
import { _ } from "../lib/words.js";

export const IS_LOADING = _("What is known of this segment is loading.");
export const NO_ANSWER = _("No answer from the server. Nothing is lost; try again.");
const FRESH_MS = 60_000;
const HIGHLIGHT = "term";
const known = new LruCache(REMEMBERED);
const underWay = new Map();

/**
 * Fill the place in the panel; what is known is shown at once, and asked for again when it has grown old. The place then
 * tells of itself: "help", with whether an answer came.
 */
export async function showHelpFor(row, place) {
  const { segment } = row.dataset;
  const old = known.get(segment);
  if (old && old.about === standing(row)) fill(row, place, old.html);
  else if (!isFilled(place)) place.replaceChildren(line(IS_LOADING));
  const html = await ask(row);
  if (!place.isConnected) return;
  if (html !== null) fill(row, place, html);
  else if (!isFilled(place)) place.replaceChildren(line(NO_ANSWER));
  place.dispatchEvent(new CustomEvent("help", { bubbles: true, detail: html !== null }));
}

/** A line that says in the panel's place that it is not here yet, or does not come. */
export function line(words) {
  const made = document.createElement("p");
  made.className = words === IS_LOADING ? "line small muted late" : "line small muted";
  made.textContent = words;
  return made;
}

/** Whether the place says what is known. */
export const isFilled = (place) => place?.dataset.html !== undefined;

/** Ask before anybody needs it. */
export function fetchAhead(row) {
  if (row) ask(row);
}

// What is shown is about the source and about the text as they stand.
const standing = (row) => `${row.dataset.rev} ${sourceIn(row)}`;

async function ask(row) {
  const { segment } = row.dataset;
  const about = standing(row);
  const old = known.get(segment);
  if (old?.about === about && Date.now() - old.at < FRESH_MS) return old.html;
  const question = `${segment} ${about}`;
  if (!underWay.has(question)) {
    underWay.set(question, fetchHtml(`/segments/${segment}/beside`).finally(() => underWay.delete(question)));
  }
  const html = await underWay.get(question);
  if (html !== null) known.set(segment, { html, about, at: Date.now() });
  return html;
}

function fill(row, place, html) {
  if (place.dataset.html === html || isWrittenIn(place)) return;
  place.innerHTML = html;
  place.dataset.html = html;
  for (const button of place.querySelectorAll("[data-use], [data-use-term]")) button.hidden = !mayWrite;
  if (mayWrite) showNumbers(row, place);
  underlineTerms(row, place);
}

// A term that somebody is suggesting is not taken away by what is known anew.
function isWrittenIn(place) {
  const field = document.activeElement;
  return place.contains(field) && field.matches("input, textarea");
}

/** What of the panel has a number, from 1 on after the inline codes: the first form of each. */
export function numbered(place) {
  return [...place.querySelectorAll("[data-term-from]")].map((one) => one.querySelector("[data-use-term]")).filter(Boolean);
}

const MOST_NUMBERS = 10;

// The keys of the inline codes come first.
function showNumbers(row, place) {
  const codes = insertables(codesOfRow(row)).length;
  const buttons = numbered(place).slice(0, Math.max(0, MOST_NUMBERS - codes));
  for (const [at, button] of buttons.entries()) {
    const key = document.createElement("kbd");
    key.textContent = String((codes + at + 1) % MOST_NUMBERS);
    button.prepend(key, " ");
  }
  const keys = place.querySelector("[data-piece-keys]");
  if (!keys || !buttons.length) return;
  keys.hidden = false;
  keys.querySelector("[data-up-to]").hidden = buttons.length === 1;
  keys.querySelector("[data-from]").textContent = String(codes + 1);
  keys.querySelector("[data-to]").textContent = String((codes + buttons.length) % MOST_NUMBERS);
}

// The terms that the panel tells of are underlined in the source; it changes nothing on the page, so that a selection stays.
function underlineTerms(row, place) {
  if (!globalThis.CSS?.highlights) return;
  const source = row.querySelector("[data-source]");
  const found = source && !source.querySelector(".before") ? [...place.querySelectorAll("[data-term-from]")] : [];
  const ranges = found.map(({ dataset }) => rangeIn(source, Number(dataset.termFrom), Number(dataset.termTo))).filter(Boolean);
  CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
}

// The stretch between two places, counted in characters of the text without the chips of inline codes.
function rangeIn(element, from, to) {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0;
  let started = false;
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (node.parentElement.closest(".code, .sr")) continue;
    const characters = [...node.data];
    const units = (n) => characters.slice(0, n).join("").length;
    if (!started && from < at + characters.length) {
      range.setStart(node, units(from - at));
      started = true;
    }
    if (started && to <= at + characters.length) {
      range.setEnd(node, units(to - at));
      return range;
    }
    at += characters.length;
  }
  return null;
}
