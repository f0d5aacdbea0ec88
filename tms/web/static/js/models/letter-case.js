// Small and capital letters of what is selected, as Shift+F3 changes them in a word processor.
const FIRST_LETTERS = /(?<![\p{L}\p{M}\p{N}'’])\p{L}/gu;
const IN_A_WORD = /[\p{L}\p{M}\p{N}'’-]/u;

/**
 * The words in the next of three cases (all small, first letters capital, all capital) that looks different.
 * @param {string} words
 * @param {string} locale
 */
export function nextCase(words, locale) {
  const small = words.toLocaleLowerCase(locale);
  const first = small.replace(FIRST_LETTERS, (/** @type {string} */ letter) => letter.toLocaleUpperCase(locale));
  const cases = [small, first, words.toLocaleUpperCase(locale)];
  const at = cases.lastIndexOf(words);
  return [1, 2, 3].map((step) => cases[(at + step) % 3]).find((one) => one !== words) ?? words;
}

/**
 * The word that the caret is in or beside, as two places.
 * @param {string} text
 * @param {number} at
 */
export function wordAt(text, at) {
  let [from, to] = [at, at];
  while (from > 0 && IN_A_WORD.test(text[from - 1])) from--;
  while (to < text.length && IN_A_WORD.test(text[to])) to++;
  return [from, to];
}
