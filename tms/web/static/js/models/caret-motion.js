// Where the caret goes from a place: by a character as a person counts them, by a word, and over a code in one step.
/** @import { Codes } from "./coded-text.js" */
import { codesIn } from "./coded-text.js";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const words = new Map();

/** @param {string} locale */
function wordsOf(locale) {
  if (!words.has(locale)) words.set(locale, new Intl.Segmenter(locale, { granularity: "word" }));
  return words.get(locale);
}

// The stretch of plain text around a place, between the codes; or the code that begins (or ends) there.
/**
 * @param {string} text
 * @param {number} at
 * @param {number} step
 * @param {Codes} codes
 */
function around(text, at, step, codes) {
  let [from, to] = [0, text.length];
  for (const code of codesIn(text, codes)) {
    if (step > 0 ? code.from === at : code.to === at) return { code };
    if (code.to <= at) from = code.to;
    else if (code.from < to) to = code.from;
  }
  return { from, to };
}

/**
 * The place one character or code further (``step`` 1) or back (-1).
 * @param {string} text
 * @param {number} at
 * @param {number} step
 * @param {Codes} codes
 */
export function nextPlace(text, at, step, codes) {
  const { code, from, to } = around(text, at, step, codes);
  if (code) return step > 0 ? code.to : code.from;
  if (at === (step > 0 ? to : from)) return at;
  const run = text.slice(from, to);
  const piece = /** @type {Intl.SegmentData} */ (graphemes.segment(run).containing(step > 0 ? at - from : at - from - 1));
  return from + piece.index + (step > 0 ? piece.segment.length : 0);
}

/**
 * The place one word or code further or back: forwards before the next word, backwards before this one.
 * @param {string} text
 * @param {number} at
 * @param {number} step
 * @param {Codes} codes
 * @param {string} locale
 */
export function nextWord(text, at, step, codes, locale) {
  const { code, from, to } = around(text, at, step, codes);
  if (code) return step > 0 ? code.to : code.from;
  const pieces = [...wordsOf(locale).segment(text.slice(from, to))];
  if (step > 0) {
    const here = at - from;
    const next = pieces.find(({ index, segment }) => index > here && segment.trim() !== "");
    return next ? from + next.index : to;
  }
  const before = pieces.findLast(({ index, segment }) => index < at - from && segment.trim() !== "");
  return before ? from + before.index : from;
}

/**
 * The word that the caret is in or at the end of; empty where there is none. Single characters beside it are one word.
 * @param {string} text
 * @param {number} at
 * @param {string} locale
 */
export function wordAround(text, at, locale) {
  const here = [...wordsOf(locale).segment(text)].filter(({ index, segment, isWordLike }) => isWordLike && index <= at && at <= index + segment.length);
  const word = here.find(({ segment }) => segment.length > 1);
  return word?.segment ?? here.map(({ segment }) => segment).join("");
}
