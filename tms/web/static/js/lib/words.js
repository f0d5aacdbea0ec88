/**
 * Words of the interface for scripts: English is what is written here; another language's catalogue, which the page
 * loads before (see layout.html), says them otherwise. ``{name}`` in a message is filled in.
 */
/** @type {Record<string, string>} */
const catalogue = /** @type {any} */ (globalThis).sanwenWords ?? {};

/**
 * The message in the language of the page.
 * @param {string} message @param {Record<string, unknown>} [values]
 */
export function _(message, values = {}) {
  return (catalogue[message] ?? message).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * The same where the number ``n`` decides the words.
 * @param {string} one @param {string} many @param {number} n @param {Record<string, unknown>} [values]
 */
export function _n(one, many, n, values = {}) {
  return _(n === 1 || one in catalogue ? one : many, { n, ...values });
}

/**
 * Sentences after each other, without those that say nothing; a Chinese full stop brings its own space.
 * @param {...string} sentences
 */
export function joinedSentences(...sentences) {
  return sentences.filter(Boolean).join(document.documentElement.lang.startsWith("zh") ? "" : " ");
}
