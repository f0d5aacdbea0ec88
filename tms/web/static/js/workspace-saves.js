// Saves on their way to the server: in order per segment, each with a key that a repetition keeps, until it is answered.
import { newKey, send } from "./workspace-page.js";

const WAITS_MS = [1000, 2000, 4000, 8000, 15_000, 30_000];
const AT_ONCE = 2;

export class Saves extends EventTarget {
  #entries = [];
  #inFlight = new Set();
  #revs = new Map();
  #failures = 0;
  #timer = null;
  signedOut = false;
  savedAt = null;

  /** How many are not yet answered. */
  get waiting() {
    return this.#entries.length;
  }

  /** Whether the last try got no answer. */
  get cutOff() {
    return this.#failures > 0;
  }

  has(segment) {
    return this.#entries.some((entry) => entry.segment === segment);
  }

  /** Queue a save {segment, text, rev, sourceRev, confirm, resolves}; a newer text takes the place of one not sent. */
  add(save) {
    const unsent = this.#entries.find((entry) => entry.segment === save.segment && !entry.body);
    if (unsent) Object.assign(unsent, save, { rev: Math.max(unsent.rev, save.rev) });
    else this.#entries.push({ ...save, key: newKey() });
    this.#changed();
    this.#pump();
  }

  /** Try again now. */
  retry() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#pump();
  }

  /** When everything has been answered; false if something is stuck. */
  async settled() {
    this.retry();
    while (this.waiting && !this.cutOff && !this.signedOut) {
      await new Promise((done) => this.addEventListener("change", done, { once: true }));
    }
    return this.waiting === 0;
  }

  #pump() {
    if (this.#timer) return;
    const begun = new Set(this.#inFlight);
    for (const entry of this.#entries) {
      if (this.#inFlight.size >= AT_ONCE) return;
      if (begun.has(entry.segment)) continue;
      begun.add(entry.segment);
      this.#send(entry);
    }
  }

  async #send(entry) {
    this.#inFlight.add(entry.segment);
    // Once sent the request stays as it is: the server may have done it although no answer came back.
    entry.body ??= {
      text: entry.text,
      rev: Math.max(entry.rev, this.#revs.get(entry.segment) ?? 0),
      source_rev: entry.sourceRev,
      key: entry.key,
      confirm: entry.confirm ? "1" : "0",
      ...(entry.resolves ? { resolves: entry.resolves } : {}),
    };
    this.#changed();
    let answer = null;
    try {
      answer = await send(`/segments/${entry.segment}`, entry.body);
    } catch {
      // No answer: cut off, or too slow. The same request is sent again.
    }
    this.#inFlight.delete(entry.segment);
    this.#settle(entry, answer);
    this.#changed();
    this.#pump();
  }

  #settle(entry, answer) {
    if (!answer || answer.status >= 500 || answer.status === 429) {
      const wait = WAITS_MS[Math.min(this.#failures, WAITS_MS.length - 1)];
      this.#failures += 1;
      this.#timer ??= setTimeout(() => this.retry(), wait);
      return;
    }
    this.#failures = 0;
    this.signedOut = answer.status === 401 || answer.body.code === "form_expired";
    if (this.signedOut) {
      this.#timer ??= setTimeout(() => this.retry(), WAITS_MS.at(-1));
      return;
    }
    this.#entries.splice(this.#entries.indexOf(entry), 1);
    if (answer.ok) {
      this.#revs.set(entry.segment, answer.body.rev);
      this.savedAt = Date.now();
      this.#tell("saved", { save: entry, answer: answer.body });
      return;
    }
    // What was typed after it stands on the same old text, so it is part of the same refusal.
    const later = this.#entries.find((other) => other.segment === entry.segment);
    if (later) this.#entries.splice(this.#entries.indexOf(later), 1);
    this.#tell("refused", { save: { ...entry, text: (later ?? entry).text }, problem: answer.body });
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
