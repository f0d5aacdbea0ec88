// A known piece (a term, a figure, words of the memory) put into a text: a space stands where two words would run together.
/** @import { Codes } from "./coded-text.js" */
import { codesIn, isClosing } from "./coded-text.js";

// Of scripts that divide words by spaces; figures too: 2025 and 10 beside each other would be another figure.
const WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u;
// What a word follows after a space in such a language, and no space in Chinese.
const BEFORE_A_SPACE = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd},.;:!?)\]”’%]/u;
const CHINESE = /^zh\b/;

/**
 * The piece with the spaces that it needs where it is put in place of a stretch.
 * @param {string} text
 * @param {{ start: number, end: number }} stretch
 * @param {string} piece
 * @param {Codes} codes
 * @param {string} locale
 */
export function spaced(text, { start, end }, piece, codes, locale) {
  const [first, last] = [[...piece][0] ?? "", [...piece].at(-1) ?? ""];
  const joins = CHINESE.test(locale) ? WORD : BEFORE_A_SPACE;
  const before = WORD.test(first) && joins.test(seenBefore(text, start, codes));
  const after = joins.test(last) && WORD.test(seenAfter(text, end, codes));
  return `${before ? " " : ""}${piece}${after ? " " : ""}`;
}

// Beyond the end of a pair stands what it holds; within a pair that has just begun, and beside a code alone, nothing does.
/**
 * @param {string} text
 * @param {number} at
 * @param {Codes} codes
 */
function seenBefore(text, at, codes) {
  let from = at;
  for (const code of codesIn(text, codes).toReversed()) {
    if (code.to !== from) continue;
    if (!isClosing(code.marker)) return "";
    from = code.from;
  }
  return [...text.slice(0, from)].at(-1) ?? "";
}

/**
 * @param {string} text
 * @param {number} at
 * @param {Codes} codes
 */
function seenAfter(text, at, codes) {
  let from = at;
  for (const code of codesIn(text, codes)) {
    if (code.from !== from) continue;
    if (isClosing(code.marker) || code.marker.endsWith("/⟧")) return "";
    from = code.to;
  }
  return [...text.slice(from)][0] ?? "";
}
