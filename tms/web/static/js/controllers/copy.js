// A button that copies what stands in a field. Where the browser doesn't let it, the field is selected instead.
//
//   data-copies           the button, in one element with the field
//   data-say-done="WORDS" what the button says then
import { Controller, register } from "../lib/controllers.js";

class Copy extends Controller {
  connect() {
    const button = this.element.querySelector("[data-copies]");
    button.hidden = false;
    this.listen(button, "click", () => this.#copy(button));
  }

  async #copy(button) {
    const field = /** @type {HTMLInputElement} */ (this.element.querySelector("input"));
    field.select();
    if (!navigator.clipboard) return;
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.sayDone;
  }
}

register("copy", Copy);
