// Rows as the server shows them: swapped in when they changed, never under somebody's hands.
import { nodesOf, showDiff } from "../field/view.js";
import { newQuestion, isStale, markFresh } from "../lib/stale-answers.js";
import { answered } from "../lib/live.js";
import { fingerprint } from "../models/row-fingerprint.js";
import { announce, fetchHtml, main, rowOf, rows, sourceIn } from "./page.js";
import { markConflict } from "./compare.js";
import { chooseTabStop, currentRow, explain, explainAgain } from "./current-row.js";
import { tellInRow } from "./notes.js";
import { rearrange, renewStrip } from "./reorder-rows.js";
import { fitStrip, tally } from "./tally.js";
import { offerUnsavedIn } from "./unsaved-texts.js";
import { _ } from "../lib/words.js";

const served = new WeakMap();
const PORTION = 200;
const MOST_FLEETING = 100;
const MOST_FOUND = 250;
const AROUND_THE_TEXT = ["warnings", "errors", "holder", "until", "takenWhy"];
const SAID = ["said", "threads", "queries"];

/** Remember how the server sent it, then add what scripts add. */
export function adopt(row) {
  served.set(row, fingerprint(row.outerHTML));
  const link = row.querySelector(".n");
  if (!link.hasAttribute("tabindex")) link.tabIndex = -1;
  markConflict(row);
  offerUnsavedIn(row);
  main.dispatchEvent(new CustomEvent("adopted", { detail: row }));
}

let adopted = Promise.resolve();
const idle = () => new Promise((resolve) => (globalThis.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 200 }) : setTimeout(resolve)));

/** Adopt the rows of the page, those of a long article in portions, so that the first of them can be used at once. */
export function adoptAll() {
  const all = rows();
  adopted = (async () => {
    for (let at = 0; at < all.length; at += PORTION) {
      await idle();
      for (const row of all.slice(at, at + PORTION)) if (row.isConnected && !served.has(row)) adopt(row);
    }
  })();
  return adopted;
}

/** A row that somebody is at before its turn is adopted as it was sent. */
export const adoptFirst = (row) => served.has(row) || adopt(row);
main.addEventListener("mark", ({ detail: row }) => adoptFirst(row));

/** Whether they are at work in the row; one that is only looked at may come anew. */
const isOpen = (row) => row.classList.contains("now") && row.querySelector("[data-slot]").childElementCount > 0;

/** Whether something of the person's stands in the row that the server doesn't have. */
const isBusy = (row) => isOpen(row) || "unsaved" in row.dataset;

/** Put the server's present row in place of the shown one; a busy one gets only what surrounds its text. */
export function renew(row, fresh) {
  const html = fingerprint(fresh.outerHTML);
  const about = fresh.querySelector("template[data-about]");
  if (served.get(row) === html) {
    if (about) takeAbout(row, about);
    return row;
  }
  const now = document.importNode(fresh, true);
  if (isBusy(row)) {
    served.set(row, html);
    surround(row, now);
    return row;
  }
  const link = row.querySelector(".n");
  const [focused, stop] = [document.activeElement === link, link.tabIndex === 0];
  if (row.classList.contains("now")) {
    now.classList.add("now");
    now.querySelector(".n").setAttribute("aria-current", "true");
  }
  const isLost = hasLostAcceptance(row, now);
  row.replaceWith(now);
  adopt(now);
  if (isLost) tellOfLostAcceptance(now);
  explainAgain(now);
  if (stop) chooseTabStop(now);
  if (focused) now.querySelector(".n").focus({ preventScroll: true });
  return now;
}

/** Somebody else changed what was accepted; whoever did it is shown the row as their own. */
const hasLostAcceptance = (row, now) =>
  ["reviewed", "final"].includes(row.dataset.state) &&
  !["reviewed", "final"].includes(now.dataset.state) &&
  Number(now.dataset.rev) > Number(row.dataset.rev) &&
  !("own" in now.dataset);

function tellOfLostAcceptance(row) {
  const words = _("Someone else changed this text, so it is accepted no more. Read it again.");
  const note = document.createElement("p");
  note.className = "note attention";
  const dot = document.createElement("i");
  dot.className = "dot attention";
  dot.setAttribute("aria-hidden", "true");
  const said = document.createElement("span");
  said.lang = document.documentElement.lang;
  said.textContent = words;
  note.append(dot, said);
  const notes = document.createElement("div");
  notes.className = "notes";
  notes.append(note);
  row.querySelector("[data-target]").append(notes);
  announce(words);
}

function takeAbout(row, about) {
  const known = row.querySelector("template[data-about]");
  if (known?.innerHTML === about.innerHTML) return;
  known?.remove();
  row.append(document.importNode(about, true));
  explainAgain(row);
}

