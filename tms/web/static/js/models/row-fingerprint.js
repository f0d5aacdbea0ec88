// Whether a row is another than the one that the server sent last.

/**
 * A number of 53 bits for a row's HTML: thousands of rows as text would be megabytes. It says nothing of tokens, which
 * are new in every answer, nor of what only a row that comes alone brings along.
 * @param {string} html
 */
export function fingerprint(html) {
  const text = html.replaceAll(/(name="(?:csrf_token|key)" value=")[^"]*/g, "$1");
  const about = text.indexOf("<template data-about");
  return digest(about < 0 ? text : `${text.slice(0, about)}</li>`);
}

/** @param {string} text */
function digest(text) {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
