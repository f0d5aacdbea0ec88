// How much of a page's parts is prose, how much is links. Each node is looked at once.

/**
 * @typedef {{ words: number, linked: number, links: number, own: number, prose: number, at: number, last: number, previous: Element | null }} Measure
 * Widths of all words and of those in links, how many links, the prose of the element's own paragraph, and that of all in
 * it; its place in the page, and that of the last one in it; the element before it.
 * @typedef {Map<Element, Measure>} Measures
 */

/** Elements that belong to the line that they stand in. */
export const LINE = new Set(
  "a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd mark picture q s samp small span strike strong sub sup time tt u var wbr".split(" "),
);
const LEAST = 80;
// An address is no prose, however long it is.
const ADDRESS = /^\s*https?:\/\/\S+\s*$/i;
const HAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;

/** How wide words are: a character of Chinese says as much as three letters. @param {string} text */
export const widthOf = (text) => {
  const plain = text.replace(/\s+/g, " ").trim();
  return plain.length + 2 * (plain.match(HAN)?.length ?? 0);
};

/** The words in a node, with a space between its parts. @param {Node} node */
export function wordsIn(node) {
  const words = [];
  const walker = (node.ownerDocument ?? document).createTreeWalker(node, NodeFilter.SHOW_TEXT);
  if (node.nodeType === Node.TEXT_NODE) words.push(node.textContent ?? "");
  while (walker.nextNode()) words.push(walker.currentNode.textContent ?? "");
  return words.join(" ").replace(/\s+/g, " ").trim();
}

/** Whether the one begins before the other. @param {Measures} measures @param {Element} one @param {Element} other */
export const isBefore = (measures, one, other) => (measures.get(one)?.at ?? 0) < (measures.get(other)?.at ?? 0);

/** Whether the one is the other or stands in it. @param {Measures} measures @param {Element} one @param {Element} other */
export function isIn(measures, one, other) {
  const [inner, outer] = [measures.get(one), measures.get(other)];
  return Boolean(inner && outer && outer.at <= inner.at && inner.at <= outer.last);
}

/** @param {Element} body @returns {Measures} */
export function measureOf(body) {
  /** @type {Measures} */
  const measures = new Map();
  measure(body, false, measures);
  return measures;
}

/** @param {Element} element @param {boolean} isLinked @param {Measures} measures */
function measure(element, isLinked, measures) {
  const found = { words: 0, linked: 0, links: 0, own: 0, prose: 0, at: measures.size, last: 0, previous: element.previousElementSibling };
  measures.set(element, found);
  // What stands in the element's own line, through all that belongs to the line.
  const line = { words: 0, linked: 0 };
  for (const node of /** @type {Iterable<any>} */ (element.childNodes)) {
    if (node.nodeType === Node.TEXT_NODE) {
      const width = widthOf(node.data);
      line.words += width;
      line.linked += isLinked || ADDRESS.test(node.data) ? width : 0;
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const isLink = isLinked || node.localName === "a";
      const inner = measure(node, isLink, measures);
      found.links += inner.links + (node.localName === "a" ? 1 : 0);
      found.prose += inner.prose;
      const into = LINE.has(node.localName) && inner.prose === 0 ? line : found;
      into.words += inner.words;
      into.linked += inner.linked;
    }
  }
  found.words += line.words;
  found.linked += line.linked;
  if (!LINE.has(element.localName) && !/^h[1-6]$/.test(element.localName) && line.words - line.linked >= LEAST && line.linked * 2 < line.words) {
    found.own = line.words - line.linked;
    found.prose += found.own;
  }
  found.last = measures.size - 1;
  return found;
}
