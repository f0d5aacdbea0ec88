// Saves on their way to the server: kept in this browser, sent one after the other in the order in which they were made,
// each with a key that a repetition keeps, until it is answered. A refused one stays kept until its person has decided.
// The page of a version has a queue of its own; for a page that is closed any other of its person's sends what it left.

const WAITS_MS = [1000, 2000, 4000, 8000, 15_000, 30_000];
const MOST_FAILURES = 4;

/**
 * @typedef {{ person: string, article: string, locale: string }} Place
 * @typedef {{ status: number, ok: boolean, body: any }} Answer
 * @typedef {Record<string, string | number>} Body
 *
 * @typedef {object} Draft What a person wrote for a segment.
 * @property {string} segment
 * @property {string} text
 * @property {number} rev The text's revision that it was written upon.
 * @property {number} sourceRev
 * @property {boolean} confirm
 * @property {string} [resolves]
 *
 * @typedef {Draft & Place & { key: string, order: number, body: Body | null, problem?: any }} Save As the browser keeps it.
 * @typedef {Save & { isKept?: boolean | null, isFound?: boolean, failures?: number }} Entry
 *
 * @typedef {object} Store What this browser keeps; each method rejects where it keeps nothing.
 * @property {(key: string, bodyOf: (save: Save) => Body) => Promise<Save | null>} fix
 * @property {(save: Save, replaced: string[]) => Promise<void>} put
 * @property {(key: string, later?: string[], rev?: number) => Promise<void>} remove
 *
 * @typedef {object} Surroundings
 * @property {Place} place
 * @property {Save[]} [found] What the browser keeps for the person; the queue takes up what is of its place.
 * @property {object} [about] What is kept with each save, for other pages to tell of it.
 * @property {Store} store
 * @property {(save: Save) => Promise<Answer | null>} post Null, or a rejection, is no answer.
 * @property {() => Promise<{ person: string, name: string } | null>} [whoseSession]
 * @property {() => string} [newKey]
 */

/**
 * Dispatches "change"; "saved" ({save, answer}), "refused" ({save}), and "elsewhere" ({segment}) when another page has had
 * the answer.
 */
export class SaveQueue extends EventTarget {
  #place;
  #about;
  #store;
  #post;
  #whoseSession;
  #newKey;
  /** @type {Entry[]} */
  #entries;
  /** @type {Map<string, number>} */
  #revs = new Map();
  #order;
  #isSending = false;
  #failures = 0;
  /** @type {any} */
  #timer = null;
  // Of a closed page: what gets no answer is tried again another time, by whoever finds it then.
  #isOnce = false;
  #written = Promise.resolve();
  /**
   * Refused saves by segment, each with its ``problem``: what the server answered.
   * @type {Map<string, Entry>}
   */
  refused;
  /** Whose session the browser has: "mine", "nobody", or "other" (with ``otherName``). */
  session = "mine";
  otherName = "";
  /** @type {number | null} */
  savedAt = null;

  /** @param {Surroundings} surroundings */
  constructor({ place, found = [], about = {}, store, post, whoseSession = async () => null, newKey = () => crypto.randomUUID() }) {
    super();
    this.#place = { person: place.person, article: place.article, locale: place.locale };
    this.#about = about;
    this.#store = store;
    this.#post = post;
    this.#whoseSession = whoseSession;
    this.#newKey = newKey;
    const kept = found
      .filter((save) => save.article === place.article && save.locale === place.locale)
      .sort((one, other) => one.order - other.order)
      .map((save) => ({ ...save, isKept: true, isFound: true }));
    this.#entries = kept.filter((save) => !save.problem);
    this.#order = Math.max(0, ...kept.map((save) => save.order));
    this.refused = new Map(kept.filter((save) => save.problem).map((save) => [save.segment, save]));
  }

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

  /** @param {string} segment */
  has(segment) {
    return this.#entries.some((entry) => entry.segment === segment);
  }

  /**
   * Queue a save; it takes the place of one of the same segment that was never sent. Resolves with whether this browser
   * keeps it.
   * @param {Draft} save
   */
  add(save) {
    const unsent = this.#entries.find((entry) => entry.segment === save.segment && !entry.body);
    if (unsent) this.#remove(unsent);
    this.#order = Math.max(Date.now(), this.#order + 1);
    /** @type {Entry} */
    const entry = { ...save, ...this.#about, ...this.#place, key: this.#newKey(), order: this.#order, body: null };
    if (unsent) entry.rev = Math.max(unsent.rev, save.rev);
    this.#entries.push(entry);
    this.#pump();
    this.#changed();
    const replaced = unsent ?? this.#takeRefused(save.segment);
    return this.#keep(entry, replaced ? [replaced] : []);
  }

  /** @param {string} segment */
  #takeRefused(segment) {
    const entry = this.refused.get(segment);
    this.refused.delete(segment);
    return entry;
  }

  /**
   * A refused save has been decided about: its text is elsewhere now, or unwanted.
   * @param {string} segment
   */
  forget(segment) {
    const entry = this.#takeRefused(segment);
    if (!entry) return;
    this.#write(this.#store.remove(entry.key));
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
      now = await this.#whoseSession();
    } catch {
      return;
    }
    const before = this.session;
    this.session = now === null ? "nobody" : now.person === this.#place.person ? "mine" : "other";
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

