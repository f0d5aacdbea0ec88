// A list that comes anew from the server child by child: what is the same stays as it is, with the focus and what was
// chosen in it.
import { replacePart } from "./parts.js";

const OF_EVERY_ANSWER = /(name="(?:csrf_token|key|seen)" value=")[^"]*/g;
// What the page's own scripts say about a child, and what of a form is only where one begins.
const OF_THE_PAGE = / (?:class="[^"]*"|checked="[^"]*"|disabled="[^"]*")/g;
// What a script has read since and put there.
const READ_SINCE = /( data-reach="[^"]*"[^>]*>)[^<]*/g;

/** @param {Element} one */
export const sameWords = (one) =>
  one.outerHTML
    .replaceAll(OF_EVERY_ANSWER, "$1")
    .replaceAll(OF_THE_PAGE, "")
    .replaceAll(READ_SINCE, "$1")
    .replace(/\s+/g, " ");

/** A child without a name is known by what it is and how many of its kind stand before it. @param {Element} list */
function named(list) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return [...list.children].map((child) => {
    const kind = child.id || `${child.localName}.${child.getAttribute("class") ?? ""}`;
    const n = seen.get(kind) ?? 0;
    seen.set(kind, n + 1);
    return /** @type {[string, Element]} */ ([`${kind} ${n}`, child]);
  });
}

/**
 * Make the children of a list those of another one. What is ``kept`` stays, also where the other list has it not.
 * @param {Element} list @param {Element} next @param {(child: Element) => boolean} kept
 */
export function mergeChildren(list, next, kept) {
  const fresh = named(next);
  const names = new Set(fresh.map(([name]) => name));
  const before = named(list);
  for (const [name, child] of before) if (!names.has(name) && !kept(child)) child.remove();
  const shown = new Map(before);
  let last = /** @type {Element | null} */ (null);
  for (const [name, child] of fresh) {
    const old = shown.get(name);
    let now = old ?? document.importNode(child, true);
    if (old && !kept(old) && sameWords(old) !== sameWords(child)) now = replacePart(old, child);
    const place = /** @type {Element | null} */ (last ? last.nextElementSibling : list.firstElementChild);
    // What stands where it belongs is not moved: that would take the focus out of it.
    if (now.parentElement !== list || (place !== now && !isBehindKept(place, now, kept))) list.insertBefore(now, place);
    last = now;
  }
}

/** @param {Element | null} place @param {Element} now @param {(child: Element) => boolean} kept */
function isBehindKept(place, now, kept) {
  let one = place;
  while (one && one !== now && kept(one)) one = one.nextElementSibling;
  return one === now;
}
