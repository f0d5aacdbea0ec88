// Saves that the server refused: each stays in its row with its text, the reason, and what can be done about it.
import { copySelection } from "../lib/browser-commands.js";
import { announce, main, mayWrite, page, part, rowOf, send, textIn } from "./page.js";
import { compare, comparing, sidesOf } from "./compare.js";
import { draftOf, dropDraft } from "./unsaved-texts.js";
import { showRemoved } from "./removed-rows.js";
import { mergeByHand } from "./manual-merge.js";
import { adoptFirst, alarm, paint, restore } from "./rows.js";
import { withChineseMarked } from "../lib/chinese-runs.js";
import { _ } from "../lib/words.js";

let saves, editor, leave, open;

/** Begin; refusals from before a reload stand in their rows again. */
export function startRefused(given) {
  ({ saves, editor, leave, open } = given);
  saves.addEventListener("refused", ({ detail: { save } }) => {
    show(save);
    const row = rowOf(save.segment);
    if (row) announce(_("Segment {number} was not saved.", { number: row.querySelector(".n .num").textContent }));
  });
  for (const save of saves.refused.values()) showAgain(save);
}

function show(save) {
  const { segment, text, problem } = save;
  const row = rowOf(segment);
  if (problem.code === "segment_retired" || !row) keepOfGone(save, row);
  else if (problem.code === "text_stale" && mayWrite) showStale(save, { ...problem, yours: text });
  else showProblem(save, row);
}

// After a reload: what stands there now may be newer than what the save was refused for.
function showAgain(save) {
  const row = rowOf(save.segment);
  if (row && textIn(row) === save.text.trim() && row.dataset.state !== "initial") {
    saves.forget(save.segment);
    return;
  }
  if (row) {
    const { code, rev } = save.problem;
    if (code === "text_stale" && Number(row.dataset.rev) > rev) {
      Object.assign(save.problem, { theirs: textIn(row), rev: Number(row.dataset.rev) });
    }
    paint(row, save.text, { state: "initial", tone: "conflict" });
  }
  show(save);
}

function showProblem(save, row) {
  panelOf(row)?.remove();
  alarm(row);
  if (editor.row === row) editor.goOnTopOf({ theirs: textIn(row), rev: editor.base.rev });
  const panel = part("refused-part");
  panel.querySelector("[data-why]").replaceChildren(...withChineseMarked(save.problem.title ?? _("The server refused it.")));
  panel.querySelector("[data-do=open]").hidden = !mayWrite || editor.row === row;
  panel.addEventListener("click", ({ target }) => {
    const wish = target.closest("[data-do]")?.dataset.do;
    if (wish) decide(wish, save, row, target);
  });
  row.querySelector("[data-slot]").before(panel);
}

const panelOf = (row) => row.querySelector("[data-refused]");

function decide(wish, save, row, button) {
  if (wish === "open") open(row);
  else if (wish === "copy") copy(save.text, button);
  else if (wish === "again") {
    clearProblem(row);
    if (editor.row === row) editor.close({ told: true });
    paint(row, save.text, { state: save.confirm ? "translated" : "initial", tone: save.confirm ? "translated" : "edited" });
    const { segment, text, rev, sourceRev, confirm, resolves } = save;
    saves.add({ segment, text, rev, sourceRev, confirm, resolves });
  } else {
    clearProblem(row);
    if (editor.row === row) editor.close();
    saves.forget(save.segment);
    restore(row);
    row.querySelector(".n").focus({ preventScroll: true });
  }
}

/** The row's problem is being dealt with. */
export function clearProblem(row) {
  panelOf(row)?.remove();
  comparing(row)?.remove();
}

function copy(text, button) {
  const field = document.createElement("textarea");
  field.value = text;
  button.after(field);
  field.select();
  announce(copySelection() ? _("Copied.") : _("Your browser did not allow copying. Select the text in the row."));
  field.remove();
  button.focus();
}

function showStale(save, sides) {
  sides.baseRev = Number(save.body?.rev ?? save.rev);
  const row = rowOf(save.segment);
  panelOf(row)?.remove();
  alarm(row);
  compare(save.segment, sides, (choice) => applyChoice(choice, save, sides));
}

