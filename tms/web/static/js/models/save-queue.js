// Saves on their way to the server: kept in this browser, sent one after the other in the order in which they were made,
// each with a key that a repetition keeps, until it is answered. A refused one stays kept until its person has decided.
import { change, recordsOf } from "../lib/offline-store.js";
import { bodyOf, fixed, holdPlace } from "../lib/save-sending.js";
import { whoseSession } from "../lib/session.js";
import { newKey, page, send } from "../workspace/page.js";

const WAITS_MS = [1000, 2000, 4000, 8000, 15_000, 30_000];
const MOST_FAILURES = 4;

// What other pages of this browser call the place where the save waits.
const heading = document.querySelector(".ws-bar h1 a");
const ABOUT = { title: heading?.textContent, lang: heading?.lang, name: document.querySelector(`.heads b[lang="${page.locale}"]`)?.textContent };

holdPlace(page);
let kept = [];
try {
  kept = (await recordsOf(page.person, "saves"))
    .filter((save) => save.article === page.article && save.locale === page.locale)
    .sort((one, other) => one.order - other.order)
    .map((save) => ({ ...save, isKept: true, isFound: true }));
} catch {
  // Where the browser keeps nothing, the queue lives as long as the page, and each save says so.
}

export class Saves extends EventTarget {
  #entries = kept.filter((save) => !save.problem);
  #revs = new Map();
  #order = Math.max(0, ...kept.map((save) => save.order));
  #isSending = false;
  #failures = 0;
  #timer = null;
  /** Refused saves by segment, each with its ``problem``: what the server answered. */
  refused = new Map(kept.filter((save) => save.problem).map((save) => [save.segment, save]));
  /** Whose session the browser has: "mine", "nobody", or "other" (with ``otherName``). */
  session = "mine";
  otherName = "";
  savedAt = null;

  /** How many are not yet answered. */
  get waiting() {
    return this.#entries.length;
  }

