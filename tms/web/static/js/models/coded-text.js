// A segment's text with its inline codes, and what an edit may make of it. Pure functions: no page, no state.
//
// The text is what the server stores: a code is a marker such as ⟦1⟧, ⟦/1⟧ or ⟦2/⟧, and counts only if the source has
// its number. Places are counted in UTF-16 units of this text; none is ever inside a marker.

/**
 * @typedef {{ markers: string[], numbers: Set<string>, powers: Set<string> }} Codes The codes of a source.
 * @typedef {{ marker: string, from: number, to: number }} Code One that stands in a text.
 */

const MARKER = /⟦(\/?)(\d{1,3})(\/?)⟧/g;

/**
 * The codes of a source: its markers in order, and the numbers that make a marker in a translation one. ``powers`` are
 * those that raise a unit, as in km².
 * @param {string[]} markers
 * @param {string[]} powers
 */
export function codesOf(markers, powers = []) {
  return { markers, numbers: new Set(markers.map(numberOf)), powers: new Set(powers) };
}

/** @param {string} marker */
export const numberOf = (marker) => /** @type {RegExpExecArray} */ (/\d+/.exec(marker))[0];
/** @param {string} marker */
export const isClosing = (marker) => marker.startsWith("⟦/");

/**
 * The other half of a pair of the source, or null.
 * @param {string} marker
 * @param {Codes} codes
 */
export function partnerOf(marker, { markers }) {
  const number = numberOf(marker);
  const [open, close] = [`⟦${number}⟧`, `⟦/${number}⟧`];
  if (!markers.includes(open) || !markers.includes(close)) return null;
  return marker === open ? close : marker === close ? open : null;
}

/**
 * The markers in order, each {marker, from, to}.
 * @param {string} text
 * @param {Codes} codes
 */
export function codesIn(text, { numbers }) {
  const found = [];
  for (const match of text.matchAll(MARKER)) {
    if (numbers.has(match[2])) found.push({ marker: match[0], from: match.index, to: match.index + match[0].length });
  }
  return found;
}

/**
 * The text as runs, each {text} or {marker}. Between two markers, before the first and after the last is always a text.
 * @param {string} text
 * @param {Codes} codes
 */
export function runsOf(text, codes) {
  const runs = [];
  let at = 0;
  for (const { marker, from, to } of codesIn(text, codes)) {
    runs.push({ text: text.slice(at, from) }, { marker });
    at = to;
  }
  runs.push({ text: text.slice(at) });
  return runs;
}

/**
 * What a reader would see.
 * @param {string} text
 * @param {Codes} codes
 */
export const plainOf = (text, codes) => runsOf(text, codes).map((run) => run.text ?? "").join("");

// Closing markers that don't close the pair that was opened last; halves whose other half is missing don't count.
/**
 * @param {string[]} markers
 * @param {Codes} codes
 */
function crossing(markers, codes) {
  const there = new Set(markers);
  /** @type {string[]} */
  const open = [];
  const wrong = [];
  for (const marker of there) {
    const partner = partnerOf(marker, codes);
    if (!partner || !there.has(partner)) continue;
    if (!isClosing(marker)) open.push(partner);
    else if (open.at(-1) === marker) open.pop();
    else {
      wrong.push(marker);
      if (open.includes(marker)) open.splice(open.lastIndexOf(marker), 1);
    }
  }
  return wrong;
}

/**
 * What is wrong with the codes, each {kind, marker}: "foreign" (the source has no such marker), "twice", "crossed",
 * "half" (the other half of the pair is there), "missing" (of a pair its opening marker stands for both).
 * The server says the same (tms/domain/code_faults.py); all but "missing" stop it from confirming.
 * @param {string} text
 * @param {Codes} codes
 */
export function codeFaults(text, codes) {
  const markers = codesIn(text, codes).map((code) => code.marker);
  const there = new Set(markers);
  const faults = [];
  for (const marker of there) {
    if (!codes.markers.includes(marker)) faults.push({ kind: "foreign", marker });
    else if (markers.indexOf(marker) !== markers.lastIndexOf(marker)) faults.push({ kind: "twice", marker });
  }
  for (const marker of crossing(markers, codes)) faults.push({ kind: "crossed", marker });
  for (const marker of codes.markers) {
    if (there.has(marker)) continue;
    const partner = partnerOf(marker, codes);
    if (partner && there.has(partner)) faults.push({ kind: "half", marker });
    else if (!partner || !isClosing(marker)) faults.push({ kind: "missing", marker });
  }
  return faults;
}

