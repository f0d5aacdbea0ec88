// What the panel has for the segment, put into the editor as if it were typed: a match of the memory, by key or by a click
// on its number, or a text of its history.
import { currentRow } from "./current-row.js";

/** The clicks; ``open`` begins to edit a row. */
export function startMatches(editor, open) {
  document.addEventListener("click", ({ target }) => {
    const match = target.closest?.("[data-use]")?.closest("[data-match]")?.dataset.match;
    const text = match ?? target.closest?.("[data-restore]")?.closest("[data-text]").dataset.text;
    if (text === undefined) return;
    if (!editor.row && currentRow()) open(currentRow());
    if (editor.row) editor.put(text);
  });
}

/** Put in the n-th match that the panel shows, from 1; false if there is none. */
export function useMatch(editor, n) {
  const match = document.querySelectorAll("[data-beside] [data-match]")[n - 1];
  if (match) editor.put(match.dataset.match);
  return match !== undefined;
}
