// A list by keys: J and K, or the arrows once one is in it, go from entry to entry; Enter opens, as of any link; X chooses,
// A does what the entry's button says.
//
//   data-list-keys="SELECTOR"    the links that the entries are opened by
import { Controller, register } from "../lib/controllers.js";

const STEPS = { j: 1, k: -1 };
const ARROWS = { ArrowDown: 1, ArrowUp: -1 };
const WRITING = "input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open] *";

class ListKeys extends Controller {
  connect() {
    this.listen(document, "keydown", (event) => this.#pressed(event));
  }

  get #entries() {
    return /** @type {PageElement[]} */ ([...this.element.querySelectorAll(this.element.dataset.listKeys)]);
  }

  #pressed(event) {
    const { target, key } = event;
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (hasModifier || event.isComposing || event.defaultPrevented || target.closest(WRITING)) return;
    const entries = this.#entries;
    const now = entries.findIndex((entry) => this.#placeOf(entry).contains(target));
    const step = STEPS[key.toLowerCase()] ?? (now < 0 ? undefined : ARROWS[key]);
    if (step) {
      const next = entries[now < 0 && step < 0 ? entries.length - 1 : now + step];
      if (!next) return;
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    } else if (key.toLowerCase() === "x" && now >= 0) {
      this.#placeOf(entries[now]).querySelector("input[type=checkbox]")?.click();
    } else if (key.toLowerCase() === "a" && now >= 0) {
      /** @type {PageElement | null} */ (this.#placeOf(entries[now]).querySelector(".act > a"))?.click();
    } else return;
    event.preventDefault();
  }

  #placeOf(entry) {
    return entry.closest("tr, li");
  }
}

register("list-keys", ListKeys);
