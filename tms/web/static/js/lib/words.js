/**
 * Words of the interface for scripts: English is what is written here; another language's catalogue, which the page
 * loads before (see layout.html), says them otherwise. ``{name}`` in a message is filled in.
 */
const catalogue = globalThis.sanwenWords ?? {};

/** The message in the language of the page. */
export function _(message, values = {}) {
  return (catalogue[message] ?? message).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The same where the number ``n`` decides the words. */
export function _n(one, many, n, values = {}) {
  return _(n === 1 || one in catalogue ? one : many, { n, ...values });
}
