// Marks that a keyboard lacks: chosen from a small box at the field, by a digit or a click.
import { isComposing } from "./page.js";

const box = document.querySelector("[data-marks]");

/** Open the box below the field. */
export function chooseMark(editor) {
  const { left, bottom } = editor.row.querySelector("[data-field]").getBoundingClientRect();
  box.showModal();
  box.style.left = `${Math.max(0, Math.min(left, innerWidth - box.offsetWidth - 8))}px`;
  box.style.top = `${Math.max(0, Math.min(bottom + 4, innerHeight - box.offsetHeight - 8))}px`;
}

/** What the box does, and the same acts from the command palette. */
export function startMarks(editor) {
  if (!box) return;
  const put = (button) => {
    box.close();
    if (editor.row) editor.wrap(button.dataset.mark, button.dataset.close ?? "");
  };
  box.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button) put(button);
    else if (target === box) box.close();
  });
  box.addEventListener("keydown", (event) => {
    const button = /^Digit[1-9]$/.test(event.code) && box.querySelectorAll("button")[Number(event.code.slice(-1)) - 1];
    if (!button || isComposing(event)) return;
    event.preventDefault();
    put(button);
  });
  const acts = { copy: () => editor.copySource(), mark: () => chooseMark(editor), case: () => editor.changeCase() };
  document.addEventListener("click", ({ target }) => editor.row && acts[target.closest("[data-commands] [data-do]")?.dataset.do]?.());
}
