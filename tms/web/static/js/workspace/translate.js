// Writing: from row to row, saving what was left, confirming, and what to do when a save was answered.
import { announce, neighbour, isUnconfirmed, main, nextRow, page, rowOf, send, textIn } from "./page.js";
import { signInAgain, watchSession } from "./session-watch.js";
import { chooseMark, startMarks } from "./special-characters.js";
import { comparing } from "./compare.js";
import { editor, saves, status } from "./singletons.js";
import { dropDraft, offerUnsavedIn, rowsWithUnsaved } from "./unsaved-texts.js";
import { startMatches, useMatch } from "./matches.js";
import { rowChanged, rowRemoved } from "./concurrent-changes.js";
import { clearProblem, showFirstRefused, startRefused } from "./refused-saves.js";
import { paint, refreshRow, restore, settleRow } from "./rows.js";
import { onStatusButton } from "./save-status.js";
import { startTerms, useNumbered, useTerm } from "./terms.js";
import { _ } from "../lib/words.js";

const CONFIRMED = { state: "translated", tone: "translated" };
const EDITED = { state: "initial", tone: "edited" };

function savesChanged() {
  status();
  const words = saves.cutOff || saves.session !== "mine" ? _("not saved yet") : _("saving…");
  for (const { segment } of saves.entries) {
    const tag = rowOf(segment)?.querySelector(".tag.saving");
    if (tag && tag.textContent !== words) tag.textContent = words;
  }
}

/**
 * What waits from before is in its rows again and goes on its way, whoever may write here now; the line above tells of
 * it.
 */
export function startSaving() {
  for (const { segment, text, confirm: isConfirmed } of saves.entries) {
    dropDraft(segment, text);
    const row = rowOf(segment);
    if (row) paint(row, text, isConfirmed ? CONFIRMED : EDITED);
  }
  saves.addEventListener("change", savesChanged);
  saves.addEventListener("saved", ({ detail }) => saved(detail));
  saves.addEventListener("elsewhere", ({ detail: { segment } }) => savedElsewhere(segment));
  startRefused({ saves, editor, leave, open });
  watchSession(saves, editor);
  main.addEventListener("gone", ({ detail: { row, text } }) => rowRemoved(row, text));
  const buttons = { lost: showFirstRefused, out: signInAgain, left: showUnsaved };
  onStatusButton((tone) => {
    (buttons[tone] ?? (() => saves.retry()))();
    if (!["lost", "left"].includes(tone) && editor.row) editor.focus();
  });
  addEventListener("online", () => saves.retry());
  addEventListener("focus", () => saves.waiting && saves.retry());
  addEventListener("offline", status);
  addEventListener("beforeunload", (event) => {
    const isKept = !saves.isOnlyHere && (editor.typing?.kept ?? true);
    const isTheirs = saves.session !== "other" || !isKept;
    if (isTheirs && (saves.waiting || !isKept || editor.isChanged)) event.preventDefault();
  });
  savesChanged();
  saves.retry();
}

const toUnconfirmed = (row) => goTo(nextRow(row, isUnconfirmed), row, _("All segments are confirmed."));

// What may be done with the version now, by its own button above.
const handOver = () => document.querySelector(".actions form[action$='/submit'] button");

// The very next one, as elsewhere, unless it would begin again at the top; where nothing is left to confirm, none.
let goOn = (row) => {
  const next = nextRow(row, () => true);
  const isBelow = next && row.compareDocumentPosition(next) === Node.DOCUMENT_POSITION_FOLLOWING;
  if (isBelow && nextRow(row, isUnconfirmed)) open(next);
  else toUnconfirmed(row);
};

/** Begin; returns what the keys and the mouse may do. ``then`` is where a confirmed row leads to, if not to the next. */
export function startTranslating({ then = goOn } = {}) {
  goOn = then;
  editor.addEventListener("change", status);
  editor.addEventListener("confirm", () => confirm());
  document.addEventListener("offer", ({ detail }) => decide(detail));
  startMatches(editor, open);
  startTerms(editor, open);
  startMarks(editor);
  addEventListener("pagehide", () => editor.leavePage());
  return { open, act, leave };
}

/** Make a row the current one; the one before is left, and saved if it was changed. */
export function open(row, text = null) {
  if (editor.row === row && text === null) return;
  leave();
  const { segment } = row.dataset;
  const refused = saves.refused.get(segment);
  editor.open(row, text ?? refused?.text ?? null);
  // Where two texts stand against each other a choice is still due: a save on the old rev is refused again.
  if (refused && !comparing(row)) {
    clearProblem(row);
    saves.forget(segment);
  }
  status();
}

/** Leave the current row; a changed text becomes the segment's, not confirmed unless it is a reviewer's. */
export function leave() {
  const { row } = editor;
  if (!row) return;
  if (!editor.isChanged) {
    const { segment } = row.dataset;
    const keep = saves.has(segment) || saves.refused.has(segment);
    editor.close({ keep });
    if (!keep && "unsaved" in row.dataset) restore(row);
    return;
  }
  if (row.dataset.resolves || editor.isTakenOver) {
    // A conflict is settled by a choice, not by walking away, and what another works on now is theirs: it stays typing.
    editor.keepOnServer();
    row.dataset.pending = editor.text;
    delete row.dataset.proposed;
    editor.close();
    offerUnsavedIn(row);
    status();
    return;
  }
  save(page.mode === "review");
}

