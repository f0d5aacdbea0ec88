// Whether the third version stands beside the two that one works with; remembered in this browser for its person.
import { Controller, register } from "../lib/controllers.js";
import { page } from "../workspace/page.js";

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

class ThirdColumn extends Controller {
  connect() {
    if (!document.querySelector("[data-third]")) return;
    this.#show(kept() !== "hide");
    // Its buttons stand in the heads and in the palette.
    this.listen(document, "click", ({ target }) => this.#clicked(target.closest?.("[data-third]")));
  }

  #show(isShown) {
    this.element.classList.toggle("without-third", !isShown);
  }

  #clicked(button) {
    if (!button) return;
    const wish = button.dataset.third || (this.element.classList.contains("without-third") ? "show" : "hide");
    kept(wish);
    this.#show(wish === "show");
    if (button.dataset.third) this.element.querySelector(`.heads [data-third]:not([data-third=${wish}])`).focus();
  }
}

register("third-column", ThirdColumn);
