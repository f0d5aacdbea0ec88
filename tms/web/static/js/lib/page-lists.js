// Lists of other articles and of links, by how they are built.
import { isBefore, isIn } from "./page-measures.js";

/** @typedef {import("./page-measures.js").Measures} Measures */

const LINKS = 0.6;
const LEAST_POINT = 40;

/**
 * Lists of other articles, each with a link and some of its words, before or after all of the article's own prose.
 * @param {Element} root @param {Set<Element>} beside @param {Measures} measures
 */
export function teasersBeside(root, beside, measures) {
  const teasers = new Set();
  let isBefore = true;
  /** @type {Element[]} */
  let since = [];
  for (const element of root.querySelectorAll("*")) {
    if (teasers.has(element.parentElement) || beside.has(element)) {
      if (teasers.has(element.parentElement)) teasers.add(element);
    } else if (isTeasers(element, measures)) {
      teasers.add(element);
      since.push(element);
    } else if (measures.get(element)?.own) {
      if (!isBefore) for (const one of since) for (const inner of [one, ...one.querySelectorAll("*")]) teasers.delete(inner);
      isBefore = false;
      since = [];
    }
  }
  return teasers;
}

/** @param {Element} element @param {Measures} measures */
function isTeasers(element, measures) {
  const parts = [...element.children].map((one) => measures.get(one)).filter((one) => one && one.words > 20);
  if (parts.length < 3 || element.localName === "p") return false;
  const others = parts.filter((one) => one && one.links > 0 && one.linked > 20 && one.linked * 6 > one.words && one.words < 700);
  return others.length * 5 >= parts.length * 4;
}

/** A list of links, none of them within a sentence. @param {Element} element @param {Measures} measures */
export function isLinks(element, measures) {
  if (!/^(?:ul|ol|div|section|table|dl)$/.test(element.localName)) return false;
  const { words = 0, linked = 0, prose = 0, links = 0 } = measures.get(element) ?? {};
  // What says more beside each link than a day or a place is a list of the text.
  const saysMore = /^[uo]l$/.test(element.localName) && words - linked >= LEAST_POINT * element.childElementCount;
  return links > 1 && prose === 0 && linked > LINKS * words && !saysMore && !isAnnounced(element, measures);
}

/** Whether a paragraph right above a list says what it lists. @param {Element} list @param {Measures} measures */
function isAnnounced(list, measures) {
  const above = measures.get(list)?.previous;
  return /^[uo]l$/.test(list.localName) && Boolean(above && measures.get(above)?.own) && /[:：]\s*$/.test(above?.textContent ?? "");
}

/**
 * Lists between the headline and the text that sum it up: of lines as long as sentences, none of them a link.
 * @param {Element} scope what holds both @param {Element} title @param {Element} root @param {Set<Element>} beside @param {Measures} measures
 */
export function summariesOf(scope, title, root, beside, measures) {
  return [...scope.querySelectorAll("ul, ol")].filter((one) => {
    const place = measures.get(one);
    const isBetween = isBefore(measures, title, one) && isBefore(measures, one, root) && !isIn(measures, one, title);
    if (!place || !isBetween || beside.has(one) || place.links || one.children.length < 2) return false;
    return [...one.children].every((item) => (measures.get(item)?.words ?? 0) >= LEAST_POINT);
  });
}

/**
 * All that stands in lists of other articles or of links around the text.
 * @param {Element} scope what holds title and text @param {Element} title @param {Element} root @param {Measures} measures
 */
export function inLists(scope, title, root, measures) {
  const found = new Set();
  for (const element of scope.querySelectorAll("*")) {
    const isOfText = isIn(measures, element, root) && !isBefore(measures, element, title);
    const holds = isIn(measures, title, element) || isIn(measures, root, element);
    if (found.has(element.parentElement)) found.add(element);
    else if (!isOfText && !holds && (isTeasers(element, measures) || isLinks(element, measures))) found.add(element);
  }
  return found;
}
