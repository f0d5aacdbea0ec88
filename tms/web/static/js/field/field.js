// The field that a segment's text is written in: words, and inline codes that no key press can break.
//
// What the browser wants to do is asked before it does it, worked out on the text, and then shown. Only an input method
// composes by itself; what it wrote is read once it is done, and nothing is touched meanwhile.
import { codesIn, difference, move, replace } from "../models/coded-text.js";
import { give, take } from "./clipboard.js";
import { nextPlace, nextWord } from "../models/caret-motion.js";
import { elementFor, View } from "./view.js";
import { EditableText } from "../models/editable-text.js";

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const PUTS_WORDS = ["insertText", "insertReplacementText", "insertFromYank", "insertTranspose"];
let dragged = null;

/** Dispatches "edit" after each change of the text, and "refused" where a code can't stand where it was dropped. */
export class Field extends EditableText {
  #textarea;
  #view;
  #kindOf;
  #composing = null;
  #untidy = false;
  #hasLetGo = false;
  #own = null;
  #listening = new AbortController();

  /**
   * Take the place of a textarea, which stays in its form with the same value. ``words`` says what a code is:
   * {describe(marker), kind(marker)}; ``name`` is the element that names the field, if not the textarea's own name does.
   */
  constructor(textarea, text, { codes, words, history, name = null }) {
    super(text, codes, history);
    this.#textarea = textarea;
    this.#kindOf = words.kind;
    this.element = elementFor(textarea, name);
    this.#view = new View(this.element, words.describe);
    textarea.value = text;
    textarea.hidden = true;
    textarea.before(this.element);
    this.#view.render(text, codes);
    this.#listen();
  }

  /** What stands there now, also while an input method is at work. */
  get value() {
    return this.isComposing ? this.#view.read() : this.text;
  }

  get isComposing() {
    return this.#composing !== null;
  }

  focus() {
    // The browser tells of a selection only some time after it was made.
    this.#remember();
    this.element.focus({ preventScroll: true });
    this.#view.select(this.selected);
  }

  /** The source has other codes than before. */
  renewCodes(codes) {
    this.codes = codes;
    this.selected = this.selection();
    this.show();
  }

  /** The field is not used any more. */
  destroy() {
    this.#listening.abort();
  }

  selection() {
    this.#remember();
    return super.selection();
  }

