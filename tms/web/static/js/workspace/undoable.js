// What an act on many rows did, told above them: how many, which it left, and the way back by a button or a key.
import { announce, isComposing, isTyping, main, rowOf } from "./page.js";
import { currentRow } from "./current-row.js";
import { withChineseMarked } from "../lib/chinese-runs.js";
import { _ } from "../lib/words.js";

const MOST_NAMED = 20;
/** @type {(() => unknown) | null} */
let undoLast = null;

const noteOfLast = () => /** @type {PageElement | null} */ (main.querySelector("[data-undoable]"));

/** Tell it in place of what the last one told; ``undo``, if it can be taken back; ``left`` are segments. */
export function tellUndoable(words, undo, left = []) {
  noteOfLast()?.remove();
  undoLast = undo;
  const note = document.createElement("div");
  note.className = "note plain";
  note.dataset.undoable = "";
  const said = document.createElement("span");
  said.append(...withChineseMarked(words));
  note.append(said);
  if (left.length) note.append(...whatIsLeft(note, left));
  if (undo) {
    note.dataset.last = "";
    note.append(" ", undoButton());
  }
  main.querySelector("[data-above]").append(note);
  announce(words);
}

function undoButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = _("Undo");
  button.title = _("Take all of it back: Ctrl+Z, until something else is typed");
  button.addEventListener("click", takeBack);
  return button;
}

async function takeBack() {
  const undo = undoLast;
  noteOfLast()?.remove();
  await undo?.();
}

// The first by their numbers, and all of them as the rows that are shown.
function whatIsLeft(note, left) {
  note.dataset.left = left.join(" ");
  const places = document.createElement("span");
  places.className = "places num";
  for (const row of left.slice(0, MOST_NAMED).map(rowOf)) {
    if (!row) continue;
    const link = document.createElement("a");
    link.href = `?segment=${row.dataset.segment}#now`;
    link.dataset.goTo = row.dataset.segment;
    link.textContent = row.querySelector(".n .num").textContent;
    places.append(" ", link);
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "small";
  button.dataset.showKind = "left";
  button.textContent = _("Show them");
  return [places, " ", button];
}

/** Begin: Ctrl+Z takes the last act back, until something else is typed; a number leads to what was left. */
export function startUndoing({ leave, open, editor }) {
  main.addEventListener("click", (event) => {
    const row = rowOf(event.target.closest?.("[data-go-to]")?.dataset.goTo);
    if (!row) return;
    event.preventDefault();
    open(row);
  });
  editor.addEventListener("change", () => {
    if (editor.isChanged) delete noteOfLast()?.dataset.last;
  });
  document.addEventListener("keydown", (event) => pressed(event, { leave, open }), true);
}

async function pressed(event, { leave, open }) {
  const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyZ";
  const note = noteOfLast();
  const isElsewhere = isTyping(event) && !event.target.closest("[data-editor]");
  if (!isUndo || isElsewhere || isComposing(event) || !note || !("last" in note.dataset)) return;
  event.preventDefault();
  event.stopPropagation();
  const from = currentRow()?.dataset.segment;
  leave();
  await takeBack();
  const row = from && rowOf(from);
  if (row) open(row);
}
