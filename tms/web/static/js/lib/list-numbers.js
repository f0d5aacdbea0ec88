// Marks of lists that come along as none: letters, Roman and Chinese numbers, numbers in steps or in brackets.
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
 * Lines, each with numbers and the first words behind them; to be called before the items are read.
 * @param {Element} body @returns {string[]}
 */
export function listNumbers(body) {
  /** @type {Map<Element, number>} */
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

// A browser counts; the list or, in Google Docs, each item says in what.
/** @param {Element} item @param {Map<Element, number>} counts of items that each list has had @returns {[string, string]} */
function ofItem(item, counts) {
  const list = /** @type {Element} */ (item.parentElement);
  const number = counts.get(list) ?? Math.max(1, Number(list.getAttribute("start") ?? 1) || 1);
  counts.set(list, number + 1);
  const form = says(item, "list-style-type") || says(list, "list-style-type") || FORMS.get(list.getAttribute("type") ?? "") || "";
  const write = /^(?:lower|upper)-(?:alpha|latin)$/.test(form) ? letters : /^(?:lower|upper)-roman$/.test(form) ? roman : null;
  if (!write) return ["", ""];
  const written = write(Math.min(number, 9999));
  const own = [...item.childNodes].filter((node) => !/^[ou]l$/i.test(node.nodeName)).map((node) => node.textContent ?? "");
  return [`${form.startsWith("upper") ? written.toUpperCase() : written}.`, own.join("").replace(/\s+/g, " ")];
}

const FORMS = new Map([
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

/** @param {Element} element @param {string} property */
const says = (element, property) => declarationsOf(element).get(property) ?? "";
