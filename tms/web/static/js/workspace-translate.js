// Writing: from row to row, saving what was left, confirming, and what to do when a save is refused.
import { announce, beside, isUnconfirmed, isUntranslated, nextRow, page, rowOf, send, textIn } from "./workspace-page.js";
import { compare, comparing, decided } from "./workspace-compare.js";
import { dropDraft, unsavedTexts } from "./workspace-drafts.js";
import { tellGone } from "./workspace-gone.js";
import { offerIn } from "./workspace-offers.js";
import { startMatches, useMatch } from "./workspace-matches.js";
import { startTerms, useTerm } from "./workspace-terms.js";
import { Editor } from "./workspace-editor.js";
import { alarm, noteIn, paint, refreshRow, settleRow } from "./workspace-rows.js";
import { Saves } from "./workspace-saves.js";
import { onStatusButton, showStatus } from "./workspace-status.js";
import { _ } from "./words.js";

export const saves = new Saves();
export const editor = new Editor();
const refused = new Map();

function status() {
  showStatus(saves, refused.size, editor.typing);
}

function savesChanged() {
  status();
  const words = saves.cutOff || saves.signedOut ? "not saved yet" : "saving…";
  for (const tag of document.querySelectorAll(".tag.saving")) if (tag.textContent !== words) tag.textContent = words;
}

let goOn = (row) => goTo(nextRow(row, isUnconfirmed), row, _("All segments are confirmed."));

/** Begin; returns what the keys and the mouse may do. ``then`` is where a confirmed row leads to, if not to the next. */
export function startTranslating({ then = goOn } = {}) {
  goOn = then;
  saves.addEventListener("change", savesChanged);
  saves.addEventListener("saved", ({ detail }) => saved(detail));
  saves.addEventListener("refused", ({ detail }) => wasRefused(detail));
  editor.addEventListener("change", status);
  editor.addEventListener("confirm", confirm);
  document.addEventListener("offer", ({ detail }) => decide(detail));
  startMatches(editor, open);
  startTerms(editor, open);
  onStatusButton((tone) => (tone === "lost" ? showRefused() : saves.retry()));
  addEventListener("online", () => saves.retry());
  addEventListener("focus", () => saves.waiting && saves.retry());
  addEventListener("offline", status);
  setInterval(status, 1000);
  status();
  addEventListener("beforeunload", (event) => {
    if (saves.waiting || refused.size || editor.isChanged) event.preventDefault();
  });
  addEventListener("pagehide", () => editor.leavePage());
  return { open, act, leave };
}

/** Make a row the current one; the one before is left, and saved if it was changed. */
export function open(row, text = null) {
  if (editor.row === row && text === null) return;
  leave();
  const problem = refused.get(row.dataset.segment);
  editor.open(row, text ?? problem?.save.text ?? null);
  // Where two texts stand against each other a choice is still due: a save on the old rev is refused again.
  if (problem && !problem.sides) settle(row.dataset.segment);
  status();
}