/**
 * The faults but for codes that the text says in words: 平方公里 has no place for the 2 of km². The server's check of
 * inline codes leaves out the same (tms/checks/inline_codes.py).
 * @param {string} text
 * @param {Codes} codes
 */
export function faultsToMend(text, codes) {
  const saysPowers = /平方|立方/.test(text);
  return codeFaults(text, codes).filter(({ kind, marker }) => kind !== "missing" || !saysPowers || !codes.powers.has(numberOf(marker)));
}

// How far markers are from what may stand in a text. Taking one out never makes it more.
/**
 * @param {string[]} markers
 * @param {Codes} codes
 */
function disorder(markers, codes) {
  const there = new Set(markers);
  const foreign = markers.filter((/** @type {string} */ marker) => !codes.markers.includes(marker)).length;
  return foreign + markers.length - there.size + crossing(markers, codes).length;
}

/**
 * The place itself, or the nearer end of the marker that it is inside of: the one before if ``side`` is -1.
 * @param {string} text
 * @param {number} at
 * @param {Codes} codes
 * @param {number} side
 */
export function outside(text, at, codes, side) {
  const code = codesIn(text, codes).find(({ from, to }) => from < at && at < to);
  if (!code) return at;
  return side < 0 ? code.from : code.to;
}

/**
 * The text with ``words`` in place of what stands between two places. Of the codes that come with them those are left
 * out that would stand twice or cross a pair; the ones that are there stay. Answers {text, at: the place after them}.
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {string} words
 * @param {Codes} codes
 */
export function replace(text, from, to, words, codes) {
  let before = text.slice(0, from);
  let middle = words;
  let after = text.slice(to);
  for (;;) {
    const all = before + middle + after;
    const end = before.length + middle.length;
    const unwanted = firstUnwanted(codesIn(all, codes), before.length, end, codes);
    if (!unwanted) return { text: all, at: outside(all, end, codes, 1) };
    // Typed characters can complete a marker with what stands beside them, so that any of the three may lose some.
    /**
     * @param {number} start
     * @param {string} part
     */
    const cut = (start, part) =>
      part.slice(0, Math.max(0, unwanted.from - start)) + part.slice(Math.max(0, unwanted.to - start));
    [before, middle, after] = [cut(0, before), cut(before.length, middle), cut(end, after)];
  }
}

/**
 * @param {Code[]} found
 * @param {number} from
 * @param {number} to
 * @param {Codes} codes
 */
function firstUnwanted(found, from, to, codes) {
  /** @param {Code} code */
  const isOld = (code) => code.to <= from || code.from >= to;
  const kept = found.filter(isOld);
  const markers = () => kept.map((code) => code.marker);
  for (const code of found) {
    if (isOld(code)) continue;
    const before = disorder(markers(), codes);
    const at = kept.findIndex((one) => one.from > code.from);
    kept.splice(at < 0 ? kept.length : at, 0, code);
    if (disorder(markers(), codes) > before) return code;
  }
  return null;
}

/**
 * The stretch moved to another place, as {text, start, end}; null if a code in it can't stand there.
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {number} target
 * @param {Codes} codes
 */
export function move(text, from, to, target, codes) {
  if (from === to || (target >= from && target <= to)) return null;
  const rest = text.slice(0, from) + text.slice(to);
  const start = target > to ? target - (to - from) : target;
  const words = text.slice(from, to);
  const moved = replace(rest, start, start, words, codes);
  return moved.text === rest.slice(0, start) + words + rest.slice(start) ? { text: moved.text, start, end: moved.at } : null;
}

/**
 * The first marker of the source that the text lacks; of a pair that is missing, its opening one.
 * @param {string} text
 * @param {Codes} codes
 */
export function nextMissing(text, codes) {
  const there = new Set(codesIn(text, codes).map((code) => code.marker));
  return codes.markers.find((/** @type {string} */ marker) => !there.has(marker)) ?? null;
}

/**
 * The closing code that stands right at the place and closes a pair that the text opens before it, or null.
 * @param {string} text
 * @param {number} at
 * @param {Codes} codes
 */
