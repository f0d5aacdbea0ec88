// A map with an upper bound: a tab that is open all day keeps no more than that.

/** How many segments' panels are kept. */
export const REMEMBERED = 30;

/**
 * A map with at most so many entries; the one that was set longest ago goes first.
 * @template K, V @extends {Map<K, V>}
 */
export class LruCache extends Map {
  /** @type {number} */
  #most;

  /** @param {number} most */
  constructor(most) {
    super();
    this.#most = most;
  }

  /** @param {K} key @param {V} value */
  set(key, value) {
    this.delete(key);
    super.set(key, value);
    if (this.size > this.#most) this.delete(/** @type {K} */ (this.keys().next().value));
    return this;
  }
}
