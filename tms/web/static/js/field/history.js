// Undo and redo of one segment's text. A state is {text, start, end}: the text, and what was selected in it.
const PAUSE_MS = 1000;
const MOST = 1000;

export class History {
  #steps = [];
  #at = 0;
  #present = null;

  /** The text that the segment has when it is opened: if another one was there last, it came as one step. */
  arrive(text) {
    const end = { text, start: text.length, end: text.length };
    if (this.#present !== null && this.#present.text !== text) this.record("arrival", this.#present, end);
    this.#present = end;
  }

  /**
   * An edit: what was there before, and after. Of the kinds "typing" and "deleting" several are one step, as long as
   * they follow each other at once and within a word.
   */
  record(kind, before, after) {
    const last = this.#at === this.#steps.length ? this.#steps.at(-1) : undefined;
    const now = Date.now();
    this.#present = after;
    if (last && goesOn(last, kind, before, after, now)) {
      Object.assign(last, { after, at: now });
      return;
    }
    this.#steps.splice(this.#at, Infinity, { kind, before, after, at: now });
    if (this.#steps.length > MOST) this.#steps.shift();
    this.#at = this.#steps.length;
  }

  /** The state before the last step, or null. */
  undo() {
    if (this.#at === 0) return null;
    this.#present = this.#steps[--this.#at].before;
    return this.#present;
  }

  /** The state after the step that was undone last, or null. */
  redo() {
    if (this.#at === this.#steps.length) return null;
    this.#present = this.#steps[this.#at++].after;
    return this.#present;
  }
}

function goesOn(last, kind, before, after, now) {
  if (kind !== last.kind || now - last.at > PAUSE_MS) return false;
  if (before.start !== before.end || before.text !== last.after.text || before.start !== last.after.end) return false;
  if (kind === "deleting") return true;
  if (kind !== "typing") return false;
  const [ended, begun] = [before.text[before.start - 1] ?? "", after.text[after.start - 1] ?? ""];
  return !(/[\s\p{P}]/u.test(ended) && /[^\s\p{P}]/u.test(begun));
}
