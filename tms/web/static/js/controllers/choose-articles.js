// Choosing articles on the board: all of the page at once, a range with Shift, and how many there are.
import { Controller, register } from "../lib/controllers.js";
import { _n } from "../lib/words.js";

class ChooseArticles extends Controller {
  #last = null;

  connect() {
    this.listen(this.element, "click", (event) => this.#clicked(event));
    this.listen(this.element, "change", ({ target }) => this.#changed(target));
    this.listen(this.element, "reset", () => this.#reset());
  }

  get #boxes() {
    return [...this.element.querySelectorAll("input[name=article]")];
  }

  #clicked({ target, shiftKey }) {
    if (!target.matches("input[name=article]")) return;
    const all = this.#boxes;
    if (shiftKey && all.includes(this.#last)) {
      const [from, to] = [all.indexOf(this.#last), all.indexOf(target)].sort((a, b) => a - b);
      for (const box of all.slice(from, to + 1)) box.checked = target.checked;
    }
    this.#last = target;
    this.#tell();
  }

  #changed(target) {
    if (target.matches("[data-choose-all]")) for (const box of this.#boxes) box.checked = target.checked;
    this.#tell();
  }

  #reset() {
    this.element.classList.remove("dirty");
    setTimeout(() => this.#tell(), 0);
  }

  #tell() {
    const all = this.#boxes;
    const chosen = all.filter((box) => box.checked).length;
    const every = this.element.querySelector("[data-choose-all]");
    every.checked = chosen === all.length;
    every.indeterminate = chosen > 0 && chosen < all.length;
    this.element.querySelector("[data-chosen]").textContent = chosen ? _n("{n} article chosen", "{n} articles chosen", chosen) : "";
  }
}

register("choose-articles", ChooseArticles);
