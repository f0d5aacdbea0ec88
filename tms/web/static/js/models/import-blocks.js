// Blocks of the import's preview, put together and in another order, as values: what the form sends is made of these.
import { codesOf } from "./coded-text.js";

/**
 * @typedef {{ kind: string, text: string, out: boolean, codes: Record<string, unknown> | null, level: number | null }} Block
 * @typedef {[string, string, number]} Line A line that was left out, why, and how many blocks stand before it.
 */

const MARKER = /⟦(\/?)(\d{1,3})(\/?)⟧/g;

/**
 * Two neighbours as one of the first one's kind; the second one's codes have other numbers in it.
 * @param {Block} first @param {Block} second @param {string} between @returns {Block}
 */
export function joined(first, second, between) {
  const codes = { ...first.codes };
  let free = Math.max(0, ...Object.keys(codes).map(Number));
  /** @type {Map<string, string>} */
  const numbers = new Map();
  for (const [number, code] of Object.entries(second.codes ?? {})) {
    free += 1;
    numbers.set(number, String(free));
    codes[String(free)] = code;
  }
  const text = second.text.replace(MARKER, (whole, closes, number, alone) =>
    numbers.has(number) ? `⟦${closes}${numbers.get(number)}${alone}⟧` : whole,
  );
  return { ...first, text: `${first.text.trimEnd()}${between}${text.trimStart()}`, codes: free ? codes : first.codes };
}

/**
 * The codes that a block's text has, for a field: of each that stands in it both halves, whichever are there.
 * @param {string} text @param {Record<string, unknown>} codes
 */
export function codesOfBlock(text, codes) {
  const markers = [...text.matchAll(MARKER)].filter(([, , number]) => number in codes);
  return codesOf([...new Set(markers.flatMap(([whole, , number, alone]) => (alone ? [whole] : [`⟦${number}⟧`, `⟦/${number}⟧`])))]);
}

/**
 * The lines that were left out once the block at a place has become one with the one above it.
 * @param {Line[]} lines @param {number} at @returns {Line[]}
 */
export const linesAfterJoining = (lines, at) => lines.map(([text, why, place]) => [text, why, place > at ? place - 1 : place]);
