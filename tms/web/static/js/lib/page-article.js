// Which part of a whole page is its article: what a page calls its article, else what most of its prose stands in, without
// what is named or built like a menu, a footer, comments or a list of other articles. What stays behind is told.
import { commonOf, headOf, linesBefore } from "./page-head.js";
import { isLinks, summariesOf, teasersBeside } from "./page-lists.js";
import { isBefore, measureOf, widthOf, wordsIn } from "./page-measures.js";
import { leadsOf, namesOf as picturesNamed, picturesOutside } from "./page-pictures.js";
import { playersIn } from "./page-players.js";

/** @typedef {import("./page-measures.js").Measures} Measures */

const ASIDE = new Set("nav aside footer form button select dialog menu iframe object fieldset textarea".split(" "));
const ASIDE_ROLES = new Set(
  "navigation banner contentinfo complementary search dialog alertdialog alert menu menubar toolbar".split(" "),
);
// Words in names of classes and in ids, as sites have them.
const ASIDE_NAMES = new Set(
  ("advert adverts advertisement ad ads banner breadcrumb breadcrumbs consent cookie cookies footer gdpr login masthead menu modal " +
    "nav navbar navigation newsletter outbrain overlay pager pagination paywall popular popup promo promos rail recirc recommended " +
    "recommendations related share sharing shares sidebar signup skip social sponsor sponsored subscribe taboola tags teaser teasers " +
    "toolbar trending widget").split(" "),
);
const READERS = new Set("comment comments commentlist disqus discussion livefyre respond replies".split(" "));
// What galleries name their pictures, as each opens in one.
const OPENED = new Set(["modal", "overlay", "popup"]);
// What programs of other sites name the frame that they put into a text: a post, a map.
const WIDGET = "widget";
// Sites that ask for money name what only who pays may read, and not only what asks for it.
const PAID = "paywall";
// How many elements behind a paragraph so named its text may go on.
const NEXT = 20;
// What an article notes beside its text: a warning, a hint.
const NOTE = "note";
const ARTICLE = "h1, [itemprop~=articleBody], [itemprop~=headline], article";
// What says by itself, and by no name of a class, that it is no part of an article: a page with one is whole, however small it is.
const MENUS = "nav, footer, [role=navigation], [role=banner], [role=contentinfo]";
const MOST_OF_IT = 0.75;
const LEAST_PROSE = 240;
const LEAST_AROUND = 150;

/**
 * @typedef {{ article: Element, players: string[], pictures: { words: string[], files: string[] }, around: string[] }} WholePage
 * An article as an element to read, its players, its pictures that do not come along, and the words of what stood around it.
 */

/**
 * The article of a page that was copied with its menus; null for what is no whole page. Takes the page apart.
 * @param {HTMLElement} body @returns {WholePage | null}
 */
export function articleOf(body) {
  if (isDocument(body)) return null;
  const measures = measureOf(body);
  const beside = findBeside(body, measures);
  const prose = proseWithout(body, beside, measures);
  const of = (/** @type {Element} */ one) => prose.get(one) ?? 0;
  if (of(body) < LEAST_PROSE) return null;
  const hasMenu = [...body.querySelectorAll(MENUS)].some((one) => wordsIn(one));
  const root = rootOf(body, of, measures);
  const title = headOf(body, root, beside, measures);
  const scope = (title && commonOf(title, root)) ?? root;
  const players = playersIn(scope, (one) => isPlayerBeside(one, beside));
  const pictures = title ? picturesOutside(scope, title, root, beside, measures) : [];
  const leads = title ? [...summariesOf(scope, title, root, beside, measures), ...leadsOf(pictures, title, root, measures)] : [];
  // What is in a list or below a picture is none of the head's lines.
  for (const one of leads) one.remove();
  const head = title ? linesBefore(title, root, beside, measures) : { lines: [], left: [] };
  const around = [...head.left];
  const article = body.ownerDocument.createElement("article");
  article.append(...head.lines, ...leads);
  for (const one of leads) takeBeside(one, beside, around);
  if (title) takeOut(title, root, around);
  clean(root, beside, measures, around);
  if (root !== body) leave(body, root, title, around);
  // A piece of a page with a picture and its caption is as much of it as one where they stood around the text.
  const captions = [...leads, ...[...root.querySelectorAll("figure")].filter(isOpened)].map(wordsIn);
  if (!hasMenu && widthOf([...captions, ...around].join("")) < LEAST_AROUND) return null;
  article.append(root);
  return { article, players, pictures: picturesNamed(pictures, article), around };
}

