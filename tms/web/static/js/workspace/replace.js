// Words replaced in all texts of the version: what it would do is shown first, each place can be left out, and all of it
// can be taken back. Inline codes stay as they are.
import { asOneLine, codesIn, runsOf } from "../models/coded-text.js";
import { chipOf } from "../field/view.js";
import { codesOfRow } from "../field/codes.js";
import { currentRow } from "./current-row.js";
import { announce, main, rowOf, rows, selectedWords, stateOf, textIn } from "./page.js";
import { tellUndoable } from "./undoable.js";
import { _, _n } from "../lib/words.js";

const box = document.querySelector("[data-replace]");
const SHOWN = 300;
let proposals = [];

/** Where the words stand in the version, and what the text would be: {segment, row, before, after, runs, chosen}. */
function proposalsFor(sought, by) {
  const found = [];
  for (const row of sought && sought !== by ? rows() : []) {
    const [before, codes] = [textIn(row), codesOfRow(row)];
    // Where two texts stand against each other, a person chooses between them first.
    if (!before.includes(sought) || row.dataset.resolves || row.dataset.look === "conflict") continue;
    const runs = runsOf(before, codes);
    const after = runs.map(({ text, marker }) => marker ?? text.replaceAll(sought, () => by)).join("");
    const isSame = String(codesIn(after, codes).map((one) => one.marker)) === String(codesIn(before, codes).map((one) => one.marker));
    if (after !== before && isSame) found.push({ segment: row.dataset.segment, row, before, after, runs, chosen: true });
  }
  return found;
}

function changed(runs, sought, by) {
  return runs.flatMap(({ text, marker }) => {
    if (marker) return [chipOf(marker)];
    return text.split(sought).flatMap((piece, at) => (at ? [made("del", sought), made("ins", by), piece] : [piece]));
  });
}

function made(name, words) {
  const element = document.createElement(name);
  element.textContent = words;
  return element;
}

function item(proposal, sought, by) {
  const line = document.createElement("li");
  const label = document.createElement("label");
  const check = document.createElement("input");
  Object.assign(check, { type: "checkbox", checked: proposal.chosen });
  check.addEventListener("change", () => {
    proposal.chosen = check.checked;
    count();
  });
  const number = made("span", proposal.row.querySelector(".n .num").textContent);
  number.className = "num";
  const words = document.createElement("span");
  words.lang = box.dataset.replace;
  words.append(...changed(proposal.runs, sought, by));
  label.append(check, number, words);
  line.append(label);
  return line;
}

function count() {
  const n = proposals.filter(({ chosen }) => chosen).length;
  const button = box.querySelector("[data-run]");
  button.disabled = n === 0;
  button.textContent = n ? _n("Replace in {n} segment", "Replace in {n} segments", n) : _("Replace");
}

function show() {
  const { sought, by } = box.querySelector("form").elements;
  const [old, now] = [asOneLine(sought.value), asOneLine(by.value)];
  proposals = proposalsFor(old, now);
  box.querySelector("[data-list]").replaceChildren(...proposals.slice(0, SHOWN).map((one) => item(one, old, now)));
  box.querySelector("[data-none]").hidden = !old || old === now || proposals.length > 0;
  box.querySelector("[data-more]").hidden = proposals.length <= SHOWN;
  count();
}

// A confirmed text stays confirmed, unless something about it waits to be looked at.
const wasConfirmed = (row) => stateOf(row) !== "initial" && !row.dataset.look;

// The rows that still say what they said when that was shown.
function still(all, says) {
  const known = all.map((one) => ({ ...one, row: rowOf(one.segment) }));
  return known.filter((one) => one.row && textIn(one.row) === says(one));
}

function run(saveAs) {
  const chosen = still(proposals.filter((one) => one.chosen), ({ before }) => before);
  const done = chosen.map((one) => ({ ...one, confirmed: wasConfirmed(one.row) }));
  for (const { row, after, confirmed } of done) saveAs(row, after, confirmed);
  box.close();
  if (done.length) tell(done, saveAs);
  return done[0]?.segment;
}

function tell(done, saveAs) {
  const words = _n("Replaced in {n} segment.", "Replaced in {n} segments.", done.length);
  tellUndoable(words, () => {
    const back = still(done, ({ after }) => after);
    for (const { row, before, confirmed } of back) saveAs(row, before, confirmed);
    announce(_n("Undone in {n} segment.", "Undone in {n} segments.", back.length));
  });
}

/**
 * Begin; answers what opens the box. ``leave`` ends editing, ``open`` begins it again, ``saveAs(row, text, confirmed)``
 * queues a save. Afterwards the caret is in the text where it was, or in the first one that was changed.
 */
export function startReplacing({ leave, open, saveAs }) {
  if (!box) return () => false;
  let from = null;
  const call = () => {
    const words = selectedWords() || main.querySelector("[data-find]:not([hidden]) input")?.value.trim();
    from = currentRow()?.dataset.segment;
    leave();
    const { sought } = box.querySelector("form").elements;
    if (words) sought.value = words;
    box.showModal();
    sought.select();
    show();
    return true;
  };
  box.addEventListener("input", ({ target }) => target.matches("[name]") && show());
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    if (box.querySelector("[data-run]").disabled) return;
    const first = run(saveAs);
    from ??= first;
  });
  box.addEventListener("click", ({ target }) => {
    if (target === box || target.closest("[data-close]")) box.close();
  });
  box.addEventListener("close", () => {
    // News may have put another element in the row's place meanwhile.
    const row = from && rowOf(from);
    if (row) open(row);
  });
  document.addEventListener("click", ({ target }) => target.closest?.("[data-do=replace]") && call());
  return call;
}
