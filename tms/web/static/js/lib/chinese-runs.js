// Texts that scripts put on the page may have Chinese in them: names, reasons, words that a check found. It is marked as
// Chinese on a page in English, and what people type is, too. Which Chinese, the server says for the page: it alone knows
// the characters that only one script has (tms/language/languages_in_text.py).
const HAN = /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/u;
const root = document.documentElement;
const { chinese } = root.dataset;

/**
 * The text as nodes, what is Chinese in it marked.
 * @param {unknown} text @returns {(string | Node)[]}
 */
export function withChineseMarked(text) {
  if (!chinese || root.lang.startsWith("zh") || !HAN.test(String(text))) return [String(text)];
  return String(text).split(new RegExp(`(${HAN.source})`, "u")).filter(Boolean).map((run) => {
    return HAN.test(run) ? Object.assign(document.createElement("span"), { lang: chinese, textContent: run }) : run;
  });
}

/** A field in which somebody writes Chinese is Chinese from then on, unless it has a language of its own. */
export function startFields() {
  document.addEventListener("input", (event) => {
    const { target } = /** @type {OnElement} */ (/** @type {Event} */ (event));
    if (!chinese || !target.matches?.("textarea, input") || (target.lang && target.lang !== root.lang)) return;
    if (!root.lang.startsWith("zh") && HAN.test(target.value)) target.lang = chinese;
  });
}
