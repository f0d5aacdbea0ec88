// A menu that was opened closes like one: by a click elsewhere, with Escape, or when the focus leaves it. The arrows go
// from entry to entry.
import { Controller, register } from "./controllers.js";

const ENTRIES = "a[href], button:enabled";

class Menu extends Controller {
  connect() {
    this.listen(document, "click", ({ target }) => this.element.contains(target) || (this.element.open = false));
    this.listen(document, "keydown", ({ key }) => key === "Escape" && this.element.open && this.#close());
    this.listen(this.element, "keydown", (event) => this.#pressed(event));
    this.listen(this.element, "focusout", ({ relatedTarget }) => {
      if (relatedTarget && !this.element.contains(relatedTarget)) this.element.open = false;
    });
  }

  get #summary() {
    return this.element.querySelector("summary");
  }

  #close() {
    this.element.open = false;
    this.#summary?.focus();
  }

  /** @param {KeyboardEvent & { target: any }} event */
  #pressed(event) {
    const isModified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (isModified || event.isComposing || event.target.matches("input, select, textarea")) return;
    const isOnSummary = event.target === this.#summary;
    if (isOnSummary && ["ArrowDown", "ArrowUp"].includes(event.key)) this.element.open = true;
    else if (!this.element.open) return;
    const entries = [...this.element.querySelectorAll(ENTRIES)];
    const at = entries.indexOf(/** @type {PageElement} */ (document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined || !entries.length) return;
    event.preventDefault();
    entries.at(to % entries.length)?.focus();
  }
}

/** From now on menus of the page are such. */
export function startMenus() {
  register("menu", Menu);
}
