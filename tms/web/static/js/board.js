// The board: an address says what the board is narrowed to, and nothing of what it is not.
import { _n } from "./lib/words.js";

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (!detail.elt.matches("[data-leave-out-empty]")) return;
  for (const [name, value] of [...detail.formData.entries()]) if (!value) detail.formData.delete(name);
});

// Choosing articles: all of the page at once, a range with Shift, and how many there are.
let last = null;

const boxes = (form) => [...form.querySelectorAll("input[name=article]")];

function tell(form) {
  const all = boxes(form);
  const chosen = all.filter((box) => box.checked).length;
  const every = form.querySelector("[data-choose-all]");
  every.checked = chosen === all.length;
  every.indeterminate = chosen > 0 && chosen < all.length;
  form.querySelector("[data-chosen]").textContent = chosen ? _n("{n} article chosen", "{n} articles chosen", chosen) : "";
}

document.addEventListener("click", (event) => {
  const box = event.target.closest?.(".choosing input[name=article]");
  if (!box) return;
  const all = boxes(box.form);
  if (event.shiftKey && last && all.includes(last)) {
    const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
    for (const one of all.slice(from, to + 1)) one.checked = box.checked;
  }
  last = box;
  tell(box.form);
});
document.addEventListener("change", (/** @type {OnElement} */ { target }) => {
  const form = target.closest?.(".choosing");
  if (!form) return;
  if (target.matches("[data-choose-all]")) for (const box of boxes(form)) box.checked = target.checked;
  tell(form);
});
document.addEventListener("reset", (/** @type {OnElement} */ { target }) => {
  if (!target.matches(".choosing")) return;
  target.classList.remove("dirty");
  setTimeout(() => tell(target), 0);
});
