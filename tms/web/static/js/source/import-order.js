// The order of the preview's blocks: one is joined to the one above or moved, and each such step can be undone by itself:
// what was typed in other blocks since then stays. The form sends what stands there then; what its fields don't hold
// travels in one hidden value, which is kept in step.
import { joined, linesAfterJoining } from "../models/import-blocks.js";
import { _ } from "../lib/words.js";

export class ImportOrder {
  #undone = [];

  constructor(form) {
    this.form = form;
    this.carried = form.elements.carried;
  }

  get elements() {
    return [...this.form.querySelectorAll(".block")];
  }

  get canUndo() {
    return this.#undone.length > 0;
  }

  joinAbove(element) {
    const at = this.elements.indexOf(element);
    if (at < 1) return null;
    const { blocks, lines } = this.#state();
    const isChinese = this.form.querySelector("[name=language]:checked")?.value.startsWith("zh");
    const above = blocks[at - 1];
    this.#undone.push(this.#parting({ ...above }, blocks[at], lines));
    Object.assign(above, joined(above, blocks[at], isChinese ? "" : " "));
    blocks.splice(at, 1);
    this.#show({ blocks, lines: linesAfterJoining(lines, at) });
    return above.element;
  }

  move(element, by) {
    const { blocks, lines } = this.#state();
    const at = this.elements.indexOf(element);
    const to = at + by;
    if (to < 0 || to >= blocks.length) return null;
    this.#undone.push((state) => {
      const now = state.blocks.findIndex((block) => block.element === element);
      state.blocks.splice(now - by, 0, ...state.blocks.splice(now, 1));
      return state;
    });
    blocks.splice(to, 0, ...blocks.splice(at, 1));
    this.#show({ blocks, lines });
    return element;
  }

  undo() {
    const step = this.#undone.pop();
    if (step) this.#show(step(this.#state()));
  }

  // What undoes a join: the two blocks say what they said before it, and nothing else changes.
  #parting(above, below, lines) {
    return ({ blocks }) => {
      const at = blocks.findIndex((block) => block.element === above.element);
      const { text, codes } = above;
      return { blocks: [...blocks.slice(0, at), { ...blocks[at], text, codes }, below, ...blocks.slice(at + 1)], lines };
    };
  }

  #state() {
    const { blocks: held, left_out: lines } = JSON.parse(this.carried.value);
    const blocks = this.elements.map((element, index) => {
      const [codes, level] = held[index];
      const field = (name) => element.querySelector(`[name=${name}]`);
      return { element, kind: field("kind").value, text: field("block").value, out: field("out").checked, codes, level };
    });
    return { blocks, lines };
  }

  #show({ blocks, lines }) {
    const [first] = this.elements;
    const panel = first.parentElement;
    const before = first.previousSibling;
    for (const element of this.elements) element.remove();
    before.after(...blocks.map(({ element }) => element));
    for (const [index, { element, kind, text, out }] of blocks.entries()) {
      const [choice, field, box] = ["kind", "block", "out"].map((name) => element.querySelector(`[name=${name}]`));
      [choice.value, box.checked, box.value] = [kind, out, String(index)];
      if (field.value !== text) field.value = text;
      element.querySelector(".num").textContent = index + 1;
      choice.setAttribute("aria-label", _("Kind of block {number}", { number: index + 1 }));
      field.setAttribute("aria-label", _("Text of block {number}", { number: index + 1 }));
    }
    panel.querySelector(".blockhead .num").textContent = blocks.length;
    const known = JSON.parse(this.carried.value);
    const held = blocks.map(({ codes, level }) => [codes, level]);
    this.carried.value = JSON.stringify({ ...known, blocks: held, left_out: lines });
  }
}
