// A map with an upper bound: a tab that is open all day keeps no more than that.

/** How many segments' panels are kept. */
export const REMEMBERED = 30;

/** A map with at most so many entries; the one that was set longest ago goes first. */
export class LruCache extends Map {
  #most;

  constructor(most) {
    super();
    this.#most = most;
  }

  set(key, value) {
    this.delete(key);
    super.set(key, value);
    if (this.size > this.#most) this.delete(this.keys().next().value);
    return this;
  }
}