/** Whether Word or Google Docs wrote it. Some browsers leave of Word's marks only the classes. @param {HTMLElement} body */
function isDocument(body) {
  if (body.ownerDocument.documentElement.hasAttribute("xmlns:w") || body.querySelector("[id^=docs-internal-guid]")) return true;
  const words = body.querySelectorAll("p[class^=Mso], li[class^=Mso]");
  return words.length * 2 > body.querySelectorAll("p, li").length && !body.querySelector(MENUS);
}

/**
 * Whether what is struck out was deleted: office programs write their tracked changes so, sites what is to be read.
 * @param {HTMLElement} body
 */
export function tracksChanges(body) {
  const writer = body.ownerDocument.querySelector("meta[name=generator i]")?.getAttribute("content") ?? "";
  return isDocument(body) || /\b(?:Libre|Open)Office\b/i.test(writer);
}

/** @param {Element} element */
const namesOf = (element) =>
  `${element.getAttribute("class") ?? ""} ${element.id}`
    .slice(0, 500)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);

/**
 * Whether a player is none of the article's. Each is taken out of it, and that alone says nothing.
 * @param {Element} player @param {Set<Element>} beside
 */
function isPlayerBeside(player, beside) {
  if (player.parentElement && beside.has(player.parentElement)) return true;
  const isNamed = namesOf(player).some((name) => name !== WIDGET && (ASIDE_NAMES.has(name) || READERS.has(name)));
  return beside.has(player) && (isNamed || ASIDE_ROLES.has(player.getAttribute("role") ?? ""));
}

/**
 * Whether it is a footer below a headline: however much it says, a short text is above it.
 * @param {Element} element @param {string[]} names @param {Element | null} headline @param {Measures} measures
 */
function isFoot(element, names, headline, measures) {
  const isNamed = element.localName === "footer" || element.getAttribute("role") === "contentinfo" || names.includes("footer");
  return isNamed && headline !== null && isBefore(measures, headline, element);
}

/** Whether it is a paragraph that the text goes on behind. @param {Element} element @param {Measures} measures */
function isWithinText(element, measures) {
  let next = element.nextElementSibling;
  for (let step = 0; next && step < NEXT && element.localName === "p"; step++, next = next.nextElementSibling)
    if (next.localName === "p" && measures.get(next)?.own && !namesOf(next).includes(PAID)) return true;
  return false;
}

/** Whether an element is a picture of a gallery. @param {Element} element */
const isOpened = (element) => element.localName === "figure" && namesOf(element).some((name) => OPENED.has(name));

/** @param {HTMLElement} body @param {Measures} measures @returns {Set<Element>} */
function findBeside(body, measures) {
  /** @type {Set<Element>} */
  const beside = new Set();
  const whole = measures.get(body)?.prose ?? 0;
  const paid = [...body.querySelectorAll(`[class*=${PAID} i]`)].reduce((sum, one) => sum + (measures.get(one)?.own ?? 0), 0);
  const isPaid = paid * 4 >= whole;
  const headline = body.querySelector("h1");
  for (const element of body.querySelectorAll("*")) {
    if (element.parentElement && beside.has(element.parentElement)) {
      beside.add(element);
      continue;
    }
    const { prose = 0 } = measures.get(element) ?? {};
    // The words of a program have names of their own where it is coloured: one is a comment.
    const names = element.closest("pre, code") ? [] : namesOf(element);
    const isReaders = names.some((name) => READERS.has(name));
    const isNamed =
      isReaders ||
      ASIDE.has(element.localName) ||
      ASIDE_ROLES.has(element.getAttribute("role") ?? "") ||
      names.some((name) => ASIDE_NAMES.has(name) && !(isPaid && name === PAID) && !(OPENED.has(name) && isOpened(element)));
    if (!isNamed || element.closest("blockquote") || element.getAttribute("role") === NOTE) continue;
    if (names.includes(PAID) && isWithinText(element, measures)) continue;
    // What a field of a form holds is no text, however much it is: sites keep in some what they show later.
    const isField = element.localName === "textarea";
    const isEnd = isReaders || isField || isFoot(element, names, headline, measures);
    const isMost = isEnd ? whole - prose < LEAST_PROSE : prose * 2 >= whole && prose > 0;
    if (!isMost && !(prose > 0 && element.querySelector(ARTICLE) && !isReaders)) beside.add(element);
  }
  return beside;
}