  /** Send what a closed page left, up to the first that gets no answer; false if there was such a one. */
  async sendOnce() {
    this.#isOnce = true;
    while (this.#entries.length && !this.cutOff) await this.#send(this.#entries[0]);
    await this.#written;
    return !this.cutOff;
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

  /** @param {Entry} entry */
  async #send(entry) {
    if (!(await this.#fix(entry))) return;
    this.#changed();
    let answer = null;
    try {
      answer = await this.#post(entry);
    } catch {
      // No answer: cut off, or too slow. The same request is sent again.
    }
    await this.#settle(entry, answer);
  }

  /**
   * Once sent the request stays as it is, also after a reload: the server may have done it although no answer came back.
   * False if nothing is left to send: another page of the same person has had the answer to what both found here.
   * @param {Entry} entry
   */
  async #fix(entry) {
    const rev = Math.max(entry.rev, this.#revs.get(entry.segment) ?? 0);
    if (!entry.isFound) {
      if (entry.body) return true;
      entry.body = bodyOf(entry, rev);
      if (entry.isKept !== undefined) this.#keep(entry);
      return true;
    }
    const found = await this.#store
      .fix(entry.key, (save) => bodyOf(save, Math.max(save.rev, rev)))
      .catch(() => (this.#isOnce ? null : { problem: null, body: entry.body ?? bodyOf(entry, rev) }));
    if (found && !found.problem) {
      entry.body = found.body;
      return true;
    }
    this.#remove(entry);
    // What else the segment has is as whoever had the answer left it.
    if (this.#isOnce) this.#entries = this.#entries.filter(({ segment }) => segment !== entry.segment);
    else if (found) this.#refuse(entry, found.problem);
    else this.#tell("elsewhere", { segment: entry.segment });
    return false;
  }

  /**
   * @param {Entry} entry
   * @param {Answer | null} answer
   */
  async #settle(entry, answer) {
    if (answer?.status === 500) entry.failures = (entry.failures ?? 0) + 1;
    const isBroken = (entry.failures ?? 0) >= MOST_FAILURES;
    if (!answer || answer.status === 429 || (answer.status >= 500 && !isBroken)) {
      this.#wait();
      return;
    }
    if (answer.status === 401 || answer.body.code === "form_expired") {
      await this.#sessionRefused();
      return;
    }
    this.#failures = 0;
    this.#remove(entry);
    if (answer.ok) {
      this.savedAt = Date.now();
      this.#forgetSent(entry, answer.body.rev);
      this.#tell("saved", { save: entry, answer: answer.body });
    } else this.#refuse(entry, answer.body);
  }

  async #sessionRefused() {
    if (!this.#isOnce) await this.checkSession();
    // With the new session's token at once; if that one is refused as well, later.
    if (this.session === "mine") this.#wait(this.#failures ? undefined : 0);
    else this.#wait(WAITS_MS.at(-1));
  }

  /**
   * What is typed next for the segment stands on what was saved of it, also after a reload.
   * @param {Entry} entry
   * @param {number} rev
   */
  #forgetSent(entry, rev) {
    this.#revs.set(entry.segment, rev);
    const later = this.#laterThan(entry);
    for (const other of later) other.rev = Math.max(other.rev, rev);
    this.#write(this.#store.remove(entry.key, later.map(({ key }) => key), rev));
  }

  /**
   * @param {Entry} entry
   * @param {any} problem
   */
  #refuse(entry, problem) {
    // What was typed after it stands on the same old text, so it is part of the same refusal.
    const later = this.#laterThan(entry);
    for (const other of later) this.#remove(other);
    const { text, confirm } = later.at(-1) ?? entry;
    const refused = { ...entry, text, confirm, problem };
    this.refused.set(entry.segment, refused);
    this.#write(this.#keep(refused, later));
    this.#tell("refused", { save: refused });
  }

  /** @param {Entry} entry */
  #laterThan(entry) {
    return this.#entries.filter((other) => other.segment === entry.segment);
  }

  #wait(ms = WAITS_MS[Math.min(this.#failures, WAITS_MS.length - 1)]) {
    this.#failures += 1;
    if (!this.#isOnce) this.#timer ??= setTimeout(() => this.retry(), ms);
  }

  /**
   * @param {Entry} entry
   * @param {Entry[]} replaced
   */
  async #keep(entry, replaced = []) {
    entry.isKept ??= null;
    try {
      await this.#store.put(recordOf(entry), replaced.map(({ key }) => key));
      entry.isKept = true;
    } catch {
      entry.isKept = false;
    }
    this.#changed();
    return entry.isKept;
  }

  /** @param {Promise<unknown>} writing */
  #write(writing) {
    const done = writing.then(() => {}, () => {});
    this.#written = this.#written.then(() => done);
  }

  /** @param {Entry} entry */
  #remove(entry) {
    this.#entries = this.#entries.filter((other) => other !== entry);
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/**
 * The request of a save, standing on ``rev``.
 * @param {Save} save
 * @returns {Body}
 */
function bodyOf(save, rev = save.rev) {
  return {
    text: save.text,
    rev,
    source_rev: save.sourceRev,
    key: save.key,
    confirm: save.confirm ? "1" : "0",
    ...(save.resolves ? { resolves: save.resolves } : {}),
  };
}

/**
 * What is kept of a save: all but what is so in this page only.
 * @param {Entry} entry
 * @returns {Save}
 */
function recordOf({ isKept, isFound, failures, ...record }) {
  return record;
}