  show() {
    this.#untidy = this.isComposing;
    if (this.isComposing) return;
    this.#view.render(this.text, this.codes);
    if (document.activeElement === this.element || this.#view.selection()) this.#view.select(this.selected);
  }

  told() {
    this.#textarea.value = this.text;
    // For whoever else listens, as a field of the browser's tells it.
    this.#own = new InputEvent("input", { bubbles: true });
    this.element.dispatchEvent(this.#own);
    super.told();
    this.#follow();
  }

  #listen() {
    const { signal } = this.#listening;
    const on = (name, act) => this.element.addEventListener(name, act, { signal });
    on("keydown", (event) => this.#keyDown(event));
    on("focus", () => this.#hasLetGo && this.#takeUp());
    on("blur", (event) => event.relatedTarget && this.#letGo());
    on("beforeinput", (event) => this.#beforeInput(event));
    on("input", (event) => event === this.#own || this.isComposing || this.#readBack("typing"));
    on("compositionstart", () => this.#compose());
    on("compositionend", () => this.#composed());
    on("copy", (event) => this.#copy(event));
    on("cut", (event) => this.#copy(event) && this.insert(""));
    on("paste", (event) => {
      event.preventDefault();
      if (!this.isComposing) this.insert(take(event.clipboardData, this.codes, this.#kindOf));
    });
    on("dragstart", (event) => this.#dragStart(event));
    on("dragend", () => (dragged = null));
    on("drop", (event) => this.#drop(event));
    on("click", ({ target }) => {
      const code = this.#view.codeAt(target);
      if (code) this.#view.select(code);
    });
    document.addEventListener("selectionchange", () => this.#remember(), { signal });
  }

  // The browser types where its caret is, also while a button has the focus: so the caret goes with the focus.
  #letGo() {
    if (this.isComposing || !this.#view.selection()) return;
    this.#remember();
    this.#hasLetGo = true;
    getSelection().removeAllRanges();
  }

  #takeUp() {
    this.#hasLetGo = false;
    this.#view.select(this.selected);
  }

  #remember() {
    const selected = this.isComposing || this.#untidy ? null : this.#view.selection();
    if (!selected) return;
    this.selected = selected;
    this.#view.markSelected(selected);
  }

  // The browser would put the first letters inside a code that the selection begins with, so what is selected goes first.
  #compose() {
    this.#tidy();
    const before = this.now();
    if (before.start !== before.end) {
      const { text, at } = replace(this.text, before.start, before.end, "", this.codes);
      Object.assign(this, { text, selected: { start: at, end: at } });
      this.show();
    }
    this.#composing = before;
  }

  // The browser changed what stands there by itself.
  #readBack(kind, before = this.now()) {
    const shown = this.#view.read();
    this.#untidy = true;
    if (shown === before.text) {
      this.text = shown;
      return;
    }
    const { from, to, words } = difference(this.text, shown, this.codes);
    const made = replace(this.text, from, to, words.replaceAll(/[\r\n]+/g, " "), this.codes);
    const caret = made.text === shown ? (this.#view.selection()?.end ?? made.at) : made.at;
    const after = { text: made.text, start: caret, end: caret };
    this.record(kind, before, after);
    this.text = made.text;
    this.selected = after;
    this.told();
    setTimeout(() => this.#tidy());
  }

  #composed() {
    const before = this.#composing;
    this.#composing = null;
    this.#readBack("composition", before);
    // The input method may still set the caret by itself after this event, so tidying up has to wait.
    setTimeout(() => this.#tidy());
  }

  #tidy() {
    if (!this.#untidy || this.isComposing) return;
    this.#untidy = false;
    if (this.#view.read() === this.text) this.#remember();
    this.show();
  }

  #keyDown(event) {
    if (this.isComposing || event.isComposing || event.keyCode === 229) return;
    this.#tidy();
    // What the key asks for may take the focus away, before the browser has told of what is selected now.
    this.#remember();
    const control = isMac ? event.metaKey : event.ctrlKey;
    const key = event.key.toLowerCase();
    if (control && !event.altKey && (key === "z" || (key === "y" && !event.shiftKey))) {
      event.preventDefault();
      if (key === "y" || event.shiftKey) this.redo();
      else this.undo();
    } else if (key === "arrowleft" || key === "arrowright") this.#step(event, key === "arrowright" ? 1 : -1);
  }

  // The browser's own arrows would stop at places that a person can't see, or jump over a code and the letter after it.
  #step(event, step) {
    if (isMac ? event.metaKey || event.ctrlKey : event.altKey || event.metaKey) return;
    event.preventDefault();
    const { start, end, backward } = this.selection();
    const byWord = isMac ? event.altKey : event.ctrlKey;
    const [ahead, behind] = backward ? [start, end] : [end, start];
    const goFrom = (at) => (byWord ? this.#wordFrom(at, step) : nextPlace(this.text, at, step, this.codes));
    if (event.shiftKey) this.#select(behind, goFrom(ahead));
    else if (start !== end && !byWord) this.#select(step > 0 ? end : start);
    else this.#select(goFrom(ahead));
  }

  #wordFrom(at, step) {
    return nextWord(this.text, at, step, this.codes, this.element.lang);
  }

  #select(anchor, focus = anchor) {
    this.selected = { start: Math.min(anchor, focus), end: Math.max(anchor, focus), backward: focus < anchor };
    this.#view.select(this.selected);
    this.#follow();
  }

  #follow() {
    requestAnimationFrame(() => this.#view.keepInSight());
  }

  #beforeInput(event) {
    const kind = event.inputType;
    // An input method's own; and where the browser doesn't ask, what it did is read afterwards.
    if (this.isComposing || kind.includes("Composition") || !event.cancelable) return;
    event.preventDefault();
    this.#tidy();
    if (kind === "historyUndo") this.undo();
    else if (kind === "historyRedo") this.redo();
    else if (kind.startsWith("delete")) this.#delete(kind, event);
    else if (PUTS_WORDS.includes(kind)) {
      const words = event.data ?? event.dataTransfer?.getData("text/plain") ?? "";
      const [range] = event.getTargetRanges();
      const stretch = range ? this.#view.stretch(range) : this.selection();
      this.exchange(kind === "insertText" ? "typing" : "step", stretch, words.replaceAll(/[\r\n\ufeff]+/g, " "));
    }
  }

  #delete(kind, event) {
    const { start, end } = this.selection();
    const step = kind.endsWith("Forward") ? 1 : -1;
    const [range] = event.getTargetRanges();
    if (start !== end) this.insert("");
    else if (kind.startsWith("deleteWord")) this.#deleteTo(start, this.#wordFrom(start, step), "step");
    else if (kind.startsWith("deleteContent")) {
      const to = nextPlace(this.text, start, step, this.codes);
      const isCode = codesIn(this.text, this.codes).some((code) => (step > 0 ? code.from : code.to) === start);
      this.#deleteTo(start, to, isCode ? "step" : "deleting");
    } else if (range) this.exchange("step", this.#view.stretch(range), "");
  }

  #deleteTo(from, to, kind) {
    this.exchange(kind, { start: Math.min(from, to), end: Math.max(from, to) }, "");
  }

  #copy(event) {
    event.preventDefault();
    event.stopPropagation();
    const { start, end } = this.selection();
    if (start === end || this.isComposing) return false;
    give(event.clipboardData, this.text.slice(start, end), this.codes, this.#kindOf);
    return true;
  }

  #dragStart(event) {
    event.stopPropagation();
    const code = this.#view.codeAt(event.target);
    const { start, end } = this.selection();
    const isSelected = code && start <= code.start && code.end <= end;
    dragged = { field: this, text: this.text, ...(code && !isSelected ? code : { start, end }) };
    give(event.dataTransfer, this.text.slice(dragged.start, dragged.end), this.codes, this.#kindOf);
    event.dataTransfer.effectAllowed = "copyMove";
  }

  #drop(event) {
    event.preventDefault();
    event.stopPropagation();
    const at = this.#view.placeAt(event.clientX, event.clientY);
    const own = dragged?.field === this && dragged.text === this.text ? dragged : null;
    dragged = null;
    if (at === null || this.isComposing) return;
    this.element.focus({ preventScroll: true });
    if (!own || event.ctrlKey) {
      this.exchange("step", { start: at, end: at }, take(event.dataTransfer, this.codes, this.#kindOf));
      return;
    }
    if (at >= own.start && at <= own.end) return;
    const moved = move(this.text, own.start, own.end, at, this.codes);
    if (!moved) {
      this.dispatchEvent(new Event("refused"));
      return;
    }
    this.edit("step", { text: moved.text, at: moved.end });
    this.#select(moved.start, moved.end);
  }
}
