// The blocks of the source: add, remove, move, split and join. Each is a list item with a kind, a level and a text.
const growsByItself = CSS.supports("field-sizing", "content");
const WIDE = /[\u2014\u2018-\u201d\u2026\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/;
const USUAL_LEVEL = { heading: 2, list_item: 1, table_cell: 1 };
const ONCE = new Set(["heading", "standfirst", "caption"]);

export class Blocks extends EventTarget {
  #list;
  #served;

  constructor(list) {
    super();
    this.#list = list;
    this.#served = new Set(this.values.map((one) => JSON.stringify(one)));
    for (const block of this.all()) grow(textOf(block));
    list.addEventListener("input", ({ target }) => {
      const block = blockOf(target);
      if (target.matches("textarea")) grow(target);
      if (target.matches("select")) block.querySelector("[name=level]").value = USUAL_LEVEL[target.value] ?? "";
      this.#mark(block);
      this.#changed();
    });
  }

  all() {
    return [...this.#list.children];
  }

  /** [kind, level, text] of each. */
  get values() {
    return this.all().map((block) => valuesOf(block));
  }

  /** Show these blocks instead. */
  fill(values) {
    this.#list.replaceChildren(...values.map((one) => this.#make(one)));
    if (!values.length) this.#list.append(this.#make(["paragraph", "", ""]));
    for (const block of this.all()) grow(textOf(block));
    this.#renumber();
  }

  /** Put a block behind another one, or at the end. */
  add(after, [kind, level, text], { focus = true } = {}) {
    const block = this.#make([kind, level, text]);
    if (after) after.after(block);
    else this.#list.append(block);
    grow(textOf(block));
    this.#renumber();
    if (focus) focusOn(block, 0);
    return block;
  }

  /** Take a block out; answers how to bring it back. */
  remove(block) {
    const next = block.nextElementSibling;
    const near = next ?? block.previousElementSibling;
    block.remove();
    if (!near) this.add(null, ["paragraph", "", ""]);
    else focusOn(near, next ? 0 : textOf(near).value.length);
    this.#renumber();
    return () => {
      if (next?.isConnected) next.before(block);
      else this.#list.append(block);
      this.#renumber();
      focusOn(block, 0);
    };
  }

  /** Move a block by one place; false at an end. */
  move(block, step) {
    const beside = step < 0 ? block.previousElementSibling : block.nextElementSibling;
    if (!beside) return false;
    const focused = /** @type {PageElement | null} */ (document.activeElement);
    const active = block.contains(focused) ? focused : null;
    const caret = active?.matches("textarea") ? [active.selectionStart, active.selectionEnd] : null;
    if (step < 0) beside.before(block);
    else beside.after(block);
    block.classList.add("touched");
    this.#renumber();
    // A node that is moved loses the focus and the place in its text.
    active?.focus({ preventScroll: true });
    if (caret) active.setSelectionRange(caret[0], caret[1]);
    block.scrollIntoView({ block: "nearest" });
    return true;
  }

  /** Two blocks from one, at the place of the cursor. */
  split(field) {
    const block = blockOf(field);
    const [kind, level] = valuesOf(block);
    if (!field.value && kind === "list_item") {
      block.querySelector("select").value = "paragraph";
      this.#mark(block);
      this.#changed();
      return;
    }
    const before = field.value.slice(0, field.selectionStart).trimEnd();
    const after = field.value.slice(field.selectionEnd).trimStart();
    this.#put(field, before);
    this.add(block, [ONCE.has(kind) ? "paragraph" : kind, level, after]);
  }

  /** One block from two: the one of the field and the one before (-1) or after it; false where there is none. */
  join(field, step) {
    const block = blockOf(field);
    const first = step < 0 ? block.previousElementSibling : block;
    const second = step < 0 ? block : block.nextElementSibling;
    if (!first || !second) return false;
    const [left, right] = [textOf(first).value.trimEnd(), textOf(second).value.trimStart()];
    const space = left && right && !(WIDE.test(left.at(-1)) && WIDE.test(right[0])) ? " " : "";
    if (!left && right) {
      // An empty block has no kind to keep.
      first.remove();
      focusOn(second, 0);
    } else {
      second.remove();
      this.#put(textOf(first), left + space + right);
      focusOn(first, left.length + (space && step > 0 ? 0 : space.length));
    }
    this.#renumber();
    return true;
  }

  /** Put blocks in the place of what is selected; the text around it stays in blocks of its own. */
  insert(field, values) {
    const block = blockOf(field);
    const before = field.value.slice(0, field.selectionStart).trimEnd();
    const after = field.value.slice(field.selectionEnd).trimStart();
    const [kind, level] = valuesOf(block);
    let last = block;
    for (const one of values) last = this.add(last, one, { focus: false });
    if (after) this.add(last, [kind, level, after], { focus: false });
    if (before) this.#put(field, before);
    else block.remove();
    this.#renumber();
    focusOn(last, textOf(last).value.length);
  }

  #make([kind, level, text]) {
    const block = document.getElementById("empty-block").content.firstElementChild.cloneNode(true);
    block.querySelector("select").value = kind;
    if (level) block.querySelector("[name=level]").value = level;
    textOf(block).value = text;
    this.#mark(block);
    return block;
  }

  #put(field, text) {
    field.value = text;
    this.#mark(blockOf(field));
    grow(field);
  }

  /** Whether it is a block as the server showed it; what was wrong with it is no longer said once it was changed. */
  #mark(block) {
    block.classList.toggle("touched", !this.#served.has(JSON.stringify(valuesOf(block))));
    if (!block.classList.contains("wrong")) return;
    block.classList.remove("wrong");
    block.querySelector(".problem")?.remove();
    textOf(block).removeAttribute("aria-invalid");
  }

  #renumber() {
    this.all().forEach((block, at) => {
      const number = String(at + 1);
      if (block.querySelector("[data-number]").textContent === number) return;
      block.querySelector("[data-number]").textContent = number;
      for (const named of block.querySelectorAll("[aria-label*='block ']")) {
        named.setAttribute("aria-label", named.getAttribute("aria-label").replace(/(block )\d+(?=[^\d]*$)/, `$1${number}`));
      }
    });
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

export const blockOf = (element) => element.closest("[data-block]");
export const textOf = (block) => block.querySelector("textarea");

/** Put the cursor into a block's text. */
export function focusOn(block, at) {
  const field = textOf(block);
  field.focus({ preventScroll: true });
  field.setSelectionRange(at, at);
  block.scrollIntoView({ block: "nearest" });
}

function valuesOf(block) {
  return [block.querySelector("select").value, block.querySelector("[name=level]").value, textOf(block).value];
}

/** As high as its text, where the browser doesn't see to it. */
export function grow(field) {
  if (growsByItself) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 4}px`;
}
