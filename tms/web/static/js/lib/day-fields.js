// A browser writes the day of a field in its own language and order; beside it stands the day in that of the page.
import { Controller, register } from "./controllers.js";
import { wallInWords } from "./dates.js";

let number = 0;

class DayInWords extends Controller {
  /** @type {HTMLElement} */
  #words = document.createElement("span");

  connect() {
    number += 1;
    this.#words.id = `day-in-words-${number}`;
    this.#words.className = "small muted day-in-words";
    this.element.after(this.#words);
    const said = this.element.getAttribute("aria-describedby");
    this.element.setAttribute("aria-describedby", [said, this.#words.id].filter(Boolean).join(" "));
    this.listen(this.element, "input change", () => this.#say());
    // A form that was reset has its values back once the event is over.
    if (this.element.form) this.listen(this.element.form, "reset", () => setTimeout(() => this.#say()));
    this.#say();
  }

  disconnect() {
    this.#words.remove();
  }

  #say() {
    this.#words.textContent = wallInWords(this.element.value);
  }
}

/** Begin: what asks for ``day-in-words`` has it. */
export function startDayFields() {
  register("day-in-words", DayInWords);
}
