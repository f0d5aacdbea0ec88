// Where a text with codes can be cut in two; offsets here are the browser's, on the server they count characters.
/** @import { Codes } from "./coded-text.js" */
import { nextWord } from "./caret-motion.js";
import { codesIn, isClosing, numberOf } from "./coded-text.js";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * The places with words on both sides, outside of codes and of pairs.
 * @param {string} text
 * @param {Codes} codes
 */
export function placesIn(text, codes) {
  const closed = new Set();
  const silent = new Set();
  const opened = new Map();
  for (const { marker, from, to } of codesIn(text, codes)) {
    for (let at = from; at < to; at += 1) silent.add(at);
    for (let at = from + 1; at < to; at += 1) closed.add(at);
    const number = numberOf(marker);
    if (isClosing(marker) && opened.has(number)) for (let at = opened.get(number) + 1; at < to; at += 1) closed.add(at);
    else if (!isClosing(marker) && !marker.endsWith("/⟧")) opened.set(number, from);
  }
  const pieces = [...graphemes.segment(text)].filter(({ index }) => !closed.has(index));
  const said = pieces.filter(({ index, segment }) => !silent.has(index) && segment.trim());
  if (!said.length) return [];
  return pieces.map(({ index }) => index).filter((at) => at > said[0].index && at <= said[said.length - 1].index);
}

/**
 * The best guess where nobody has pointed at one: behind the stop, else the comma, that is nearest to the middle.
 * @param {string} text
 * @param {number[]} places
 */
export function likelyPlace(text, places) {
  const middle = text.length / 2;
  /** @param {number[]} found */
  const nearest = (found) => found.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  /** @param {RegExp} marks */
  const behind = (marks) => places.filter((at) => marks.test(text.slice(0, at).trimEnd().slice(-1)) && !/^[\s”’"'」』）)]/.test(text.slice(at)));
  return nearest(behind(/[.!?。！？…]/)) ?? nearest(behind(/[;；:：—]/)) ?? nearest(behind(/[,，、]/)) ?? nearest(places.filter((at) => /\s/.test(text[at - 1]))) ?? nearest(places);
}

/**
 * The places behind a stop or a comma, where most segments are cut: not within 1,000, and behind a closing quotation mark.
 * @param {string} text
 * @param {number[]} places
 */
export function stopsIn(text, places) {
  return places.filter((at) => /(?:[。！？；：，、…—][”’」』）]*\s*|[.!?;:,][”’"')]*\s+)$/.test(text.slice(0, at)) && !/^[\s”’」』）)]/.test(text.slice(at)));
}

/**
 * The nearest place between two words: whoever points at a word means its edge.
 * @param {string} text
 * @param {number} at
 * @param {Codes} codes
 * @param {string} locale
 */
export function edgeNear(text, at, codes, locale) {
  const start = nextWord(text, at, -1, codes, locale);
  const next = nextWord(text, start, 1, codes, locale);
  if (next <= at) return next;
  return at - start < next - at ? start : next;
}

/**
 * The place in characters, as the server counts them.
 * @param {string} text
 * @param {number} at
 */
export const inCharacters = (text, at) => [...text.slice(0, at)].length;
