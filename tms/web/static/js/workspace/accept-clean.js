// Accepting what is clean: what it would do is shown in a dialog, above the article.
import { fetchHtml, rowOf } from "./page.js";

const box = document.querySelector("[data-clean-box]");

/** Begin. ``open`` makes a row the current one; ``settled`` tells whether everything typed is saved. */
export function startAcceptingClean(open, settled) {
  if (!box) return;
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-clean]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!(await settled())) return;
    const html = await fetchHtml("/accept-clean");
    if (html === null) {
      location.assign(link.href);
      return;
    }
    box.querySelector("[data-clean-here]").innerHTML = html;
    if (!box.open) box.showModal();
    (box.querySelector(".acts .primary") ?? box.querySelector("[data-close]")).focus();
  });
  box.addEventListener("click", (event) => {
    if (event.target === box || event.target.closest("[data-close]")) box.close();
    const link = event.target.closest("[data-go]");
    const row = link && rowOf(link.dataset.go);
    if (!row) return;
    event.preventDefault();
    box.close();
    open(row);
  });
}
