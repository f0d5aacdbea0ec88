// The worklist and the parity page by keyboard: one key per candidate, n to adopt a name, h a p for how widely, j and k
// to move. The forms work without it.
import { Controller, register } from "../lib/controllers.js";
import { WIDEST, keyWish } from "../models/doubts.js";

class Worklist extends Controller {
  #at = 0;
  #shownPage = this.#page;
  #scope = "here";

  connect() {
    this.listen(document, "keydown", (event) => this.#pressed(event));
    this.listen(this.element, "focusin", ({ target }) => this.#focused(target));
    this.listen(this.element, "change", ({ target }) => target.name === "scope" && this.#widen(target.value));
    this.listen(this.element, "replaced", ({ target }) => target.matches("[data-list]") && this.#cameAnew());
    this.#widen(this.element.querySelector('input[name="scope"]:checked')?.value ?? this.#scope);
    this.#show(0, { focus: false });
  }

  get #page() {
    return this.element.querySelector("[data-list]")?.dataset.list;
  }

  get #places() {
    return [...this.element.querySelectorAll("[data-place]")];
  }

  get #current() {
    return this.element.querySelector("[data-place].now") ?? this.#places[Math.min(this.#at, this.#places.length - 1)];
  }

  /** Frame the place that the keys are about, and read on from it. */
  #show(index, { focus = true } = {}) {
    const all = this.#places;
    all.forEach((place) => place.classList.remove("now"));
    if (!all.length) return;
    this.#at = Math.max(0, Math.min(index, all.length - 1));
    const place = all[this.#at];
    place.classList.add("now");
    if (!focus) return;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest", behavior: "auto" });
  }

  /** To the place beside; from the first or the last of a page to the link that says what comes there, and back. */
  #step(by) {
    const next = this.#at + by;
    const isBeyond = next < 0 || next >= this.#places.length;
    const turn = isBeyond && this.element.querySelector(`[data-turn] a[rel=${by > 0 ? "next" : "prev"}]`);
    if (turn) turn.focus();
    else this.#show(document.activeElement.closest("[data-turn]") ? this.#at : next);
  }

  /**
   * How widely the next decisions hold, in every place where it can, because a person thinks of it once. What holds
   * everywhere is thought of for each place.
   */
  #widen(value) {
    if (value !== WIDEST) this.#scope = value;
    const within = value === WIDEST ? this.#current : this.element;
    within?.querySelectorAll(`input[name="scope"][value="${value}"]`).forEach((radio) => {
      radio.checked = true;
    });
  }

  #pressed(event) {
    if (event.target.closest("textarea, input:not([type=radio])")) return;
    const [act, value] = keyWish(event) ?? [];
    if (act === "step") this.#step(Number(value));
    else if (act === "widen") this.#widen(value);
    else if (act === "choose") this.#current?.querySelector(`button[data-key="${value}"]`)?.click();
    else return;
    event.preventDefault();
  }

  #focused(target) {
    const place = target.closest("[data-place]");
    if (place && !place.classList.contains("now")) this.#show(this.#places.indexOf(place), { focus: false });
  }

  #cameAnew() {
    this.#widen(this.#scope);
    this.#show(this.#page === this.#shownPage ? this.#at : 0);
    this.#shownPage = this.#page;
  }
}

register("worklist", Worklist);
