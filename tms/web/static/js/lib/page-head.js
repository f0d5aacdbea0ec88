// The head of a page's article: its headline, and the lines with who wrote it and when.
import { dayIn, markedDay } from "./page-days.js";
import { LINE, isBefore, isIn, widthOf, wordsIn } from "./page-measures.js";

/** @typedef {import("./page-measures.js").Measures} Measures */

const NAMED = "h1, h2, h3, [itemprop~=headline], [class*=headline i], [class*=title i]";
// What is called so may also be all of the head.
const HEADLINES = `${NAMED}, [class*=entry-heading i], [class*=post-heading i], [class*=article-heading i], [class*=story-heading i]`;
const LONGEST = 600;
const SITE = /(?:^|[^a-z])(?:logo|brand|site-?(?:name|title)|masthead|header__logo)(?:[^a-z]|$)/i;
const PEOPLE = "[rel~=author], [itemprop~=author], [class*=byline i], [class*=author i], [id*=byline i], [id*=author i]";
// Links to pages about who wrote it: they stand within a line, and are taken out of none.
const AUTHOR_LINKS = "a[href*='/author/' i], a[href*='/authors/' i]";
const DATES =
  "time, [itemprop~=datePublished], [class*=date i], [class*=time i], [class*=publish i], [id*=publish i], [id*=pubtime i], [id*=pub_time i]";