function surround(row, fresh) {
  const thirds = fresh.querySelectorAll(".third");
  row.querySelectorAll(".third").forEach((cell, at) => thirds[at] && cell.replaceWith(thirds[at]));
  row.querySelector("template[data-about]")?.remove();
  const about = fresh.querySelector("template[data-about]");
  if (about) row.append(about);
  row.querySelector(".n .num").textContent = fresh.querySelector(".n .num").textContent;
  for (const name of [...AROUND_THE_TEXT, ...SAID]) {
    if (name in fresh.dataset) row.dataset[name] = fresh.dataset[name];
    else delete row.dataset[name];
  }
  showMarks(row, fresh);
  row.classList.toggle("para", fresh.classList.contains("para"));
  showSource(row, fresh);
  showNumber(row, fresh);
  if (row === currentRow()) explain(row);
}

/** What is marked in a text (doubts, warnings, comments) may be another, also where it says the same afterwards. */
function showMarks(row, fresh) {
  const [shown, next] = [row, fresh].map((one) => one.querySelector("[data-words-here]"));
  const isSame = !("unsaved" in row.dataset) && row.dataset.rev === fresh.dataset.rev;
  if (isSame && shown.innerHTML !== next.innerHTML) shown.replaceChildren(...document.importNode(next, true).childNodes);
  const [dot, served] = [row, fresh].map((one) => one.querySelector(".n .dot"));
  if (isSame && dot.className === served.className) dot.title = served.title;
  if (isSame) return;
  shown.querySelector(".talks")?.remove();
  const said = next.querySelector(".talks");
  if (said) shown.append(" ", document.importNode(said, true));
}

/** The source has another text now: it stands there with what is different from the one that was there. */
function showSource(row, fresh) {
  const [shown, next] = [row, fresh].map((one) => one.querySelector("[data-source]"));
  const [before, now] = [row, fresh].map(sourceIn);
  if (!shown || before === now) return;
  if (!next.querySelector(".before")) {
    const words = document.createElement("span");
    words.className = "before";
    showDiff(words, before, now);
    next.dataset.text = now;
    next.replaceChildren(words);
  }
  shown.replaceWith(next);
}

/** An item before this one came or went: the number of this one is another, and its texts are the same. */
function showNumber(row, fresh) {
  for (const place of ["[data-source]", "[data-words-here]"]) {
    const [shown, next] = [row, fresh].map((one) => one.querySelector(place));
    if (next?.dataset.number) shown.dataset.number = next.dataset.number;
    else delete shown?.dataset.number;
  }
}

/** Fetch one row and renew it. */
export async function refreshRow(segment) {
  const question = newQuestion();
  const html = await fetchHtml(`/segments/${segment}/row`);
  const row = rowOf(segment);
  if (html === null || !row) return null;
  const fresh = new DOMParser().parseFromString(`<ol>${html}</ol>`, "text/html").querySelector(".seg");
  const now = isStale(segment, question) ? row : renew(row, fresh);
  tally();
  return { row: now, fresh };
}

/** Show a text in the row before the server has answered. */
export function paint(row, text, { state, tone }) {
  adoptFirst(row);
  const cell = row.querySelector("[data-target]");
  row.dataset.served ??= cell.dataset.text;
  cell.dataset.text = text;
  showWords(cell, text, tag(_("saving…")));
  for (const note of cell.querySelectorAll(":scope > .notes, :scope > .sides, :scope > .offer")) note.remove();
  row.dataset.unsaved = "";
  stand(row, state, tone);
}

function showWords(cell, text, ...more) {
  cell.querySelector("[data-words-here]").replaceChildren(...(text ? nodesOf(text) : ["—"]), ...more);
}

/** The server has it now. */
export function settleRow(row, { state, look, rev }) {
  markFresh(row.dataset.segment);
  Object.assign(row.dataset, { state, look: look ?? "", rev });
  unpaint(row);
  row.querySelector(".tag.saving")?.remove();
}

/** Nothing of the person's stands in the row any more that the server doesn't have. */
function unpaint(row) {
  for (const name of ["saving", "unsaved", "served"]) delete row.dataset[name];
}

/** The row shows what the server has, and nothing else. */
export function restore(row) {
  const cell = row.querySelector("[data-target]");
  cell.dataset.text = row.dataset.served ?? cell.dataset.text;
  showWords(cell, cell.dataset.text);
  unpaint(row);
  served.delete(row);
  return refreshRow(row.dataset.segment);
}

