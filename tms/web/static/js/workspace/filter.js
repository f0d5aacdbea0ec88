// Which rows are shown: those of a kind, those with certain words, and two around each so that nobody reads out of context.
import { announce, isSentBack, isToReview, isUnconfirmed, main, page, rows, shownRows, sourceIn, textIn } from "./page.js";
import { currentRow } from "./current-row.js";
import { _ } from "../lib/words.js";

const MARKED_AT_MOST = 400;
const bar = main.querySelector("[data-find]");
const field = bar?.querySelector("input");
const list = main.querySelector("[data-rows]");
const everywhere = document.getElementById("seek");

const KINDS = {
  mine: (row) => "own" in row.dataset || "pending" in row.dataset || "unsaved" in row.dataset,
  open: page.mode === "review" ? isToReview : isUnconfirmed,
  back: isSentBack,
  // Since what it is compared with: the page's script marks them once it knows.
  changed: (row) => "changed" in row.dataset,
  source: (row) => row.dataset.look === "source_changed",
  look: (row) => Boolean(row.dataset.look),
  failed: (row) => "warnings" in row.dataset || "errors" in row.dataset,
  comments: (row) => "threads" in row.dataset,
  approved: (row) => "approved" in row.dataset,
  // What the last act left as it was, or was refused for.
  left: (row) => left.has(row.dataset.segment),
};
let left = new Set();

let kind = null;

const plain = (text) => text.normalize("NFKC").toLowerCase();
const cells = (row) => [...row.querySelectorAll("[data-source], [data-target]")];
const hasWords = (row, words) => [sourceIn(row), textIn(row)].some((text) => text && plain(text).includes(words));

/** Show rows of a kind, or all (null); ``words``, if given, go into the field. */
export function show(wanted, words = null) {
  if (!bar) return;
  bar.hidden = false;
  kind = wanted;
  if (words !== null) field.value = words;
  apply();
}

/** Open the line, with the caret in its field. */
export function find() {
  if (!bar) return;
  bar.hidden = false;
  count();
  field.focus();
  field.select();
}

/** Show everything again; the row that was open stays in sight. */
export function showAll() {
  if (!bar || bar.hidden) return false;
  field.value = "";
  kind = null;
  apply();
  bar.hidden = true;
  currentRow()?.scrollIntoView({ block: "center" });
  return true;
}

/** The kinds that there are, with how many rows each has. */
export const kinds = () => Object.entries(KINDS).map(([name, fits]) => [name, rows().filter(fits).length]);

function apply() {
  const words = plain(field.value.trim());
  const all = rows();
  // What was looked for here is at hand to be looked for everywhere.
  if (everywhere) everywhere.value = field.value.trim();
  const fits = (row) => (!kind || KINDS[kind](row)) && (!words || hasWords(row, words));
  if (kind || words) shownRows.choose(all.map((row) => row.id), (_id, at) => fits(all[at]));
  else shownRows.clear();
  list?.classList.toggle("filtered", shownRows.isFiltered);
  for (const row of all) dress(row);
  gaps();
  ticks(all);
  count();
  highlight(words);
}

// A row that was hidden because it fits no longer would be pulled away from under its person: it stays until the next choice.
function dress(row) {
  const isShown = shownRows.isShown(row.id) || row.classList.contains("now");
  row.classList.toggle("out", !isShown);
  row.classList.toggle("context", isShown && !shownRows.isHit(row.id));
}

function gaps() {
  let left = false;
  for (const row of rows()) {
    const isOut = row.classList.contains("out");
    row.classList.toggle("after-gap", left && !isOut);
    left = isOut;
  }
}

function ticks(all) {
  const nav = main.querySelector("[data-strip]");
  all.forEach((row, at) => nav.children[at]?.classList.toggle("out", row.classList.contains("out")));
}

function count() {
  for (const button of bar.querySelectorAll("[data-kind]")) {
    const name = button.dataset.kind;
    const n = name ? rows().filter(KINDS[name]).length : rows().length;
    button.querySelector(".num").textContent = String(n);
    button.hidden = n === 0 && name !== (kind ?? "");
    button.setAttribute("aria-pressed", String((kind ?? "") === name));
  }
  const says = bar.querySelector("[data-found]");
  const said = shownRows.count ? _("{n} of {all}", { n: shownRows.count, all: rows().length }) : bar.dataset.none;
  const words = shownRows.isFiltered ? said : "";
  if (says.textContent !== words) announce(words);
  says.textContent = words;
}

function highlight(words) {
  if (!globalThis.CSS?.highlights) return;
  CSS.highlights.delete("sought");
  if (!words) return;
  const ranges = [];
  for (const row of rows()) {
    if (!shownRows.isHit(row.id)) continue;
    for (const cell of cells(row)) ranges.push(...rangesIn(cell, words));
    if (ranges.length > MARKED_AT_MOST) break;
  }
  CSS.highlights.set("sought", new Highlight(...ranges));
}

function rangesIn(cell, words) {
  const found = [];
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const text = node.data.toLowerCase();
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      found.push(range);
    }
  }
  return found;
}

/** Begin: the line's keys and buttons, and what the address asks for. */
export function startFilter(open) {
  if (!bar) return;
  let timer = null;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(apply, 120);
  });
  bar.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button?.matches("[data-close]")) showAll();
    else if (button?.matches("[data-kind]")) show(button.dataset.kind || null);
  });
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-show-kind]");
    if (!button) return;
    button.closest("dialog")?.close();
    const note = button.closest("[data-left]");
    if (note) left = new Set(note.dataset.left.split(" "));
    show(button.dataset.showKind);
  });
  main.addEventListener("changes-known", () => (kind === "changed" ? apply() : bar.hidden || count()));
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") showAll();
    else if (event.key === "Enter" && event.target === field && !event.isComposing) openFirst(open);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  if (list) new MutationObserver(renewed).observe(list, { childList: true });
  const asked = new URLSearchParams(location.search);
  if (KINDS[asked.get("show")] || asked.get("q")) show(asked.get("show") in KINDS ? asked.get("show") : null, asked.get("q") ?? "");
}

function openFirst(open) {
  apply();
  const all = rows();
  const from = all.indexOf(currentRow());
  const hit = [...all.slice(from + 1), ...all.slice(0, from + 1)].find((row) => shownRows.isHit(row.id));
  if (shownRows.isFiltered && hit) open(hit);
}

function renewed(changes) {
  if (!shownRows.isFiltered) return;
  for (const { addedNodes } of changes) for (const node of addedNodes) if (node.classList) dress(node);
  gaps();
}