/** The person has chosen between two texts; ``tried`` is their save. */
export function applyChoice(choice, tried, sides) {
  const { segment } = tried;
  const row = rowOf(segment);
  const isOpen = editor.row === row;
  const text = isOpen ? editor.text : tried.text;
  if (choice === "mine") putOnTop({ ...tried, text }, sides.rev);
  else if (choice === "theirs") {
    if (isOpen) editor.close();
    saves.forget(segment);
    dropDraft(segment, text);
    // What the server keeps as typed is unwanted as well.
    const { theirs, rev } = sides;
    send(`/segments/${segment}/typing`, { text: theirs, rev }).catch(() => {}).finally(() => restore(row));
  } else {
    const done = ({ text: merged, rev, confirm }) => {
      clearProblem(row);
      putOnTop({ ...tried, text: merged, confirm }, rev);
    };
    mergeByHand(segment, { ...sides, yours: text }, { baseRev: sides.baseRev, done });
  }
}

// A text of the person's is saved upon what they have seen of the other's.
function putOnTop({ segment, text, confirm: isConfirmed, resolves }, rev) {
  const row = rowOf(segment);
  if (editor.row === row) editor.close({ told: isConfirmed });
  paint(row, text, isConfirmed ? { state: "translated", tone: "translated" } : { state: "initial", tone: "edited" });
  saves.add({ segment, text, rev, sourceRev: Number(row.dataset.sourceRev), confirm: isConfirmed, resolves });
}

/** What was typed and never saved was written upon another text than stands there now: after a reload, too, it is a conflict. */
export async function showConflict(row) {
  const { segment, rev, tone } = row.dataset;
  const draft = draftOf(segment) ?? keptByServer(row);
  if (!draft || draft.rev >= Number(rev) || row.dataset.resolves || ["draft", "empty"].includes(tone)) return;
  if (saves.has(segment) || saves.refused.has(segment)) return;
  const { text } = draft;
  const upon = draft.rev === undefined ? {} : { rev: draft.rev };
  const asked = await send(`/segments/${segment}/sides`, { text, ...upon }).catch(() => null);
  if (!asked?.ok || asked.body.base_rev >= Number(rev) || asked.body.by === Number(page.person) || editor.row === row || comparing(row)) return;
  const sides = { ...asked.body, baseRev: asked.body.base_rev };
  row.querySelector("[data-offer]")?.remove();
  compare(segment, sides, (choice) => applyChoice(choice, { segment, text, confirm: false }, sides));
}

// Typed in another browser: upon what, the server knows.
const keptByServer = ({ dataset: { pending } }) => (pending === undefined ? null : { text: pending });

/** A derived text in conflict: its sides stand in the row. */
export function mergeDerived(row) {
  const { segment, rev, resolves } = row.dataset;
  leave();
  adoptFirst(row);
  mergeByHand(segment, { ...sidesOf(row), rev: Number(rev) }, { done: (made) => putOnTop({ segment, resolves, ...made }, made.rev) });
}

/** Go to the first that waits for a decision. */
export function showFirstRefused() {
  const [segment] = saves.refused.keys();
  const row = rowOf(segment);
  row?.scrollIntoView({ block: "center" });
  // The row's own link stands before them in the page.
  const choice = row?.querySelector(":is([data-compare], [data-refused]) button:not([hidden])") ?? row?.querySelector(".n");
  (choice ?? main.querySelector(`[data-gone="${segment}"] button`))?.focus({ preventScroll: true });
}

// Its sentence is gone: what was written is kept as typing, so that it is there also in another browser.
function keepOfGone({ segment, text }, row) {
  if (!row) showRemoved(segment, text);
  else row.dispatchEvent(new CustomEvent("gone", { bubbles: true, detail: { row, text } }));
  const rev = row?.dataset.rev ?? 1;
  send(`/segments/${segment}/typing`, { text, rev })
    .then(({ ok }) => ok && saves.forget(segment))
    .catch(() => {});
}