export function closingAt(text, at, codes) {
  const found = codesIn(text, codes);
  const code = found.find(({ marker, from }) => from === at && isClosing(marker));
  const partner = code && partnerOf(code.marker, codes);
  return partner && found.some(({ marker, to }) => marker === partner && to <= at) ? code : null;
}

/**
 * Whether the source has the code inside of the pair that this marker closes.
 * @param {string} marker
 * @param {string} closing
 * @param {Codes} codes
 */
export function isWithin(marker, closing, codes) {
  const [open, at, close] = [partnerOf(closing, codes) ?? "", marker, closing].map((one) => codes.markers.indexOf(one));
  return open < at && at < close;
}

/**
 * Put a missing code in: a whole pair around the stretch, half a pair or a lone code at it, or as near as it may stand.
 * Answers {text, at}.
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {string} marker
 * @param {Codes} codes
 */
export function putCode(text, from, to, marker, codes) {
  const there = new Set(codesIn(text, codes).map((code) => code.marker));
  const partner = partnerOf(marker, codes);
  const allowed = disorder(codesIn(text, codes).map((code) => code.marker), codes);
  /** @param {string} next */
  const fits = (next) => disorder(codesIn(next, codes).map((code) => code.marker), codes) <= allowed;
  if (partner && !there.has(partner)) {
    const [open, close] = isClosing(marker) ? [partner, marker] : [marker, partner];
    // With nothing between them the two halves never cross another pair.
    for (const start of [from, to]) {
      const next = text.slice(0, start) + open + text.slice(start, to) + close + text.slice(to);
      const at = start === to ? start + open.length : to + open.length + close.length;
      if (fits(next)) return { text: next, at };
    }
  }
  const wanted = isClosing(marker) ? to : from;
  const places = codesIn(text, codes).flatMap((code) => [code.from, code.to]);
  places.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
  for (const at of [wanted, ...places]) {
    const next = text.slice(0, at) + marker + text.slice(at);
    if (fits(next)) return { text: next, at: at + marker.length };
  }
  return { text, at: to };
}

/**
 * The text without some markers, and where a place of it is then.
 * @param {string} text
 * @param {string[]} markers
 * @param {number} at
 * @param {Codes} codes
 */
export function without(text, markers, at, codes) {
  let place = at;
  let left = text;
  for (const code of codesIn(text, codes).reverse()) {
    if (!markers.includes(code.marker)) continue;
    left = left.slice(0, code.from) + left.slice(code.to);
    if (code.to <= at) place -= code.to - code.from;
  }
  return { text: left, at: place };
}

/**
 * How many units of both texts are the same at their beginnings, and how many of the rest at their ends.
 * @param {string} one
 * @param {string} other
 */
export function sameEnds(one, other) {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  return { head, tail };
}

/**
 * What was done to a text where only the result is known: the smallest stretch {from, to} of the old text and the words
 * that took its place. No end of it is inside a marker.
 * @param {string} old
 * @param {string} now
 * @param {Codes} codes
 */
export function difference(old, now, codes) {
  let { head, tail } = sameEnds(old, now);
  /**
   * @param {string} text
   * @param {number} at
   */
  const isInside = (text, at) => outside(text, at, codes, 1) !== at || isLowSurrogate(text, at);
  while (isInside(old, head) || isInside(now, head)) head--;
  while (isInside(old, old.length - tail) || isInside(now, now.length - tail)) tail--;
  return { from: head, to: old.length - tail, words: now.slice(head, now.length - tail) };
}

/**
 * @param {string} text
 * @param {number} at
 */
const isLowSurrogate = (text, at) => /[\udc00-\udfff]/.test(text[at] ?? "") && /[\ud800-\udbff]/.test(text[at - 1] ?? "");

/**
 * Words from elsewhere as one segment can have them: every stretch of white space is one space, nothing invisible.
 * @param {string} words
 */
export function asOneLine(words) {
  return words
    .replace(/^[ \t]*[\r\n\f\v\u2028\u2029]\s*|\s*[\r\n\f\v\u2028\u2029][ \t]*$/g, "")
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "")
    .replace(/(?!\s)\p{Cc}/gu, "")
    .replace(/\s+/g, " ");
}
