// What a segment's text is while it is written: the text, what is selected, its codes, and the way back. It knows no page.
/** @import { Codes } from "./coded-text.js" */
/** @import { Selection, State, UndoHistory } from "./undo-history.js" */
import { nextCase, wordAt } from "./letter-case.js";
import { closingAt, codesIn, isWithin, nextMissing, outside, partnerOf, putCode, replace, without } from "./coded-text.js";
import { spaced } from "./piece-spacing.js";

/** Dispatches "edit" after each change. Who shows it overrides ``show``, and ``selection`` if a person can change that. */
export class EditableText extends EventTarget {
  text;
  codes;
  /** @type {Selection} */
  selected;
  #history;

  /**
   * @param {string} text
   * @param {Codes} codes
   * @param {UndoHistory} history
   */
  constructor(text, codes, history) {
    super();
    history.arrive(text);
    this.#history = history;
    this.text = text;
    this.codes = codes;
    this.selected = { start: text.length, end: text.length, backward: false };
  }

  /** Nothing may touch what is shown while it is so. */
  get isComposing() {
    return false;
  }

  /**
   * Exactly this text, also one that typing could not make.
   * @param {string} text
   */
  set(text) {
    this.edit("step", { text, at: text.length });
  }

  /**
   * Words in place of everything, without codes that can't stand there.
   * @param {string} words
   */
  put(words) {
    this.edit("step", replace(this.text, 0, this.text.length, words, this.codes));
  }

  /**
   * Words in place of what is selected.
   * @param {string} words
   */
  insert(words, kind = "step") {
    this.exchange(kind, this.selection(), words);
  }

  /**
   * A known piece in place of what is selected, with the spaces that a text of the locale needs around it.
   * @param {string} piece
   * @param {string} locale
   */
  insertPiece(piece, locale) {
    this.insert(spaced(this.text, this.selection(), piece, this.codes, locale));
  }

  /**
   * A code of the source at the caret; around what is selected if it is a pair. False if there is nothing to do.
   * @param {string} marker
   */
  putCode(marker) {
    const { text, codes } = this;
    const { start, end } = this.selection();
    const pair = [marker, partnerOf(marker, codes)].filter((one) => one !== null);
    const there = codesIn(text, codes).map((code) => code.marker);
    const wanted = pair.find((one) => !there.includes(one));
    if (wanted) {
      this.edit("step", putCode(text, start, end, wanted, codes));
      return true;
    }
    // A pair that stands somewhere already goes around what is selected now.
    if (pair.length < 2 || start === end) return false;
    const [from, to] = [start, end].map((place) => without(text, pair, place, codes));
    this.edit("step", putCode(from.text, from.at, to.at, marker, codes));
    return true;
  }

  /**
   * The next code that the text lacks; false if it has them all. From the end of a pair one first goes out of it, except
   * to a code that the source has inside of it too: so what is written goes through the codes as the source does.
   */
  putNextMissing() {
    const marker = nextMissing(this.text, this.codes);
    return this.#leavePair(marker) || (marker !== null && this.putCode(marker));
  }

  /** @param {string | null} missing */
  #leavePair(missing) {
    const { start, end } = this.selection();
    const closing = start === end ? closingAt(this.text, end, this.codes) : null;
    if (!closing || (missing !== null && isWithin(missing, closing.marker, this.codes))) return false;
    this.edit("step", { text: this.text, at: closing.to });
    return true;
  }

  /**
   * Take the last of a code's marks out: one that stands twice, or in a wrong place.
   * @param {string} marker
   */
  takeOut(marker) {
    const code = codesIn(this.text, this.codes).findLast((one) => one.marker === marker);
    if (code) this.exchange("step", { start: code.from, end: code.to }, "");
  }

  /**
   * A pair of marks around what is selected; with nothing selected, the caret is between them.
   * @param {string} open
   * @param {string} close
   */
  wrap(open, close) {
    const { start, end } = this.selection();
    const text = this.text.slice(0, start) + open + this.text.slice(start, end) + close + this.text.slice(end);
    this.edit("step", { text, at: start === end ? start + open.length : end + open.length + close.length });
  }

  /**
   * What is selected, or else the word at the caret, in the next case. It stays selected, so that one can go on.
   * @param {string} locale
   */
  changeCase(locale) {
    const { start, end } = this.selection();
    const [from, to] = start === end ? wordAt(this.text, start) : [start, end];
    const words = nextCase(this.text.slice(from, to), locale);
    this.edit("step", { text: this.text.slice(0, from) + words + this.text.slice(to), from, at: from + words.length });
  }

  undo() {
    this.#return(this.#history.undo);
  }

  redo() {
    this.#return(this.#history.redo);
  }

  /** What is selected; no end of it is inside a code. */
  selection() {
    const { start, end, backward } = this.selected;
    /**
     * @param {number} place
     * @param {number} side
     */
    const within = (place, side) => outside(this.text, Math.min(place, this.text.length), this.codes, side);
    return { start: within(start, start === end ? 1 : -1), end: within(end, 1), backward };
  }

  /** The text and what is selected in it. */
  now() {
    return { text: this.text, ...this.selection() };
  }

  /**
   * Words in place of a stretch.
   * @param {string} kind
   * @param {{ start: number, end: number }} stretch
   * @param {string} words
   */
  exchange(kind, { start, end }, words) {
    const [from, to] = [outside(this.text, start, this.codes, -1), outside(this.text, end, this.codes, 1)];
    if (from !== to || words) this.edit(kind, replace(this.text, from, to, words, this.codes));
  }

  /**
   * A change that was worked out: {text, at}, ``at`` being the caret's place; from ``from`` to there it is selected.
   * @param {string} kind
   * @param {{ text: string, at: number, from?: number }} made
   */
  edit(kind, { text, at, from = at }) {
    if (this.isComposing) return;
    const after = { text, start: from, end: at };
    const isChange = text !== this.text;
    if (isChange) this.record(kind, this.now(), after);
    this.#stand(after);
    if (isChange) this.told();
  }

  /**
   * Keep the way back.
   * @param {string} kind
   * @param {State} before
   * @param {State} after
   */
  record(kind, before, after) {
    this.#history.record(kind, before, after);
  }

  /** Put the text and the selection before the person. */
  show() {}

  /** The text is another now. */
  told() {
    this.dispatchEvent(new Event("edit"));
  }

  /** @param {() => State | null} way */
  #return(way) {
    const state = this.isComposing ? null : way.call(this.#history);
    if (!state) return;
    this.#stand(state);
    this.told();
  }

  /** @param {State} state */
  #stand(state) {
    this.text = state.text;
    this.selected = { start: state.start, end: state.end, backward: state.backward };
    this.show();
  }
}
