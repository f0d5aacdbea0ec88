// Numbers of lists that come along as others, or as none: letters, Roman and Chinese numbers, numbers in steps, in brackets or
// downwards. `list_numbers.py` does the same with a saved page; a test holds the two together.
import { wordsIn } from "./page-measures.js";
import { declarationsOf } from "./style-declarations.js";

// A bullet may be a letter too, of a font of signs: then nothing stands behind it.
const HAN = "[一二三四五六七八九十百〇零壹贰叁肆伍陆柒捌玖拾甲乙丙丁戊己庚辛壬癸]{1,6}";
const NUMBER = new RegExp(
  `^(?:\\([A-Za-z]{1,7}\\)|[A-Za-z]{1,7}[.)]|[(（]?${HAN}[)）、.．]|第(?:${HAN}|\\d+)\\S{0,2}|[①-⑳]|\\d+(?:\\.\\d+)+[.)]?|[(（\\[]\\d+[)）\\]]|\\d+[、．]?)$`,
  "u",
);
const SHOWN = 30;
const IN_A_LINE = 40;
const MOST_COUNTED = 9999;
const GREEK = "αβγδεζηθικλμνξοπρστυφχψω";
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const CHINESE = "〇一二三四五六七八九十";

/** @type {[number, string][]} */
const ROMAN = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/**
 * @typedef {{ shows: number, comes: number, form: string, hasItems: boolean }} Count
 * The number that a browser gives the next item of a list, the one that comes along with it, in what it is counted, and
 * whether an item has come along.
 */

/**
 * Lines, each with numbers and the first words behind them; to be called before the items are read.
 * @param {Element} body @returns {string[]}
 */
export function listNumbers(body) {
  /** @type {Map<Element, Count>} */
  const counts = new Map();
  const found = [...body.querySelectorAll("ol > li, [style*='mso-list']")].map((item) => {
    const [number, words] = item.localName === "li" ? ofItem(item, counts) : ofWord(item);
    return number && `${number} ${words.trim().slice(0, SHOWN)}`.trim();
  });
  const told = found.filter(Boolean);
  const lines = [];
  for (let at = 0; at < told.length; at += IN_A_LINE) lines.push(told.slice(at, at + IN_A_LINE).join(" … "));
  return lines;
}

// Word writes the mark in words.
/** @param {Element} item @returns {[string, string]} */
function ofWord(item) {
  const mark = [...item.querySelectorAll("[style]")].find((one) => says(one, "mso-list") === "ignore");
  const number = mark?.textContent?.trim() ?? "";
  if (!/^l\d/.test(says(item, "mso-list")) || /^h[1-6]$/.test(item.localName) || !NUMBER.test(number)) return ["", ""];
  const words = wordsIn(item);
  return [number, words.slice(words.indexOf(number) + number.length)];
}

/** The number that a list begins with when it has come along. @param {Element} list @returns {number} */
export function firstNumber(list) {
  const first = [...list.children].find((one) => !isList(one));
  const start = whole(first?.getAttribute("value")) ?? whole(list.getAttribute("start")) ?? 1;
  return start < 0 || list.hasAttribute("reversed") ? 1 : start;
}

// A browser counts; the list or, in Google Docs, each item says in what.
/** @param {Element} item @param {Map<Element, Count>} counts @returns {[string, string]} */
function ofItem(item, counts) {
  const list = /** @type {Element} */ (item.parentElement);
  const count = counts.get(list) ?? begun(list, counts);
  const isReversed = list.hasAttribute("reversed");
  const number = whole(item.getAttribute("value")) ?? count.shows;
  counts.set(list, count);
  count.shows = isReversed ? number - 1 : number + 1;
  const own = [...item.childNodes].filter((node) => !isList(node)).map((node) => wordsIn(node));
  const words = own.filter(Boolean).join(" ");
  if (!words && !item.querySelector("img")) {
    // Nothing of it comes along; before the first item that has words, its number is passed over.
    if (!count.hasItems) count.comes++;
    return ["", ""];
  }
  const comes = count.comes++;
  count.hasItems = true;
  const form = formOf(item) || count.form;
  const written = (0 < number && number <= MOST_COUNTED && FORMS.get(form)?.(number)) || `${number}.`;
  return written === `${comes}.` && !isReversed ? ["", ""] : [written, words];
}

/** @param {Element} list @param {Map<Element, Count>} counts @returns {Count} */
function begun(list, counts) {
  const items = [...list.children].filter(({ localName }) => localName === "li");
  const shows = whole(list.getAttribute("start")) ?? (list.hasAttribute("reversed") ? items.length : 1);
  // Right behind another list its items go on with that.
  const before = list.previousElementSibling && counts.get(list.previousElementSibling);
  return { shows, comes: before?.comes ?? firstNumber(list), form: formOf(list), hasItems: Boolean(before) };
}

/** @param {Node} node */
const isList = (node) => /^[ou]l$/i.test(node.nodeName);

// As browsers read it, whatever stands behind.
/** @param {string | null | undefined} written */
function whole(written) {
  const found = /^\s*([+-]?[0-9]{1,9})/.exec(written ?? "");
  return found ? Number(found[1]) : null;
}

/** @param {Element} element */
const formOf = (element) => says(element, "list-style-type") || TYPES.get(element.getAttribute("type") ?? "") || "";
const TYPES = new Map([
  ["a", "lower-alpha"],
  ["A", "upper-alpha"],
  ["i", "lower-roman"],
  ["I", "upper-roman"],
]);

/** After z comes aa. @param {number} number @returns {string} */
const letters = (number) =>
  (number > 26 ? letters(Math.floor((number - 1) / 26)) : "") + String.fromCharCode(97 + ((number - 1) % 26));

/** @param {number} number */
function roman(number) {
  let written = "";
  for (const [value, signs] of ROMAN) for (; number >= value; number -= value) written += signs;
  return written;
}

/** Up to 99. @param {number} number */
function chinese(number) {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  if (number > 99) return String(number);
  if (!tens) return CHINESE[ones];
  return (tens > 1 ? CHINESE[tens] : "") + CHINESE[10] + (ones ? CHINESE[ones] : "");
}

/** @type {Map<string, (number: number) => string>} */
const FORMS = new Map([
  ...["lower-alpha", "lower-latin"].map((form) => entry(form, (number) => `${letters(number)}.`)),
  ...["upper-alpha", "upper-latin"].map((form) => entry(form, (number) => `${letters(number).toUpperCase()}.`)),
  entry("lower-roman", (number) => `${roman(number)}.`),
  entry("upper-roman", (number) => `${roman(number).toUpperCase()}.`),
  entry("lower-greek", (number) => `${GREEK[number - 1] ?? number}.`),
  entry("cjk-heavenly-stem", (number) => `${STEMS[number - 1] ?? number}、`),
  entry("decimal-leading-zero", (number) => `${String(number).padStart(2, "0")}.`),
  ...["cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"].map((form) => entry(form, (number) => `${chinese(number)}、`)),
]);

/** @param {string} form @param {(number: number) => string} write @returns {[string, (number: number) => string]} */
function entry(form, write) {
  return [form, write];
}

/** @param {Element} element @param {string} property */
const says = (element, property) => declarationsOf(element).get(property) ?? "";
