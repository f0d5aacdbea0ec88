// Words replaced in all texts of the version: what it would do is shown first, each place can be left out, and all of it
// can be taken back. Inline codes stay as they are.
import { asOneLine, codesIn, runsOf } from "../models/coded-text.js";
import { chipOf } from "../field/view.js";
import { codesOfRow } from "../field/codes.js";
import { currentRow } from "./current-row.js";
import { announce, main, rowOf, rows, selectedWords, stateOf, textIn } from "./page.js";
import { tellUndoable } from "./undoable.js";
import { _, _n, joinedSentences } from "../lib/words.js";

const box = document.querySelector("[data-replace]");
const SHOWN = 300;
let proposals = [];
/** Segments that have the words and can't be proposed, by the reason. */
let cannot = { conflict: [], codes: [] };

/** Where the words stand in the version, and what the text would be: {segment, row, before, after, runs, chosen}. */
function proposalsFor(sought, by) {
  const found = [];
  cannot = { conflict: [], codes: [] };
  for (const row of sought && sought !== by ? rows() : []) {
    const [before, codes] = [textIn(row), codesOfRow(row)];
    if (!before.includes(sought)) continue;
    // Where two texts stand against each other, a person chooses between them first.
    if (row.dataset.resolves || row.dataset.look === "conflict") {
      cannot.conflict.push(row.dataset.segment);
      continue;
    }
    const runs = runsOf(before, codes);
    const after = runs.map(({ text, marker }) => marker ?? text.replaceAll(sought, () => by)).join("");
    const isSame = String(codesIn(after, codes).map((one) => one.marker)) === String(codesIn(before, codes).map((one) => one.marker));
    if (after !== before && isSame) found.push({ segment: row.dataset.segment, row, before, after, runs, chosen: true });
    else cannot.codes.push(row.dataset.segment);
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
  const without = whyNot(cannot);
  const out = box.querySelector("[data-left-out]");
  out.hidden = without === "";
  out.textContent = without;
  box.querySelector("[data-none]").hidden = !old || old === now || proposals.length > 0 || without !== "";
  box.querySelector("[data-more]").hidden = proposals.length <= SHOWN;
  count();
}

/** Why segments with the words are left as they are: a sentence for each reason, with how many. */
function whyNot({ conflict = [], codes = [], unchosen = [], moved = [] }) {
  const kinds = [
    [unchosen, _("Not chosen: {n}.", { n: unchosen.length })],
    [conflict, _("In conflict, to be settled first: {n}.", { n: conflict.length })],
    [codes, _("Across an inline code: {n}.", { n: codes.length })],
    [moved, _("Changed in the meantime: {n}.", { n: moved.length })],
  ];
  return joinedSentences(...kinds.map(([these, words]) => (these.length ? String(words) : "")));
}

// A confirmed text stays confirmed, unless something about it waits to be looked at.
const wasConfirmed = (row) => stateOf(row) !== "initial" && !row.dataset.look;

// The rows that still say what they said when that was shown.
function still(all, says) {
  const known = all.map((one) => ({ ...one, row: rowOf(one.segment) }));
  return known.filter((one) => one.row && textIn(one.row) === says(one));
}

function run(saveAs) {
  const chosen = proposals.filter((one) => one.chosen);
  const done = still(chosen, ({ before }) => before).map((one) => ({ ...one, confirmed: wasConfirmed(one.row) }));
  const unchosen = segmentsOf(proposals.filter((one) => !one.chosen));
  const moved = segmentsOf(chosen.filter(({ segment }) => !done.some((one) => one.segment === segment)));
  for (const { row, after, confirmed } of done) saveAs(row, after, confirmed);
  box.close();
  tell(done, { ...cannot, unchosen, moved }, saveAs);
  return done[0]?.segment;
}

const segmentsOf = (all) => all.map(({ segment }) => segment);

function tell(done, left, saveAs) {
  const words = _n("Replaced in {n} segment.", "Replaced in {n} segments.", done.length);
  const undo = done.length ? () => takeBack(done, saveAs) : null;
  tellUndoable(joinedSentences(words, whyNot(left)), undo, Object.values(left).flat());
}

function takeBack(done, saveAs) {
  const back = still(done, ({ after }) => after);
  for (const { row, before, confirmed } of back) saveAs(row, before, confirmed);
  const moved = segmentsOf(done.filter(({ segment }) => !back.some((one) => one.segment === segment)));
  const words = _n("Undone in {n} segment.", "Undone in {n} segments.", back.length);
  if (moved.length) tellUndoable(joinedSentences(words, whyNot({ moved })), null, moved);
  else announce(words);
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
