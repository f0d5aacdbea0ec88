// Which rows of a version are shown: all of them, or those that fit what was chosen, and two around each so that nobody
// reads out of context. Rows are known by their ids.

const AROUND = 2;

export class ShownRows {
  /** @type {Set<string> | null} Rows that fit; null: nothing was chosen, and all do. */
  #hits = null;
  /** @type {Set<string>} Those, and what stands around them. */
  #shown = new Set();

  /** Whether something was chosen. */
  get isFiltered() {
    return this.#hits !== null;
  }

  /** How many rows fit what was chosen. */
  get count() {
    return this.#hits?.size ?? 0;
  }

  /**
   * Show the rows that fit.
   * @param {string[]} ids all rows, in their order
   * @param {(id: string, at: number) => boolean} fits
   */
  choose(ids, fits) {
    this.#hits = new Set(ids.filter(fits));
    this.#shown = new Set();
    for (const [at, id] of ids.entries()) {
      if (!this.#hits.has(id)) continue;
      for (const near of ids.slice(Math.max(0, at - AROUND), at + AROUND + 1)) this.#shown.add(near);
    }
  }

  /** Show all. */
  clear() {
    this.#hits = null;
    this.#shown = new Set();
  }

  /** @param {string} id */
  isHit(id) {
    return this.#hits?.has(id) ?? true;
  }

  /** @param {string} id */
  isShown(id) {
    return this.#hits === null || this.#shown.has(id);
  }
}
