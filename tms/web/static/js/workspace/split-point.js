// One text of the dialog that splits a segment: where it is cut, shown and moved by keys, by the slider or by a click.
import { nodesOf } from "../field/view.js";
import { nextWord } from "../models/caret-motion.js";
import { placesIn, stopsIn } from "../models/split-places.js";

export class SplitPoint {
  #box;
  #slider;
  #places;
  #text;
  #codes;
  #locale;

  /** ``box`` holds the words and the slider; ``at`` is the place to begin with. */
  constructor(box, text, codes, locale, at) {
    this.#box = box;
    this.#text = text;
    this.#codes = codes;
    this.#locale = locale;
    this.#places = placesIn(text, codes);
    this.#slider = box.querySelector("input[type=range]");
    this.#slider.max = Math.max(0, this.#places.length - 1);
    this.#slider.oninput = () => this.#show();
    this.#slider.onkeydown = (event) => this.#pressed(event);
    box.querySelector("[data-cut-words]").onclick = (event) => this.#pointed(event);
    for (const button of box.querySelectorAll("[data-step]")) button.onclick = () => this.#step(Number(button.dataset.step));
    this.go(at);
  }

  get isPossible() {
    return this.#places.length > 0;
  }

  /** The place in the text. */
  get at() {
    return this.#places[this.#slider.valueAsNumber];
  }

  /** To the possible place nearest to this one. */
  go(at) {
    const far = (n) => Math.abs(this.#places[n] - at);
    this.#slider.value = [...this.#places.keys()].reduce((best, n) => (far(n) < far(best) ? n : best), 0);
    this.#show();
  }

  #step(step) {
    const next = nextWord(this.#text, this.at, step, this.#codes, this.#locale);
    const further = step > 0 ? this.#places.find((at) => at >= next) : this.#places.findLast((at) => at <= next);
    if (further !== undefined) this.go(further);
  }

  // An arrow goes on by a word, up and down by a part of the sentence; with Shift it is the slider's own, by a character.
  #pressed(event) {
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    if (/Left|Right/.test(event.key)) this.#step(step);
    else this.#toStop(step);
  }

  #toStop(step) {
    const stops = stopsIn(this.#text, this.#places);
    const next = step > 0 ? stops.find((at) => at > this.at) : stops.findLast((at) => at < this.at);
    if (next !== undefined) this.go(next);
  }

  #show() {
    const [first, second] = this.#box.querySelectorAll("[data-half]");
    const at = this.at ?? this.#text.length;
    first.replaceChildren(...nodesOf(this.#text.slice(0, at)));
    second.replaceChildren(...nodesOf(this.#text.slice(at)));
    this.#slider.setAttribute("aria-valuetext", `${this.#text.slice(0, at).trim().slice(-24)} | ${this.#text.slice(at).trim().slice(0, 24)}`);
  }

  #pointed({ clientX, clientY }) {
    const caret = document.caretPositionFromPoint?.(clientX, clientY);
    const range = caret ? null : document.caretRangeFromPoint?.(clientX, clientY);
    const [node, offset] = caret ? [caret.offsetNode, caret.offset] : [range?.startContainer, range?.startOffset];
    if (node?.nodeType !== Node.TEXT_NODE) return;
    const half = node.parentElement.closest("[data-half]");
    if (half) this.go(offsetIn(this.#box, node, offset));
  }
}

/** How far into the text a place of the shown words is, its codes counted as they are stored. */
export function offsetIn(box, node, offset) {
  let at = 0;
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const here = /** @type {Text} */ (walker.currentNode);
    const isChip = here.parentElement.matches(".code");
    if (here === node) return at + (isChip ? 0 : offset);
    if (!here.parentElement.closest(".sr")) at += here.length + (isChip ? 2 : 0);
  }
  return at;
}
