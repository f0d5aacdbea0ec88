// Splitting a segment, and merging it with the next: what was typed is saved first, and the rows change without a reload.
import { announce, isComposing, main, newKey, rowOf, rows, send, sourceIn, textIn } from "./page.js";
import { codesOfRow } from "../field/codes.js";
import { currentRow } from "./current-row.js";
import { SplitPoint, offsetIn } from "./split-point.js";
import { editor, saves } from "./singletons.js";
import { rowChanged, rowRemoved } from "./concurrent-changes.js";
import { edgeNear, inCharacters, likelyPlace, placesIn } from "../models/split-places.js";
import { refreshAll } from "./rows.js";
import { leave, open } from "./translate.js";
import { _ } from "../lib/words.js";

const box = document.querySelector("[data-split-box]");
let pointed = null;
let wish = null;

/** Begin, for who may move boundaries; returns what the keys do. */
export function startResegmenting() {
  if (!box) return () => false;
  const acts = { split: () => splitHere(), merge: () => mergeWithNext() };
  document.addEventListener("click", ({ target }) => acts[target.closest("[data-do]")?.dataset.do]?.());
  document.addEventListener("selectionchange", rememberSource);
  box.querySelector("form").addEventListener("submit", (event) => (event.preventDefault(), split()));
  box.querySelector("[data-close]").addEventListener("click", () => box.close());
  box.querySelector("[name=whole]").addEventListener("change", showWhole);
  box.addEventListener("close", () => wish && back());
  document.addEventListener("keydown", takeBack, true);
  return (name) => Boolean(acts[name] && currentRow() && (acts[name](), true));
}

// Where the person clicked last in the source of the row that is open.
function rememberSource() {
  const { focusNode, focusOffset } = getSelection();
  const source = focusNode?.parentElement?.closest("[data-source]");
  const row = source?.closest(".seg");
  if (row) pointed = { id: row.id, text: sourceIn(row), at: offsetIn(source, focusNode, focusOffset) };
}

// What was typed is the text from here on. Null if it could not be saved; the row then says why.
async function saved(row) {
  const { id } = row;
  leave();
  if (!(await saves.settled())) return null;
  const now = document.getElementById(id);
  return now && now.dataset.tone !== "conflict" ? now : null;
}

async function splitHere() {
  const asked = editor.row ?? currentRow();
  if (!asked) return;
  const caret = editor.row ? editor.caret : null;
  const row = await saved(asked);
  if (!row) return;
  const codes = codesOfRow(row);
  const [said, text] = [sourceIn(row), textIn(row)];
  const [there, here] = box.querySelectorAll("[data-cut]");
  const { lang } = row.querySelector("[data-source]");
  const isPointed = pointed?.id === row.id && pointed.text === said;
  const sourceAt = isPointed ? edgeNear(said, pointed.at, codes, lang) : likelyPlace(said, placesIn(said, codes));
  const places = placesIn(text, codes);
  const isInside = caret !== null && caret >= places[0] && caret <= places.at(-1);
  const cuts = [
    new SplitPoint(there, said, codes, lang, sourceAt),
    new SplitPoint(here, text, codes, main.dataset.locale, isInside ? caret : likelyPlace(text, places)),
  ];
  wish = { segment: row.dataset.segment, key: newKey(), said, text, cuts, rev: row.dataset.rev, sourceRev: row.dataset.sourceRev };
  const whole = box.querySelector("[name=whole]");
  whole.checked = !cuts[1].isPossible;
  whole.disabled = !cuts[1].isPossible;
  box.querySelector("[data-number]").textContent = row.querySelector(".n .num").textContent;
  box.querySelector("[type=submit]").disabled = !cuts[0].isPossible;
  problem(cuts[0].isPossible ? "" : _("This source is one word, or one inline code around everything: it can’t be split."));
  showWhole();
  box.showModal();
  there.querySelector("input").focus();
}

function showWhole() {
  box.querySelector("[data-cut=target]").classList.toggle("whole", box.querySelector("[name=whole]").checked);
}

function problem(words) {
  const place = box.querySelector("[data-problem]");
  place.textContent = words;
  place.hidden = !words;
}

async function split() {
  const { segment, said, text, cuts, rev, sourceRev, key } = wish;
  const isWhole = box.querySelector("[name=whole]").checked;
  const fields = {
    rev,
    source_rev: sourceRev,
    source_at: inCharacters(said, cuts[0].at),
    target_at: isWhole ? "" : inCharacters(text, cuts[1].at),
    key,
  };
  const answer = await asked(`/segments/${segment}/split`, fields);
  if (!answer.ok) {
    problem(answer.words);
    return;
  }
  wish = null;
  box.close();
  await show(segment, _("Split. Both segments wait for confirmation."), () => mergeWithNext());
}

async function mergeWithNext() {
  const current = editor.row ?? currentRow();
  if (!current) return;
  const row = await saved(current);
  const next = row && rows()[rows().indexOf(row) + 1];
  if (!row) return;
  if (!next || next.matches(".para, .kind-byline, .kind-author_title")) {
    open(row);
    editor.say(_("This is the last segment of its paragraph: there is none to merge it with."));
    return;
  }
  const { segment } = row.dataset;
  const undone = {
    source_at: inCharacters(sourceIn(row), Infinity),
    target_at: textIn(row) && textIn(next) ? inCharacters(textIn(row), Infinity) : "",
  };
  const isExact = Boolean(textIn(row)) || !textIn(next);
  const fields = { rev: row.dataset.rev, next: next.dataset.segment, next_rev: next.dataset.rev, key: newKey() };
  const answer = await asked(`/segments/${segment}/merge`, fields);
  if (!answer.ok) {
    open(rowOf(segment));
    editor.say(answer.words, null, "conflict");
    return;
  }
  await show(segment, _("Merged. The segment waits for confirmation."), isExact ? () => splitAgain(segment, undone) : splitHere);
}

async function splitAgain(segment, places) {
  const row = await saved(rowOf(segment));
  if (!row) return;
  const fields = { ...places, rev: row.dataset.rev, source_rev: row.dataset.sourceRev, key: newKey() };
  const answer = await asked(`/segments/${segment}/split`, fields);
  if (answer.ok) await show(segment, _("Split again."), () => mergeWithNext());
  else {
    open(row);
    editor.say(answer.words, null, "conflict");
  }
}

async function asked(path, fields) {
  try {
    const { ok, body } = await send(path, fields);
    return { ok, words: body.title ?? _("The server refused it. Try again.") };
  } catch {
    return { ok: false, words: _("No answer from the server. Nothing is lost; try again.") };
  }
}

// The rows as they are now, the first of them open, with the way back.
async function show(segment, words, undo = null) {
  await refreshAll(rowChanged, rowRemoved);
  open(rowOf(segment));
  editor.say(words, undo && [_("Undo"), undo]);
  editor.row.querySelector("[data-note] button")?.setAttribute("data-take-back", "");
  announce(words);
}

// The key takes the boundary back as long as nothing has been typed since, and no letter of the text.
function takeBack(event) {
  const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyZ";
  if (!isUndo || isComposing(event) || !editor.row || editor.isChanged || !event.target.closest?.("[data-editor]")) return;
  const button = editor.row.querySelector("[data-take-back]");
  if (!button) return;
  event.preventDefault();
  event.stopPropagation();
  button.click();
}

function back() {
  const row = rowOf(wish.segment);
  wish = null;
  if (row) open(row);
}
