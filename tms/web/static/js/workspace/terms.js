// What is known of the segment's words: put into the text at the caret, by number or the next one, and terms suggested from
// a selection.
import { currentRow, explainAgain } from "./current-row.js";
import { announce, main, page, selectedWords, send } from "./page.js";
import { IS_LOADING, NO_ANSWER, isFilled, numbered } from "./segment-help.js";
import { _ } from "../lib/words.js";

// Asked for with every key press: not looked for among all rows.
const aside = main.querySelector("aside");
const panel = () => aside.querySelector("[data-beside]");

/** The clicks; ``open`` begins to edit a row. */
export function startTerms(editor, open) {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-use-term]");
    if (!button) return;
    if (!editor.row && currentRow()) open(currentRow());
    if (editor.row) editor.insert(button.dataset.useTerm);
  });
}

/** Put in the n-th that has a number, from 1; false if there is none. */
export function useNumbered(editor, n) {
  const button = panel() ? numbered(panel())[n - 1] : undefined;
  if (button) editor.insert(button.dataset.useTerm);
  return button !== undefined;
}

/** Put in the first term that the text does not have yet; false if no term is known. */
export function useTerm(editor) {
  // While the panel is about no segment yet, there are none.
  const buttons = panel() ? numbered(panel()) : [];
  const next = buttons.find(({ dataset }) => !editor.text.includes(dataset.useTerm)) ?? buttons[0];
  if (next) editor.insert(next.dataset.useTerm);
  return next !== undefined;
}

// The segment whose suggestion opens when the panel comes.
let wanted = null;

/** Open the form in which a term is suggested, in the field that is still empty; of a panel that loads, once it is here. */
export function suggestTerm() {
  const box = panel()?.querySelector("[data-suggest]");
  const row = currentRow();
  wanted = null;
  if (box) openSuggestion(box);
  else if (!row || isFilled(panel())) announce(_("No term can be suggested here."));
  else {
    announce(IS_LOADING);
    wanted = row.dataset.segment;
    main.dispatchEvent(new Event("show-segment"));
    explainAgain(row);
  }
}

main.addEventListener("help", ({ detail: came }) => {
  if (wanted === null || wanted !== currentRow()?.dataset.segment) return;
  if (came) suggestTerm();
  else announce(NO_ANSWER);
  wanted = null;
});

// Whoever writes on has given it up: the letters are not led elsewhere.
main.addEventListener("input", () => {
  wanted = null;
});

function openSuggestion(box) {
  main.dispatchEvent(new Event("show-segment"));
  box.open = true;
  box.scrollIntoView({ block: "nearest" });
  fieldToFill(box).focus();
}

function fieldToFill(box) {
  const { source, target: term } = box.querySelector("form").elements;
  return source.value ? term : source;
}

// What is selected in the source, or in the text, is what a suggestion begins with.
document.addEventListener("selectionchange", () => {
  const form = panel()?.querySelector("[data-suggest] form");
  const row = currentRow();
  if (!form || !row || form.contains(document.activeElement)) return;
  const words = selectedWords();
  const within = (part) => words && row.querySelector(part)?.contains(getSelection().anchorNode);
  if (within("[data-source]")) form.elements.source.value = words;
  else if (within("[data-target]")) form.elements.target.value = words;
});

main.addEventListener("toggle", (/** @type {OnElement} */ { target }) => {
  if (target.matches("[data-suggest]") && target.open && !target.contains(document.activeElement)) fieldToFill(target).focus();
}, true);

// The page stays as it is: what is being typed is not disturbed.
main.addEventListener("submit", async (/** @type {OnElement} */ event) => {
  const form = event.target;
  if (!form.matches("[data-suggest] form")) return;
  event.preventDefault();
  const fields = new FormData(/** @type {any} */ (form));
  const told = form.querySelector("[data-told]");
  try {
    const { ok, body } = await send(form.getAttribute("action").slice(page.url.length), fields);
    told.textContent = ok ? _("Suggested. An editor decides whether it comes into the termbase.") : (body.title ?? _("The server refused it."));
    if (ok) for (const name of ["source", "target", "note"]) form.elements[name].value = "";
  } catch {
    told.textContent = _("No answer from the server. Send it again in a moment.");
  }
});