/** The row is not what it seemed to become: what is shown stays, but the saved text is the one before. */
export function alarm(row) {
  const cell = row.querySelector("[data-target]");
  cell.dataset.text = row.dataset.served ?? cell.dataset.text;
  row.dataset.unsaved = "";
  cell.querySelector(".tag.saving")?.remove();
  stand(row, "initial", "conflict");
}

// The legend below names every tone, also one that no row has now.
const toneWords = (tone) => main.querySelector(`.foot [data-legend] [data-tone="${tone}"]`)?.title;

// data-state stays what the server said last; what it will become stands beside it.
function stand(row, saving, tone) {
  Object.assign(row.dataset, { saving, tone });
  const dot = row.querySelector(".n .dot");
  dot.className = `dot ${tone}`;
  dot.title = toneWords(tone) ?? dot.title;
  tally();
}

function tag(words) {
  const tag = document.createElement("span");
  tag.className = "tag saving";
  tag.lang = document.documentElement.lang;
  tag.textContent = words;
  return tag;
}

// What the page shows and the server forgets without a trace: claims that others give back, texts typed no longer; and
// what was found by a termbase that may be another by now.
function sinceWhen() {
  const { cursor } = main.dataset;
  const fleeting = rowsWith("until", "pending");
  if (!cursor || fleeting.length > MOST_FLEETING) return "";
  const named = { since: cursor, shown: fleeting.join(",") };
  const found = rowsWith("errors", "warnings");
  if (found.length <= MOST_FOUND) named.found = found.join(",");
  return `?${new URLSearchParams(named)}`;
}

function rowsWith(...said) {
  return rows().filter(({ dataset }) => said.some((one) => one in dataset)).map((row) => row.dataset.segment);
}

/**
 * What changed since the page asked last, put where nobody is at work: the rows that are others now, or all of them
 * where the server can't tell. Calls ``changed(row, fresh)`` for busy rows, and ``gone(row)`` for those that left the
 * source; it takes them away.
 */
export async function refreshAll(changed, gone) {
  const question = newQuestion();
  const html = await fetchHtml(sinceWhen());
  answered(html !== null);
  if (html === null) return;
  await adopted;
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const there = fresh.querySelector("[data-workspace]");
  const freshRows = [...(there?.querySelectorAll(".seg") ?? [])];
  if (!there || there.dataset.mode !== main.dataset.mode || !main.querySelector("[data-rows]")) {
    offerReload();
    return;
  }
  if ("news" in there.dataset) {
    // A row that should be there and isn't: the next news is the whole page.
    if (freshRows.some((row) => !rowOf(row.dataset.segment))) there.dataset.cursor = "";
  } else if (!sameRows(freshRows)) {
    rearrange(freshRows, adopt, gone);
    renewStrip(fresh);
    fitStrip();
  }
  for (const [at, next] of freshRows.entries()) {
    // In portions, so that no key waits for all of a long article.
    if (at % PORTION === PORTION - 1) await new Promise((resolve) => setTimeout(resolve));
    const row = rowOf(next.dataset.segment);
    if (!row) continue;
    const busy = isBusy(row);
    if (!isStale(next.dataset.segment, question)) renew(row, next);
    if (busy) changed(row, next);
  }
  for (const place of document.querySelectorAll("[data-swap]")) swap(place, fresh);
  main.dataset.cursor = there.dataset.cursor;
  tally();
}

function sameRows(freshRows) {
  const mine = rows();
  return mine.length === freshRows.length && mine.every((row, at) => row.id === freshRows[at].id);
}

function swap(place, fresh) {
  const next = fresh.querySelector(`[data-swap="${place.dataset.swap}"]`);
  if (!next || place.contains(document.activeElement) || place.querySelector("details[open], dialog[open]")) return;
  // Counts are the page's own.
  const plainly = (element) => element.innerHTML.replaceAll(/((?:name="csrf_token" value="|data-count="\w+">))[^"<]*/g, "$1");
  if (plainly(next) === plainly(place)) return;
  place.innerHTML = next.innerHTML;
  // What stands above may be out of sight, and says why a button of the header is grey now.
  const why = place.dataset.swap === "agreeing" && place.querySelector("#why-not-mine");
  if (why) tellInRow(why.textContent.replace(/\s+/g, " ").trim(), place.querySelector("form button"));
}

function offerReload() {
  if (main.querySelector("[data-moved-on]")) return;
  const note = document.createElement("div");
  note.className = "note attention";
  note.dataset.movedOn = "";
  note.setAttribute("role", "status");
  note.append(_("This version has moved on since you opened it."));
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = _("Show it as it is now");
  button.addEventListener("click", () => location.assign(location.pathname));
  note.append(button);
  main.querySelector("[data-above]").append(note);
}