/** @param {HTMLElement} body @param {Set<Element>} beside @param {Measures} measures */
function proseWithout(body, beside, measures) {
  /** @type {Map<Element, number>} */
  const found = new Map();
  // From the last to the first, so that each comes after all that is in it.
  for (const element of [body, ...body.querySelectorAll("*")].reverse()) {
    if (beside.has(element)) continue;
    const sum = (found.get(element) ?? 0) + (measures.get(element)?.own ?? 0);
    found.set(element, sum);
    const { parentElement: parent } = element;
    if (parent && element !== body) found.set(parent, (found.get(parent) ?? 0) + sum);
  }
  return found;
}

/** @param {HTMLElement} body @param {(one: Element) => number} of @param {Measures} measures @returns {Element} */
function rootOf(body, of, measures) {
  const named = [...body.querySelectorAll("[itemprop~=articleBody], article, [role=article]")];
  const best = named.reduce((most, one) => (of(one) > of(most) ? one : most), named[0] ?? body);
  /** @type {Element} */
  let root = best !== body && (of(best) >= MOST_OF_IT * of(body) || isOnlyOne(best, named, body, of)) ? best : body;
  for (;;) {
    if (measures.get(root)?.own) return root;
    const inner = [...root.children].find((one) => of(one) >= MOST_OF_IT * of(root) && !isText(one, measures));
    if (!inner) return root;
    root = inner;
  }
}

/**
 * Whether no other part of a page is called an article, and the only headline stands in it: others may say more.
 * @param {Element} best @param {Element[]} named @param {HTMLElement} body @param {(one: Element) => number} of
 */
function isOnlyOne(best, named, body, of) {
  const headlines = body.querySelectorAll("h1");
  return headlines.length === 1 && best.contains(headlines[0]) && named.every((one) => best.contains(one)) && of(best) >= LEAST_PROSE;
}

/** @param {Element} element @param {Measures} measures */
const isText = (element, measures) =>
  /^(?:p|blockquote|pre|table|tbody|tr|ul|ol|dl|li)$/.test(element.localName) && Boolean(measures.get(element)) && !element.querySelector("div, p");

/** What stands in the root before its title, and the title itself. @param {Element} title @param {Element} root @param {string[]} around */
function takeOut(title, root, around) {
  if (!root.contains(title)) return;
  for (let at = title; at !== root; at = /** @type {Element} */ (at.parentElement))
    for (let before = at.previousSibling; before; before = at.previousSibling) {
      tell(before, around);
      before.remove();
    }
  title.remove();
}

/** What stands in a figure and is none of it: buttons. @param {Element} figure @param {Set<Element>} beside @param {string[]} around */
function takeBeside(figure, beside, around) {
  for (const one of figure.querySelectorAll("*"))
    if (beside.has(one) && figure.contains(one)) {
      tell(one, around);
      one.remove();
    }
}

/** @param {Element} root @param {Set<Element>} beside @param {Measures} measures @param {string[]} around */
function clean(root, beside, measures, around) {
  const teasers = teasersBeside(root, beside, measures);
  for (const element of [...root.querySelectorAll("*")]) {
    if (!root.contains(element)) continue;
    if (!beside.has(element) && !teasers.has(element) && !isLinks(element, measures)) continue;
    tell(element, around);
    element.remove();
  }
}

/** @param {Element} parent @param {Element} root @param {Element | null} title @param {string[]} around */
function leave(parent, root, title, around) {
  for (const node of [...parent.childNodes]) {
    if (node === root || node === title) continue;
    if (node instanceof Element && (node.contains(root) || (title && node.contains(title)))) leave(node, root, title, around);
    else tell(node, around);
  }
}

/** @param {Node} node @param {string[]} around */
function tell(node, around) {
  const words = wordsIn(node);
  if (words) around.push(words);
}
