// Pictures of a page's article outside of its text: those below the headline come along, the others are named.
import { inLists } from "./page-lists.js";
import { isBefore, isIn } from "./page-measures.js";

/** @typedef {import("./page-measures.js").Measures} Measures */

// The sides of dots and of icons.
const SMALL = /^[1-4]?\d(?:px)?$/;
const SIGNS = new Set(
  ("author authors avatar avatars badge blank btn button byline emoji favicon gravatar icon icons loading logo logos pixel profile " +
    "smiley spacer").split(" "),
);
// What files of signs are called beside: a clock, the account of a paper, what stands there until the picture comes.
const SIGN_FILES = new Set("arrow bg clock close default enlarge ewm placeholder play print qr qrcode search share time wechat weibo weixin wx zoom".split(" "));
const FILE = /\.(?:avif|bmp|gif|jpe?g|png|svg|tiff?|webp)(?:[?#]|$)/i;
const SOURCES = ["src", "data-src", "data-original", "data-lazy-src"];
const CAPTION = "figcaption, [class*=caption i]";
// How far out of a picture its caption is looked for, among how many elements, and how wide the words beside it may be.
const [STEPS, ELEMENTS, BESIDE] = [4, 40, 40];

/**
 * Pictures that show a reader something and that no reading of the text would meet.
 * @param {Element} scope what holds title and text @param {Element} title @param {Element} root
 * @param {Set<Element>} beside @param {Measures} measures
 */
export function picturesOutside(scope, title, root, beside, measures) {
  const lists = inLists(scope, title, root, measures);
  const isOutside = (/** @type {Element} */ one) => !isIn(measures, one, root) || isBefore(measures, one, title);
  // Headlines may lead to their own article, and so does the picture above one.
  const own = says(title.closest("a") ?? title.querySelector("a") ?? title, "href");
  return [...scope.querySelectorAll("img")].filter((one) => {
    const link = says(one.closest("a[href]") ?? one, "href");
    // A list of links to pictures alone is a gallery.
    const isWithin = /^(?:$|#|javascript:)/i.test(link) || link === own;
    const isOwn = FILE.test(link) || (isOutside(one) && !lists.has(one) && isWithin);
    return isOwn && !beside.has(one) && !isSign(one);
  });
}

/**
 * What stands between the headline and the text, to be read as lines: of a picture the figure with its caption, if it has one.
 * @param {Element[]} pictures @param {Element} title @param {Element} root @param {Measures} measures
 */
export function leadsOf(pictures, title, root, measures) {
  const isBetween = (/** @type {Element} */ one) =>
    isBefore(measures, title, one) && isBefore(measures, one, root) && !isIn(measures, one, title);
  const found = [...new Set(pictures.filter(isBetween).map((one) => figureOf(one, title, root, measures)))];
  // A figure begins before what is in it, but is found after a picture that it holds only with others.
  const inOrder = found.sort((one, other) => (isBefore(measures, one, other) ? -1 : 1));
  /** @type {Element[]} */
  const leads = [];
  for (const one of inOrder) if (!leads.length || !isIn(measures, one, leads[leads.length - 1])) leads.push(one);
  return leads.map((one) => (one.localName === "img" ? lineWith(one) : one));
}

/** @param {Element} picture @param {Element} title @param {Element} root @param {Measures} measures */
function figureOf(picture, title, root, measures) {
  let at = picture.parentElement;
  for (let step = 0; at && step < STEPS; step++, at = at.parentElement) {
    const place = measures.get(at);
    if (!place || isIn(measures, title, at) || isIn(measures, root, at) || place.last - place.at > ELEMENTS) break;
    if (at.localName === "figure") return at;
    const caption = at.querySelector(CAPTION);
    if (caption && place.words - (measures.get(caption)?.words ?? 0) <= BESIDE) return at;
  }
  return picture;
}

/** @param {Element} picture */
function lineWith(picture) {
  const line = picture.ownerDocument.createElement("p");
  picture.replaceWith(line);
  line.append(picture);
  return line;
}

/**
 * The words of each picture that is not in the article, and the files of those without; none that the article has.
 * @param {Element[]} pictures @param {Element} article @returns {{ words: string[], files: string[] }}
 */
export function namesOf(pictures, article) {
  const shown = [...article.querySelectorAll("img")];
  const known = new Set(shown.flatMap((one) => [wordsOf(one), fileOf(one)]));
  const left = pictures.filter((one) => !article.contains(one) && !known.has(wordsOf(one) || fileOf(one)) && !known.has(fileOf(one) || " "));
  const files = left.filter((one) => !wordsOf(one)).map(fileOf);
  return { words: [...new Set(left.map(wordsOf).filter(Boolean))], files: [...new Set(files.filter(Boolean))] };
}

/** @param {Element} one @param {string} name */
const says = (one, name) => (one.getAttribute(name) ?? "").trim();
/** @param {Element} picture */
const wordsOf = (picture) => says(picture, "alt").split(/\s+/).filter(Boolean).join(" ");

/** Where it lies: what stands in its place until it is seen is none. @param {Element} picture */
export const sourceOf = (picture) => SOURCES.map((name) => says(picture, name)).find((one) => one && !one.startsWith("data:")) ?? "";

/** The name of its file, else its address. @param {Element} picture */
function fileOf(picture) {
  const address = sourceOf(picture);
  const file = /[^/\\]*$/.exec(address.replace(/[?#].*/s, ""))?.[0];
  return file ? plainOf(file) : address;
}

/** @param {string} file */
function plainOf(file) {
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}

/** Avatars, icons, logos, and what has no name at all: what they are called says it, or how small they are. @param {Element} picture */
function isSign(picture) {
  if (["width", "height"].some((side) => SMALL.test(says(picture, side)))) return true;
  const file = fileOf(picture).slice(0, 500);
  const { parentElement: parent } = picture;
  const called = [picture, ...(parent ? [parent] : [])].map((one) => `${says(one, "class")} ${says(one, "id")}`.slice(0, 500));
  const isNamed = [...called, file].some((names) => partsOf(names).some((name) => SIGNS.has(name)));
  return isNamed || (!wordsOf(picture) && (!file || partsOf(file).some((name) => SIGN_FILES.has(name))));
}

/** @param {string} names */
const partsOf = (names) => names.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-z]+/);
