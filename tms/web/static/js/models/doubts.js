// Places that are in doubt: which one comes next, and what a key asks for while one is asked about.

/** What holds everywhere is thought of for each place; the others stay chosen. */
export const WIDEST = "publication";
const SCOPES = { h: "here", a: "article", p: WIDEST };

/**
 * @typedef {object} Place
 * @property {number} row the number of its row on the page, from 0
 * @property {number} at where its row's text has it
 */

/** @param {Place} one @param {Place} other */
const distance = (one, other) => one.row - other.row || one.at - other.at;

/**
 * The number of the place that comes after ``from`` in the order of the page, or before it; beyond the last one it is the
 * first. Where one was decided, the place after it. -1 if there is none.
 * @param {Place[]} places @param {Place} from @param {number} [step]
 */
export function next(places, from, step = 1) {
  const inOrder = places.map((_, n) => n).sort((a, b) => distance(places[a], places[b]));
  if (step < 0) inOrder.reverse();
  const beyond = inOrder.find((n) => distance(places[n], from) * step > 0);
  return beyond ?? inOrder[0] ?? -1;
}

/**
 * What a key press asks for: ``["choose", "3"]``, ``["widen", "article"]``, ``["step", 1]``, ``["leave"]``; null if it is
 * not about the place. A key that is held down chooses once.
 * @param {{ key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, repeat?: boolean }} event
 * @returns {["choose", string] | ["widen", string] | ["step", number] | ["leave"] | null}
 */
export function keyWish({ key, ctrlKey, metaKey, altKey, repeat }) {
  if (ctrlKey || metaKey || altKey) return null;
  const letter = key.toLowerCase();
  if (letter === "escape") return ["leave"];
  if (letter === "j" || letter === "k") return ["step", letter === "j" ? 1 : -1];
  if (Object.hasOwn(SCOPES, letter)) return ["widen", SCOPES[/** @type {keyof typeof SCOPES} */ (letter)]];
  return /^[1-9n]$/.test(letter) && !repeat ? ["choose", letter] : null;
}