/** Leave the current row; a changed text becomes the segment's, not confirmed unless it is a reviewer's. */
export function leave() {
  const { row } = editor;
  if (!row) return;
  if (!editor.isChanged) {
    editor.close({ keep: saves.has(row.dataset.segment) || refused.has(row.dataset.segment) });
    return;
  }
  if (row.dataset.resolves) {
    // A conflict is settled by a choice, not by walking away; what was typed stays typing.
    editor.keepOnServer();
    row.dataset.pending = editor.text;
    editor.close();
    offerIn(row);
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
  if (!use) offerIn(row);
}

function save(isConfirmed) {
  const { row, text, base } = editor;
  comparing(row)?.remove();
  noteIn(row, null);
  const { segment, resolves } = row.dataset;
  const finished = { segment, text, rev: base.rev, sourceRev: base.sourceRev, confirm: isConfirmed, resolves };
  editor.close({ told: isConfirmed });
  const same = text === textIn(row) && row.dataset.state !== "initial";
  const tone = isConfirmed || same ? "translated" : text ? "edited" : "empty";
  paint(row, text, { state: isConfirmed || same ? "translated" : "initial", tone });
  saves.add(finished);
}

function confirm() {
  const { row } = editor;
  if (!editor.text.trim()) {
    editor.say(_("There is nothing to confirm yet. Write the translation first."), null, "conflict");
    return;
  }
  const go = () => {
    save(true);
    goOn(row);
  };
  if (editor.checkCodes(go)) go();
}

function goTo(next, row, otherwise) {
  if (next) open(next);
  else {
    announce(otherwise);
    row.querySelector(".n").focus();
  }
}

/** What a key asks for; false if it is none of ours. */
export function act(name, event) {
  const { row } = editor;
  if (!row) return false;
  if (name === "match") return useMatch(editor, Number(event.code.slice(-1)));
  if (name === "term") return useTerm(editor);
  const acts = {
    confirm,
    untranslated: () => goTo(nextRow(row, isUntranslated), row, _("Every segment has a translation.")),
    restore: () => editor.restore(),
    missing: () => editor.insertMissing(),
    up: () => open(beside(row, -1)),
    down: () => open(beside(row, 1)),
    insert: () => editor.insertNth(Number(event.code.slice(-1)) - 1),
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
    if (editor.row === found.row) changedMeanwhile(found.row, found.fresh, _("The same sentence: what you confirmed stands here too."));
    numbers.push(found.row.querySelector(".n .num").textContent);
  }
  const more = segments.length > numbers.length ? ` and ${segments.length - numbers.length} more` : "";
  if (numbers.length) announce(`The same sentence: drafted in ${numbers.join(", ")}${more} too.`);
}

function wasRefused({ save: tried, problem }) {
  const { segment } = tried;
  const row = rowOf(segment);
  if (problem.code === "segment_retired") {
    keepOfGone(segment, tried.text);
    if (row) goneMeanwhile(row, tried.text);
    else tellGone(segment, tried.text);
    return;
  }
  if (!row) return;
  if (problem.code !== "text_stale") {
    refused.set(segment, { save: tried });
    noteIn(row, _("Not saved: {why} Your text is kept; open the segment to go on.", { why: problem.title ?? _("the server refused it.") }));
    alarm(row);
  } else showStale(tried, { ...problem, yours: tried.text });
  announce(_("Segment {number} was not saved.", { number: row.querySelector(".n .num").textContent }));
  status();
}

function showStale(tried, sides) {
  const { segment } = tried;
  const row = rowOf(segment);
  refused.set(segment, { save: tried, sides });
  noteIn(row, null);
  alarm(row);
  compare(segment, sides, (choice) => chosen(choice, tried, sides));
}

function chosen(choice, tried, sides) {
  const { segment } = tried;
  const row = rowOf(segment);
  const isOpen = editor.row === row;
  settle(segment);
  if (choice === "mine") {
    const text = isOpen ? editor.text : tried.text;
    if (isOpen) editor.close({ told: true });
    paint(row, text, tried.confirm ? { state: "translated", tone: "translated" } : { state: "initial", tone: "edited" });
    const { confirm: isConfirmed, resolves } = tried;
    const sourceRev = Number(row.dataset.sourceRev);
    saves.add({ segment, text, rev: sides.rev, sourceRev, confirm: isConfirmed, resolves });
  } else if (choice === "theirs") {
    if (isOpen) editor.close();
    dropDraft(segment, tried.text);
    delete row.dataset.unsaved;
    delete row.dataset.saving;
    refreshRow(segment);
  } else {
    if (!isOpen) {
      leave();
      editor.open(row, tried.text);
    }
    editor.goOnTopOf(sides);
    decided(row);
  }
  status();
}

function settle(segment) {
  refused.delete(segment);
  status();
}

function showRefused() {
  const [segment] = refused.keys();
  rowOf(segment)?.scrollIntoView({ block: "center" });
  rowOf(segment)?.querySelector("[data-compare] button, .n")?.focus({ preventScroll: true });
}

/** The source has left a sentence out. Who was at work on it is told, and has their text to copy. */
export function goneMeanwhile(row, typed = null) {
  const { segment } = row.dataset;
  const isOpen = editor.row === row;
  const [unsaved] = unsavedTexts(row, textIn(row));
  const text = typed ?? (isOpen ? editor.text : unsaved);
  const stored = isOpen && editor.isChanged ? editor.keepOnServer() : null;
  if (isOpen) editor.close({ keep: true });
  refused.delete(segment);
  row.remove();
  if (text !== undefined) tellGone(segment, text, stored);
  status();
}

// What was refused because its sentence is gone is kept as typing, so that it is still there after a reload.
function keepOfGone(segment, text) {
  const rev = rowOf(segment)?.dataset.rev ?? 1;
  send(`/segments/${segment}/typing`, { text, rev }).catch(() => {});
}

/** The translation is right for the new source as well. */
export function keepTranslation(row) {
  const { segment, rev, sourceRev, resolves } = row.dataset;
  const text = textIn(row);
  paint(row, text, { state: "translated", tone: "translated" });
  row.querySelector("[data-ask]")?.remove();
  saves.add({ segment, text, rev: Number(rev), sourceRev: Number(sourceRev), confirm: true, resolves });
  goTo(nextRow(row, isUnconfirmed), row, _("All segments are confirmed."));
}

// The source changed under somebody's hands. What they type stays; whether it still fits is theirs to say.
function askAboutSource(row, fresh) {
  const sourceRev = Number(fresh.dataset.sourceRev);
  if (Number(row.dataset.askedAbout ?? 0) >= sourceRev) return;
  row.dataset.askedAbout = sourceRev;
  row.dataset.markers = fresh.dataset.markers;
  editor.renewCodes();
  const seen = () => {
    editor.sawSource(sourceRev);
    row.dataset.sourceRev = sourceRev;
    editor.say("");
  };
  const choices = [
    [_("It still fits: confirm"), () => (seen(), confirm())],
    [_("I’ll change it"), () => (seen(), editor.focus())],
  ];
  editor.say(_("The source changed while you were writing. What you typed is kept."), choices, "changed");
  announce(_("The source of this segment changed. What you typed is kept."));
}

/** The row on the server is another than the one somebody has open here. */
export function changedMeanwhile(row, fresh, why = _("This text was changed by somebody else just now.")) {
  const { segment } = row.dataset;
  if (saves.has(segment) || refused.has(segment)) return;
  const rev = Number(fresh.dataset.rev);
  const theirs = textIn(fresh);
  if (editor.row !== row) return;
  if (Number(fresh.dataset.sourceRev) > editor.base.sourceRev) askAboutSource(row, fresh);
  if (rev <= editor.base.rev) return;
  if (editor.isChanged && ["draft", "empty"].includes(fresh.dataset.tone)) {
    // A machine drafted anew for the new source; a person's text stands above a draft.
    editor.rebase({ text: theirs, rev });
    row.dataset.rev = rev;
    row.querySelector("[data-target]").dataset.text = theirs;
  } else if (!editor.isChanged) {
    editor.rebase({ text: theirs, rev });
    row.dataset.rev = rev;
    row.querySelector("[data-target]").dataset.text = theirs;
    if (row.dataset.askedAbout !== fresh.dataset.sourceRev) {
      editor.say(why, null, "attention");
    }
  } else if (Number(comparing(row)?.dataset.rev ?? 0) < rev) {
    // The editor stays on its own rev until the person has chosen, so that no key press puts one text over the other.
    const sides = { base: editor.base.text, yours: editor.text, theirs, rev, who: fresh.dataset.holder };
    const tried = { segment, confirm: false, resolves: row.dataset.resolves };
    compare(segment, sides, (choice) => chosen(choice, { ...tried, text: editor.text }, sides));
  }
  status();
}
