// A form or a link whose answer replaces parts of the page, or all of those that the element has in it. Without scripts
// they are plain forms and links.
//
//   data-swap-parts="ID …"    the parts, which the answer has under the same ids
//   data-swap-on="change"     a form is sent as soon as something is chosen in it; "input": while somebody types in it
//   data-swap-address         "replace": the address takes the place of the page's, instead of being a step to come back from
//   data-swap-top             one reads on from the top of the page
import { Controller, register } from "../lib/controllers.js";
import { swapParts } from "../lib/swap.js";

const TYPING_MS = 250;

/** The fields of a form as pairs; our forms that swap have no files. */
const pairsOf = (form, submitter = null) => /** @type {[string, string][]} */ ([...new FormData(form, submitter)]);

class Swap extends Controller {
  #timer = 0;
  #asked = "";

  connect() {
    this.listen(this.element, "click", (event) => this.#clicked(event));
    this.listen(this.element, "submit", (event) => this.#submitted(event));
    const { swapOn } = this.element.dataset;
    if (swapOn === "change") this.listen(this.element, "change", () => this.#read());
    if (swapOn === "input") this.listen(this.element, "input compositionend", (event) => this.#typed(event));
  }

  disconnect() {
    clearTimeout(this.#timer);
  }

  get #ids() {
    return this.element.dataset.swapParts.split(" ");
  }

  /** @returns {import("../lib/swap.js").Wish} */
  get #wish() {
    const { swapAddress, swapTop } = this.element.dataset;
    return { history: swapAddress === "replace" ? "replace" : "push", toTop: swapTop !== undefined };
  }

  #clicked(event) {
    const link = event.target.closest("a[href]");
    const isElsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link?.target;
    if (!link || isElsewhere || event.defaultPrevented || link.origin !== location.origin) return;
    event.preventDefault();
    swapParts(this.#ids, link.href, this.#wish);
  }

  async #submitted(event) {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const form = event.target;
    if (form.method === "get") {
      this.#asked = "";
      this.#read();
      return;
    }
    const body = new URLSearchParams(pairsOf(form, event.submitter));
    const buttons = [...form.querySelectorAll("button:enabled")];
    for (const button of buttons) button.disabled = true;
    await swapParts(this.#ids, form.action, { body });
    for (const button of buttons) button.disabled = false;
  }

  // What an input method makes of keys is looked for when it is made.
  #typed({ type, isComposing }) {
    if (isComposing && type === "input") return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(), TYPING_MS);
  }

  /** An address says what the list is narrowed to, and nothing of what it is not. */
  #read() {
    clearTimeout(this.#timer);
    const form = this.element;
    const address = new URL(form.action);
    address.search = new URLSearchParams(pairsOf(form).filter(([, value]) => value)).toString();
    if (address.href === this.#asked) return;
    this.#asked = address.href;
    swapParts(this.#ids, address.href, this.#wish);
  }
}

register("swap", Swap);
