// What is open before a version is submitted or approved: shown in a dialog, and only then sent; and what stops it.
import { fetchHtml, rowOf } from "./page.js";

const box = document.querySelector("[data-open-box]");
const LOOK = 600;
let shownAt = 0;

/** Begin. ``open`` makes a row the current one. */
export function startShowingOpenPoints(open) {
  box?.addEventListener("click", (event) => {
    if (event.target === box || event.target.closest("[data-close]")) box.close();
    const link = event.target.closest("[data-go]");
    const row = link && rowOf(link.dataset.go);
    if (!row) return;
    event.preventDefault();
    box.close();
    open(row);
  });
  // The Enter that opened the dialog, held down, is no answer to it.
  box?.addEventListener(
    "submit",
    (event) => {
      if (performance.now() - shownAt > LOOK) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}

/** Show what is open before the act at ``path``; false if nothing is, or nothing can be shown here. */
export async function showsOpenPoints(path) {
  const html = box && (await fetchHtml(path));
  if (!html) return false;
  const here = box.querySelector("[data-open-here]");
  here.innerHTML = html;
  if (!here.querySelector(".left, [data-left]")) return false;
  if (!box.open) box.showModal();
  shownAt = performance.now();
  (here.querySelector("textarea") ?? here.querySelector(".primary, [data-show-kind]") ?? here.querySelector("a, button") ?? box.querySelector("[data-close]")).focus();
  return true;
}