const BY = /^(?:(?:written|posted|story|words|reported)\s+)?by\b[:\s]*|^(?:作者|记者|記者|文)\s*[:：/／]\s*/i;
const NAME = /^(?:(?:\p{Lu}[\p{L}\p{M}.'’-]*|de|da|van|von|der|den|la|le|bin|al)(?:\s+|$)){2,5}$|^[\u4e00-\u9fff]{2,4}$/u;
// Lines that say by their words alone, and by no name of a class, when it was written, or by whom.
const DAY =
  /(?:19|20)\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}(?: ?[日号號])?|(?:\d{1,2}(?:st|nd|rd|th)? )?\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:19|20)\d\d/i;
const WHO =
  /^(?:[^。，,]{0,10}(?:记者|記者|通讯员|通訊員|作者)|(?:(?:written|posted|story|words|reported) )?by |文 ?[:：/／|｜丨]|(?:撰文|撰稿|执笔|執筆|编译|編譯) ?[:：/／|｜丨]|[一-鿿]{2,8}(?:报|報|社|网|網|刊|新闻|新聞|快讯|快訊|中心)[/／]|[一-鿿、]{2,12}[/／][一-鿿]{1,8}(?:报|報|社|网|網|刊|新闻|新聞|报道|報導)$)/i;
// Words of a byline or a date that name nothing themselves.
const NO_MORE =
  /(?:^|(?<=\s))(?:(?:written |posted |published )?by|and|published(?: on)?|posted(?: on)?|日|号|號|作者|记者|記者)(?=$|[\s:：])/gi;
const LONGEST_LINE = 120;
// How wide a link is that is more than a day or a name.
const LEAST_TITLE = 40;
// How many elements above a headline a day of its own may begin.
const ABOVE = 6;
// How wide a headline is that nothing marks, and how many elements before the text it begins.
const [LEAST_HEADLINE, MOST_HEADLINE, NEAR] = [16, 200, 80];
const STANDFIRSTS = "[class*=standfirst i], [class*=subtitle i], [class*=subhead i], [class*=dek i], [class*=excerpt i], [itemprop~=alternativeHeadline]";

/**
 * The element with the article's title: of those above its first paragraph the one that says most that it is.
 * @param {Element} body @param {Element} root @param {Set<Element>} beside @param {Measures} measures @returns {Element | null}
 */
export function headOf(body, root, beside, measures) {
  const first = firstProse(root, beside, measures);
  /** @type {Element | null} */
  let best = null;
  let most = 0;
  for (const one of body.querySelectorAll(HEADLINES)) {
    const width = widthOf(one.textContent ?? "");
    if (!one.matches(NAMED) && [...one.children].some((part) => !LINE.has(part.localName))) continue;
    if (width < 4 || width > LONGEST || measures.get(one)?.prose || (beside.has(one) && one.localName !== "h1")) continue;
    if (first && !isBefore(measures, one, first)) continue;
    const score = likelihood(one, root, beside, width);
    // Of equals the one nearest to the text.
    if (score >= most && score > 0 && !(best && best.contains(one) && score === most)) [best, most] = [one, score];
  }
  return best ?? (first ? unmarkedHead(body, first, beside, measures) : null);
}

/**
 * The line right above one with a day, shortly before the text: what is a headline and nothing says so.
 * @param {Element} body @param {Element} first @param {Set<Element>} beside @param {Measures} measures
 */
function unmarkedHead(body, first, beside, measures) {
  /** @type {Element | null} */
  let best = null;
  /** @type {Element | null} */
  let above = null;
  const begin = measures.get(first)?.at ?? 0;
  for (const one of body.querySelectorAll("*")) {
    const place = measures.get(one);
    if (!place?.words || beside.has(one) || place.last >= begin) continue;
    if (LINE.has(one.localName) || [...one.children].some((part) => !LINE.has(part.localName))) continue;
    const isDay = place.words <= LONGEST_LINE && DAY.test(wordsIn(one));
    if (isDay && above) best = above;
    const isLikely = !isDay && place.words >= LEAST_HEADLINE && place.words <= MOST_HEADLINE && place.linked * 2 < place.words;
    above = isLikely ? one : null;
  }
  return best && begin - (measures.get(best)?.at ?? 0) <= NEAR ? best : null;
}

/** @param {Element} root @param {Set<Element>} beside @param {Measures} measures */
const firstProse = (root, beside, measures) =>
  measures.get(root)?.own ? root : [...root.querySelectorAll("*")].find((one) => measures.get(one)?.own && !beside.has(one));

/** @param {Element} one @param {Element} root @param {Set<Element>} beside @param {number} width */
function likelihood(one, root, beside, width) {
  const itself = `${one.className} ${one.id}`;
  const around = `${itself} ${one.parentElement?.className ?? ""} ${one.parentElement?.id ?? ""}`;
  let score = { h1: 6, h2: 3, h3: 1 }[one.localName] ?? 0;
  if (one.matches("[itemprop~=headline]")) score += 6;
  if (/headline|(?:entry|post|article|story|content|page|node)[-_]*title|title[-_]*(?:entry|post|article|story)|(?:entry|post|article|story)[-_]heading/i.test(around)) score += 2;
  const isNear = root.contains(one) || Boolean(one.closest("article, main, [role=main]")?.contains(root));
  if (isNear) score += 2;
  if (width >= 24) score += 2;
  if (SITE.test(around)) score -= 6;
  if (beside.has(one)) score -= 5;
  const link = one.querySelector("a[href]") ?? one.closest("a[href]");
  if (link && /^https?:\/\/[^/]+\/?(?:index\.\w+)?$/.test(link.getAttribute("href") ?? "")) score -= 6;
  if (one.localName === "h1" && link && !isNear) score -= 4;
  if (/related|teaser|sidebar|promo|widget|recommend/i.test(around)) score -= 4;
  return score;
}

/**
 * The title as a heading, and what stands near it that says who wrote it and when, as lines of their own.
 * @param {Element} title @param {Element} root @param {Set<Element>} beside @param {Measures} measures
 * @returns {{ lines: Element[], left: string[] }} and lines that said who and when, and more than that.
 */
export function linesBefore(title, root, beside, measures) {
  const page = root.ownerDocument;
  const heading = page.createElement("h1");
  heading.textContent = wordsIn(title);
  const first = firstProse(root, beside, measures);
  const scope = commonOf(title, root) ?? root;
  const isApart = (/** @type {Element} */ one) => !isIn(measures, title, one) && !isIn(measures, one, title) && !isIn(measures, root, one);
  const near = [...scope.querySelectorAll(`${PEOPLE}, ${AUTHOR_LINKS}, ${DATES}, ${STANDFIRSTS}`)].filter(
    (one) => isApart(one) && !measures.get(one)?.prose && (!first || isBefore(measures, one, first)) && !isFrame(one) && !isClock(one),
  );
  const below = near.filter((one) => isBefore(measures, title, one));
  const above = near.filter((one) => !isBefore(measures, title, one) && !beside.has(one));
  const found = namesIn(below);
  const names = found.length ? found : namesIn(above);
  const day = dayIn(below) ?? dayIn(above);
  const said = [];
  if (names.length) said.push(/[\u3400-\u9fff]/.test(names[0]) ? `作者：${names.join("、")}` : `By ${names.join(" and ")}`);
  if (day) said.push(day);
  const { lines: others, left } = linesOf(below.filter((one) => !isAuthorLink(one)), root, measures, names, day);
  const box = boxOf(title, beside);
  const isBeside = (/** @type {Element} */ one) => beside.has(one) && !box?.contains(one);
  const isBetween = (/** @type {Element} */ one) => isApart(one) && !isIn(measures, one, root) && isBefore(measures, title, one) && !isBeside(one);
  const isWanted = (/** @type {string} */ words) => (!day && DAY.test(words)) || (!names.length && WHO.test(words));
  let last = -1;
  for (const one of names.length && day ? [] : scope.querySelectorAll("*")) {
    const place = measures.get(one);
    if (!place || !place.words || place.words > LONGEST_LINE || place.at <= last || !isBetween(one)) continue;
    if ((first && !isBefore(measures, one, first)) || [...one.children].some((part) => !LINE.has(part.localName))) continue;
    const words = wordsIn(one);
    // A title that leads to another article, with its day.
    const isTitle = place.links === 1 && place.linked > LEAST_TITLE && place.linked * 2 > place.words;
    if (!isTitle && !isWanted(words)) continue;
    last = place.last;
    if (!isTitle && !others.some((line) => line.includes(words))) others.push(words);
  }
  // Above the headline, beside the section, a day counts only where nothing else says one.
  const isDated = day || others.some((line) => DAY.test(line)) || below.some((one) => DAY.test(wordsIn(one)));
  const inAbove = above.map((one) => DAY.exec(wordsIn(one))?.[0]).find(Boolean);
  const written = isDated ? undefined : (inAbove ?? dayAbove(title, scope, beside, measures) ?? markedDay(root.closest("body")));
  if (written) others.push(written);
  // A first paragraph that a site sets apart from the others.
  for (const one of scope.querySelectorAll("*"))
    if (measures.get(one)?.own && isApart(one) && !isIn(measures, one, root) && isBefore(measures, title, one) && isBefore(measures, one, root) && !beside.has(one))
      others.push(wordsIn(one));
  return { lines: [heading, ...[...said, ...others].map((words) => lineOf(page, words))], left };
}

/**
 * The day that is all of a line right above the headline.
 * @param {Element} title @param {Element} scope @param {Set<Element>} beside @param {Measures} measures
 */
function dayAbove(title, scope, beside, measures) {
  const begin = measures.get(title)?.at ?? 0;
  for (const one of scope.querySelectorAll("*")) {
    const place = measures.get(one);
    if (!place || place.at < begin - ABOVE || place.last >= begin || beside.has(one)) continue;
    const words = wordsIn(one);
    if (place.words <= LONGEST_LINE && DAY.exec(words)?.[0] === words) return words;
  }
  return undefined;
}

/** @param {Element} one */
const isAuthorLink = (one) => one.matches(AUTHOR_LINKS) && !one.matches(PEOPLE);

/** What is called like a standfirst, and holds the lines with who and when. @param {Element} one */
const isFrame = (one) => one.matches(STANDFIRSTS) && !one.matches(`${PEOPLE}, ${DATES}`) && one.querySelector(`${PEOPLE}, ${AUTHOR_LINKS}, ${DATES}`) !== null;

/** Whether only its classes say that it is a day, and its words none: how long a film is, a button of its player. @param {Element} one */
const isClock = (one) =>
  !one.matches(`time, [itemprop~=datePublished], ${PEOPLE}, ${AUTHOR_LINKS}, ${STANDFIRSTS}`) &&
  !/\d/.test(wordsIn(one).replace(/\d{1,2}(?::\d{2}){1,2}/g, ""));

/** What is beside the text for its name alone, as the headline stands in it. @param {Element} title @param {Set<Element>} beside */
function boxOf(title, beside) {
  /** @type {Element | null} */
  let box = null;
  for (let at = /** @type {Element | null} */ (title); at && beside.has(at); at = at.parentElement) box = at;
  return box;
}

/**
 * The other lines of the head, and those that are taken out for saying hardly more than names and day.
 * @param {Element[]} below @param {Element} root @param {Measures} measures @param {string[]} names @param {string | undefined} day
 */
function linesOf(below, root, measures, names, day) {
  const enough = 2 * widthOf([...names, day ?? ""].join(" ")) + 30;
  const lines = [];
  const left = [];
  let last = -1;
  for (const one of below) {
    const words = wordsIn(one);
    const place = measures.get(one);
    if (!words || !place || place.words > LONGEST || place.at <= last) continue;
    last = place.last;
    const isSaid = one.matches(PEOPLE) ? names.some((name) => words.includes(name)) : Boolean(day) && one.matches(DATES);
    if (isSaid && place.words < enough) {
      one.remove();
      const written = day ? undefined : DAY.exec(words)?.[0];
      if (written) {
        day = written;
        lines.push(written);
      }
      if (saysMore(words, names)) left.push(words);
    } else if (!isIn(measures, one, root)) lines.push(words);
  }
  return { lines, left };
}

/** Whether a line says anything beside names and a day: a clock, a paper, the day of an update. @param {string} words @param {string[]} names */
function saysMore(words, names) {
  const unnamed = names.reduce((left, name) => left.replaceAll(name, " "), words);
  return /[\p{L}\p{N}]/u.test(unnamed.replace(DAY, " ").replace(NO_MORE, " "));
}

/** The names of authors that elements say, and nothing but. @param {Element[]} elements @returns {string[]} */
function namesIn(elements) {
  /** @type {Set<string>} */
  const names = new Set();
  for (const one of elements.filter((each) => each.matches(`${PEOPLE}, ${AUTHOR_LINKS}`))) {
    const links = [...one.querySelectorAll("[rel~=author], [itemprop~=name]")];
    for (const each of links.length ? links : [one]) {
      const name = wordsIn(each).replace(BY, "").replace(/[\s,，]+$/, "");
      const isLonger = [...names].some((known) => name.startsWith(`${known} `));
      if (NAME.test(name) && name.length < 40 && !isLonger) names.add(name);
    }
    if (names.size && !one.matches("[rel~=author], [itemprop~=author]") && !isAuthorLink(one)) break;
  }
  return [...names].slice(0, 4);
}

/** @param {Document} page @param {string} words */
function lineOf(page, words) {
  const line = page.createElement("p");
  line.textContent = words;
  return line;
}

/** The innermost element that holds both. @param {Element} one @param {Element} other @returns {Element | null} */
export function commonOf(one, other) {
  let common = one.parentElement;
  while (common && !common.contains(other)) common = common.parentElement;
  return common;
}
