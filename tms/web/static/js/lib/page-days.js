// The day of a page's article: what its elements say to programs, and what they show.
import { wordsIn } from "./page-measures.js";

const MAILED = /^(?:[a-z]{3}, )?(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* ((?:19|20)\d\d)\b/i;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const UPDATE = /updated?\b|modified|last\s+changed|revised|更新|修改/i;
// What stands among comments, other articles, in what is quoted, or around the page's own.
const OTHERS = "aside, footer, nav, blockquote";
const NAMED_OTHERS = /comment|respon|repl(?:y|ies)|related|recommend|trending|popular|sidebar|widget|footer/i;

/** The first day that elements say to programs. @param {Element[]} elements */
export function dayIn(elements) {
  for (const one of elements.filter((each) => each.matches("time, [itemprop~=datePublished]"))) {
    const words = (one.getAttribute("datetime") ?? one.getAttribute("content") ?? "").trim();
    const said = dayOf(words);
    if (said) return shownIn(one, said);
  }
  return undefined;
}

/** @param {string} words */
const dayOf = (words) => /^\d{4}-\d\d-\d\d(?!\d)/.exec(words)?.[0] ?? mailedDay(words);

/** The day of a time as mails write it: Tue, 13 Dec 2016 22:33:06 +0000. @param {string} words */
function mailedDay(words) {
  const found = MAILED.exec(words);
  const month = found ? MONTHS.indexOf(found[2].toLowerCase()) + 1 : 0;
  return found ? `${found[3]}-${String(month).padStart(2, "0")}-${found[1].padStart(2, "0")}` : undefined;
}

/**
 * The day that an element shows in digits, where that is another one than it says to programs; else what it says.
 * @param {Element} one @param {string} said
 */
function shownIn(one, said) {
  const shown = digitsIn(one) ?? said;
  return Math.abs(Date.parse(shown) - Date.parse(said)) / 86_400_000 > 1 ? shown : said;
}

/** The day that an element shows in digits, unless it is that of an update. @param {Element} one */
function digitsIn(one) {
  const words = wordsIn(one);
  const found = UPDATE.test(words) ? null : /((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)/.exec(words);
  const day = found ? `${found[1]}-${found[2].padStart(2, "0")}-${found[3].padStart(2, "0")}` : "";
  return isDay(day) ? day : undefined;
}

/** Whether there is such a day: pages say 2014-00-29 too. @param {string | undefined} day */
const isDay = (day) => Boolean(day && new Date(day).toJSON()?.startsWith(day));

/**
 * The only day that elements of the page mark as one, wherever they stand; none where they mark several.
 * @param {Element | null} body @returns {string | undefined}
 */
export function markedDay(body) {
  const days = new Set();
  for (const one of body?.querySelectorAll("time, [itemprop~=datePublished], .published") ?? []) {
    const said = ["datetime", "content", "title"].map((name) => dayOf((one.getAttribute(name) ?? "").trim())).find(isDay);
    // What it shows is the day where it was written, what it says may be in another zone's time.
    if (said && !isOfOthers(one)) days.add(digitsIn(one) ?? said);
  }
  return days.size === 1 ? [...days][0] : undefined;
}

/** @param {Element} one */
function isOfOthers(one) {
  for (let at = /** @type {Element | null} */ (one); at && at.localName !== "body"; at = at.parentElement)
    if (at.matches(OTHERS) || NAMED_OTHERS.test(`${at.getAttribute("class") ?? ""} ${at.id}`.slice(0, 300))) return true;
  return false;
}