  /** Those, in order. */
  get entries() {
    return [...this.#entries];
  }

  /** Whether the last try got no answer. */
  get cutOff() {
    return this.#failures > 0;
  }

  /** Whether a reload would lose something. */
  get isOnlyHere() {
    return [...this.#entries, ...this.refused.values()].some((entry) => !entry.isKept);
  }

  has(segment) {
    return this.#entries.some((entry) => entry.segment === segment);
  }

  /**
   * Queue a save {segment, text, rev, sourceRev, confirm, resolves}; it takes the place of one of the same segment that
   * was never sent. Resolves with whether this browser keeps it.
   */
  add(save) {
    const unsent = this.#entries.find((entry) => entry.segment === save.segment && !entry.body);
    if (unsent) this.#remove(unsent);
    this.#order = Math.max(Date.now(), this.#order + 1);
    const { person, article, locale } = page;
    const entry = { ...save, ...ABOUT, person, article, locale, key: newKey(), order: this.#order, body: null };
    if (unsent) entry.rev = Math.max(unsent.rev, save.rev);
    this.#entries.push(entry);
    this.#pump();
    this.#changed();
    return this.#keep(entry, unsent ?? this.#takeRefused(save.segment));
  }

  #takeRefused(segment) {
    const entry = this.refused.get(segment);
    this.refused.delete(segment);
    return entry;
  }

  /** A refused save has been decided about: its text is elsewhere now, or unwanted. */
  forget(segment) {
    const entry = this.#takeRefused(segment);
    if (!entry) return;
    change(({ saves }) => saves.delete(entry.key)).catch(() => {});
    this.#changed();
  }

  /** Try again now. */
  retry() {
    clearTimeout(this.#timer);
    this.#timer = null;
    if (this.session === "mine") this.#pump();
    else this.checkSession().then(() => this.session === "mine" || this.#wait(WAITS_MS.at(-1)));
  }

  /** Look whose session it is now; goes on if it is this page's person's again. */
  async checkSession() {
    let now;
    try {
      now = await whoseSession(page.person);
    } catch {
      return;
    }
    const before = this.session;
    this.session = now === null ? "nobody" : now.person === page.person ? "mine" : "other";
    this.otherName = now?.name ?? "";
    if (before === this.session) return;
    this.#changed();
    if (this.session !== "mine") return;
    this.#failures = 0;
    this.retry();
  }

  /** When everything has been answered; false if something is stuck. */
  async settled() {
    this.retry();
    while (this.waiting && !this.cutOff && this.session === "mine") {
      await new Promise((done) => this.addEventListener("change", done, { once: true }));
    }
    return this.waiting === 0;
  }

  #pump() {
    if (this.#timer || this.#isSending || this.session !== "mine" || !this.#entries.length) return;
    this.#isSending = true;
    this.#send(this.#entries[0]).finally(() => {
      this.#isSending = false;
      this.#changed();
      this.#pump();
    });
  }

  async #send(entry) {
    if (!(await this.#fix(entry))) return;
    this.#changed();
    let answer = null;
    try {
      answer = await send(`/segments/${entry.segment}`, entry.body);
    } catch {
      // No answer: cut off, or too slow. The same request is sent again.
    }
    await this.#settle(entry, answer);
  }

  // Once sent the request stays as it is, also after a reload: the server may have done it although no answer came back.
  // False if nothing is left to send: another page of the same person has had the answer to what both found here.
  async #fix(entry) {
    if (!entry.isFound) {
      if (entry.body) return true;
      entry.body = this.#bodyOf(entry);
      if (entry.isKept !== undefined) this.#keep(entry);
      return true;
    }
    const body = entry.body ?? this.#bodyOf(entry);
    const found = await fixed(entry.key, body).catch(() => ({ body }));
    if (found && !found.problem) {
      entry.body = found.body;
      return true;
    }
    this.#remove(entry);
    if (found) this.#refuse(entry, found.problem);
    else this.#tell("elsewhere", { segment: entry.segment });
    return false;
  }

  #bodyOf(entry) {
    return bodyOf(entry, Math.max(entry.rev, this.#revs.get(entry.segment) ?? 0));
  }

  async #settle(entry, answer) {
    if (answer?.status === 500) entry.failures = (entry.failures ?? 0) + 1;
    const isBroken = entry.failures >= MOST_FAILURES;
    if (!answer || answer.status === 429 || (answer.status >= 500 && !isBroken)) {
      this.#wait();
      return;
    }
    if (answer.status === 401 || answer.body.code === "form_expired") {
      await this.checkSession();
      // With the new session's token at once; if that one is refused as well, later.
      if (this.session === "mine") this.#wait(this.#failures ? undefined : 0);
      else this.#wait(WAITS_MS.at(-1));
      return;
    }
    this.#failures = 0;
    this.#remove(entry);
    if (answer.ok) {
      this.savedAt = Date.now();
      this.#revs.set(entry.segment, answer.body.rev);
      this.#forgetSent(entry, answer.body.rev);
      this.#tell("saved", { save: entry, answer: answer.body });
    } else this.#refuse(entry, answer.body);
  }

  // What is typed next for the segment stands on what was saved of it, also after a reload.
  #forgetSent(entry, rev) {
    const later = this.#entries.find((other) => other.segment === entry.segment);
    if (later) later.rev = Math.max(later.rev, rev);
    change(({ saves }) => {
      saves.delete(entry.key);
      if (later) saves.put(recordOf(later));
    }).catch(() => {});
  }

  #refuse(entry, problem) {
    // What was typed after it stands on the same old text, so it is part of the same refusal.
    const later = this.#entries.find((other) => other.segment === entry.segment);
    if (later) this.#remove(later);
    const { text, confirm } = later ?? entry;
    const refused = { ...entry, text, confirm, problem };
    this.refused.set(entry.segment, refused);
    this.#keep(refused, later);
    this.#tell("refused", { save: refused });
  }

  #wait(ms = WAITS_MS[Math.min(this.#failures, WAITS_MS.length - 1)]) {
    this.#failures += 1;
    this.#timer ??= setTimeout(() => this.retry(), ms);
  }

  async #keep(entry, replaced = null) {
    entry.isKept ??= null;
    try {
      await change(({ saves }) => {
        if (replaced) saves.delete(replaced.key);
        saves.put(recordOf(entry));
      });
      entry.isKept = true;
    } catch {
      entry.isKept = false;
    }
    this.#changed();
    return entry.isKept;
  }

  #remove(entry) {
    this.#entries = this.#entries.filter((other) => other !== entry);
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

// What is kept of a save: all but what is so in this page only.
function recordOf({ isKept, isFound, failures, ...record }) {
  return record;
}