// An unsaved text from before: into the editor, or away, here and on the server. Another one may wait behind it.
function decide({ row, text, use }) {
  if (use) open(row);
  if (editor.row === row) editor.decide(text, use);
  else {
    const { segment, rev } = row.dataset;
    dropDraft(segment, text);
    send(`/segments/${segment}/typing`, { text: textIn(row), rev }).catch(() => {});
  }
  if (!use) offerUnsavedIn(row);
  status();
}

/** Lead to the first text that was typed and never saved. */
export function showUnsaved() {
  const [row] = rowsWithUnsaved();
  row?.scrollIntoView({ block: "center" });
  row?.querySelector(":is([data-offer], [data-compare]) button")?.focus({ preventScroll: true });
}

function save(isConfirmed) {
  const { row, text, base } = editor;
  clearProblem(row);
  const { segment, resolves } = row.dataset;
  const finished = { segment, text, rev: base.rev, sourceRev: base.sourceRev, confirm: isConfirmed, resolves };
  editor.close({ told: isConfirmed });
  const same = text === textIn(row) && row.dataset.state !== "initial";
  const tone = isConfirmed || same ? "translated" : text ? "edited" : "empty";
  paint(row, text, { state: isConfirmed || same ? "translated" : "initial", tone });
  keepInQueue(finished);
}

/** A text that was not typed in its row, such as a replacement. */
export function saveAs(row, text, isConfirmed) {
  clearProblem(row);
  const { segment, rev, sourceRev, resolves } = row.dataset;
  paint(row, text, isConfirmed ? CONFIRMED : EDITED);
  keepInQueue({ segment, text, rev: Number(rev), sourceRev: Number(sourceRev), confirm: isConfirmed, resolves });
}

// Once the queue keeps it, it is typing no more.
async function keepInQueue(finished) {
  if (await saves.add(finished)) dropDraft(finished.segment, finished.text);
}

function confirm(then = goOn) {
  const { row } = editor;
  if (!editor.text.trim()) {
    editor.say(_("There is nothing to confirm yet. Write the translation first."), null, "conflict");
    return;
  }
  const go = () => {
    save(true);
    then(row);
  };
  if (editor.checkCodes(go)) go();
}

function goTo(next, row, otherwise) {
  if (next) open(next);
  else {
    // Whoever types on does it in the text where they are.
    open(row);
    const button = handOver();
    editor.say(otherwise, button && [button.textContent.trim(), () => handOver()?.click()], "final");
    announce(otherwise);
  }
}

// The numbers of the inline codes come first, those of the panel go on after them.
function insertNumber(n) {
  if (n <= editor.codesToInsert) editor.insertNth(n - 1);
  else if (!useNumbered(editor, n - editor.codesToInsert)) announce(_("Nothing has this number."));
}

/** What a key asks for; false if it is none of ours. */
export function act(name, event) {
  const { row } = editor;
  if (!row) return false;
  if (name === "match") return useMatch(editor, Number(event.code.slice(-1)));
  if (name === "term") return useTerm(editor);
  const acts = {
    confirm: () => confirm(),
    onward: () => confirm(page.mode === "edit" ? toUnconfirmed : goOn),
    restore: () => editor.restore(),
    copy: () => editor.copySource(),
    mark: () => chooseMark(editor),
    case: () => editor.changeCase(),
    missing: () => editor.insertMissing(),
    up: () => open(neighbour(row, -1)),
    down: () => open(neighbour(row, 1)),
    insert: () => insertNumber(Number(event.code.slice(-1)) || 10),
  };
  if (!acts[name]) return false;
  acts[name]();
  return true;
}

async function saved({ save: done, answer }) {
  dropDraft(done.segment, done.text);
  const row = rowOf(done.segment);
  if (!row || saves.has(done.segment)) return;
  settleRow(row, answer);
  if (editor.row === row) editor.rebase({ text: done.body.text.trim(), rev: answer.rev });
  await refreshRow(done.segment);
  await showRepeats(answer.repeated ?? []);
}

// The same sentence stands elsewhere too, and what was confirmed is its draft now.
async function showRepeats(segments) {
  const numbers = [];
  // Of many the first at once; the live news brings the others.
  for (const segment of segments.slice(0, 5)) {
    const found = await refreshRow(segment);
    if (!found) continue;
    if (editor.row === found.row) rowChanged(found.row, found.fresh, _("The same sentence: what you confirmed stands here too."));
    numbers.push(found.row.querySelector(".n .num").textContent);
  }
  const values = { numbers: numbers.join(_(", ")), n: segments.length - numbers.length };
  if (!numbers.length) return;
  announce(values.n ? _("The same sentence: drafted in {numbers} and {n} more too.", values) : _("The same sentence: drafted in {numbers} too.", values));
}

// Another tab of the same person has had the answer.
function savedElsewhere(segment) {
  const row = rowOf(segment);
  if (row && !saves.has(segment)) restore(row);
}

/** The translation is right for the new source as well. */
export function keepTranslation(row) {
  const { segment, rev, sourceRev, resolves } = row.dataset;
  const text = textIn(row);
  paint(row, text, CONFIRMED);
  row.querySelector("[data-ask]")?.remove();
  saves.add({ segment, text, rev: Number(rev), sourceRev: Number(sourceRev), confirm: true, resolves });
  toUnconfirmed(row);
}
