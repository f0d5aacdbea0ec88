// Marks of Word's lists that come along as none: letters, Roman and Chinese numbers, numbers in steps or in brackets.
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

/**
 * Lines, each with numbers and the first words behind them; to be called before the items are read.
 * @param {Element} body @returns {string[]}
 */
export function wordNumbers(body) {
  /** @type {string[]} */
  const found = [];
  for (const item of body.querySelectorAll("[style*='mso-list']")) {
    if (!/^l\d/.test(saysOfList(item)) || /^h[1-6]$/.test(item.localName)) continue;
    const mark = [...item.querySelectorAll("[style]")].find((one) => saysOfList(one) === "ignore");
    const number = mark?.textContent?.trim() ?? "";
    if (!NUMBER.test(number)) continue;
    const words = wordsIn(item);
    found.push(`${number} ${words.slice(words.indexOf(number) + number.length).trim().slice(0, SHOWN)}`.trim());
  }
  const lines = [];
  for (let at = 0; at < found.length; at += IN_A_LINE) lines.push(found.slice(at, at + IN_A_LINE).join(" … "));
  return lines;
}

/** @param {Element} element */
const saysOfList = (element) => declarationsOf(element).get("mso-list") ?? "";
