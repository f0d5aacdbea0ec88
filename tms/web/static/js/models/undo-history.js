// Undo and redo of one segment's text. A state is {text, start, end}: the text, and what was selected in it.
import { sameEnds } from "./coded-text.js";

/**
 * @typedef {{ start: number, end: number, backward?: boolean }} Selection
 * @typedef {Selection & { text: string }} State
 * @typedef {Selection & { from: number, gone: string, come: string, toStart: number, toEnd: number }} Step
 */

const PAUSE_MS = 1000;
const MOST = 1000;

// The segments of a day are remembered, each with a step for every few letters: a step holds only what it changed.
export class UndoHistory {
  /** @type {Step[]} */
  #steps = [];
  #at = 0;
  /** @type {State} What arrives comes first. */
  #present = /** @type {any} */ (null);
  /** @type {{ kind: string, at: number } | null} */
  #going = null;

  /**
   * The text that the segment has when it is opened: if another one was there last, it came as one step.
   * @param {string} text
   */
  arrive(text) {
    const end = { text, start: text.length, end: text.length };
    if (this.#present !== null && this.#present.text !== text) this.record("arrival", this.#present, end);
    this.#present = end;
  }

  /**
   * An edit: what was there before, with the text that arrived or was recorded last, and after. Of the kinds "typing" and
   * "deleting" several are one step, as long as they follow each other at once and within a word.
   * @param {string} kind
   * @param {State} before
   * @param {State} after
   */
  record(kind, before, after) {
    const going = this.#going;
    this.#going = { kind, at: Date.now() };
    const last = going?.kind === kind && this.#going.at - going.at <= PAUSE_MS ? this.#steps.at(-1) : undefined;
    let step = stepOf(this.#present.text, after, before);
    if (last && goesOn(last, kind, before, after)) {
      this.#at -= 1;
      step = stepOf(exchange(this.#present.text, last.from, last.come, last.gone), after, last);
    }
    // A new array of just this length: one that grows keeps room for a hundred more, and there is one for each segment.
    this.#steps = this.#steps.slice(Math.max(0, this.#at + 1 - MOST), this.#at).concat(step);
    this.#at = this.#steps.length;
    this.#present = after;
  }

  /** The state before the last step, or null. */
  undo() {
    if (this.#at === 0) return null;
    const { from, gone, come, start, end, backward } = this.#steps[--this.#at];
    return this.#return({ text: exchange(this.#present.text, from, come, gone), start, end, backward });
  }

  /** The state after the step that was undone last, or null. */
  redo() {
    if (this.#at === this.#steps.length) return null;
    const { from, gone, come, toStart: start, toEnd: end } = this.#steps[this.#at++];
    return this.#return({ text: exchange(this.#present.text, from, gone, come), start, end });
  }

  /** @param {State} state */
  #return(state) {
    this.#going = null;
    this.#present = state;
    return state;
  }
}

/**
 * @param {string} text
 * @param {number} from
 * @param {string} gone
 * @param {string} come
 */
const exchange = (text, from, gone, come) => text.slice(0, from) + come + text.slice(from + gone.length);

/**
 * What has to be known to go from the one text to the state and back; what was selected before stands in it too.
 * @param {string} text
 * @param {State} after
 * @param {Selection} selected
 */
function stepOf(text, after, { start, end, backward }) {
  const { head, tail } = sameEnds(text, after.text);
  const [gone, come] = [text.slice(head, text.length - tail), after.text.slice(head, after.text.length - tail)];
  return { from: head, gone, come, start, end, backward, toStart: after.start, toEnd: after.end };
}

/**
 * @param {Step} last
 * @param {string} kind
 * @param {State} before
 * @param {State} after
 */
function goesOn(last, kind, before, after) {
  if (before.start !== before.end || before.start !== last.toEnd) return false;
  if (kind === "deleting") return true;
  if (kind !== "typing") return false;
  const [ended, begun] = [before.text[before.start - 1] ?? "", after.text[after.start - 1] ?? ""];
  return !(/[\s\p{P}]/u.test(ended) && /[^\s\p{P}]/u.test(begun));
}
