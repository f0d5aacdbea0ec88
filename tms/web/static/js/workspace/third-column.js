// Whether the third version stands beside the two that one works with; remembered in this browser for its person.
import { main, page } from "./page.js";

const sheet = main.querySelector("[data-sheet]");
const KEY = `third ${page.person}`;

// Where a browser keeps nothing, it is shown anew on each page.
function kept(value) {
  try {
    if (value === undefined) return localStorage.getItem(KEY);
    localStorage.setItem(KEY, value);
  } catch {
    // As above.
  }
  return null;
}

if (document.querySelector("[data-third]")) {
  sheet.classList.toggle("without-third", kept() === "hide");
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-third]");
    if (!button) return;
    const wish = button.dataset.third || (sheet.classList.contains("without-third") ? "show" : "hide");
    kept(wish);
    sheet.classList.toggle("without-third", wish === "hide");
    if (button.dataset.third) main.querySelector(`.heads [data-third]:not([data-third=${wish}])`).focus();
  });
}
