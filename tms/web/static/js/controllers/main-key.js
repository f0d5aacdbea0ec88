// Ctrl or Cmd with Enter, wherever on the page the person is, is the main button of the form that the page is for.
import { Controller, register } from "../lib/controllers.js";

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

class MainKey extends Controller {
  connect() {
    this.listen(document, "keydown", (event) => this.#pressed(event));
    if (isMac) for (const key of this.element.querySelectorAll("[data-mod]")) key.textContent = "⌘";
  }

  #pressed(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    // A key that is held down, or belongs to an input method or another form, sends nothing.
    const form = event.target.closest("form");
    if (event.isComposing || event.repeat || (form && form !== this.element)) return;
    event.preventDefault();
    const buttons = /** @type {PageElement[]} */ ([...this.element.querySelectorAll("button.primary")]);
    buttons.find((button) => button.checkVisibility())?.click();
  }
}

register("main-key", MainKey);
