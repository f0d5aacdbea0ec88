// Terms of the segment: put into the text at the caret, underlined in the source, and suggested from a selection.
import { currentRow } from "./current.js";
import { main, page, selectedWords, send } from "./page.js";
import { _ } from "../words.js";

const NAME = "term";
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

/** Put in the first term that the text does not have yet; false if no term is known. */
export function useTerm(editor) {
  // While the panel is about no segment yet, there are none.
  const buttons = [...(panel()?.querySelectorAll("[data-term-from]") ?? [])].map((term) => term.querySelector("[data-use-term]")).filter(Boolean);
  const next = buttons.find(({ dataset }) => !editor.text.includes(dataset.useTerm)) ?? buttons[0];
  if (next) editor.insert(next.dataset.useTerm);
  return next !== undefined;
}

/** Underline what the panel tells of; it changes nothing on the page, so that a selection stays. */
export function underlineTerms(row, place) {
  if (!globalThis.CSS?.highlights) return;
  const source = row.querySelector("[data-source]");
  const found = source && !source.querySelector(".before") ? [...place.querySelectorAll("[data-term-from]")] : [];
  const ranges = found.map(({ dataset }) => rangeIn(source, Number(dataset.termFrom), Number(dataset.termTo))).filter(Boolean);
  CSS.highlights.set(NAME, new Highlight(...ranges));
}

/** The stretch between two places, counted in characters of the text without the chips of inline codes. */
function rangeIn(element, from, to) {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0;
  let started = false;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(".code, .sr")) continue;
    const characters = [...node.data];
    const units = (n) => characters.slice(0, n).join("").length;
    if (!started && from < at + characters.length) {
      range.setStart(node, units(from - at));
      started = true;
    }
    if (started && to <= at + characters.length) {
      range.setEnd(node, units(to - at));
      return range;
    }
    at += characters.length;
  }
  return null;
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

main.addEventListener("toggle", ({ target }) => {
  if (!target.matches("[data-suggest]") || !target.open) return;
  const { source, target: term } = target.querySelector("form").elements;
  (source.value ? term : source).focus();
}, true);

// The page stays as it is: what is being typed is not disturbed.
main.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-suggest] form")) return;
  event.preventDefault();
  const fields = new FormData(form);
  const told = form.querySelector("[data-told]");
  try {
    const { ok, body } = await send(form.getAttribute("action").slice(page.url.length), fields);
    told.textContent = ok ? _("Suggested. An editor decides whether it comes into the termbase.") : (body.title ?? _("The server refused it."));
    if (ok) for (const name of ["source", "target", "note"]) form.elements[name].value = "";
  } catch {
    told.textContent = _("No answer from the server. Send it again in a moment.");
  }
});
