// The words of a paragraph of HTML as a line of Markdown: emphasis, sub- and superscript, code, links, footnote marks and
// pictures.
import { widthOf } from "./page-measures.js";
import { sourceOf } from "./page-pictures.js";
import { boldness, declarationsOf, shift, slant } from "./style-declarations.js";
const [STRONG, STRONG_END, EM, EM_END] = ["\ue000", "\ue001", "\ue002", "\ue003"];
/** @type {Record<string, string>} */
const CLOSED = { [STRONG]: STRONG_END, [EM]: EM_END };
/** @type {Record<string, string>} */
const OPENED = { [STRONG_END]: STRONG, [EM_END]: EM };
// What stands on lines of its own, also where all becomes one line: there a space is between.
const APART = /^(?:p|div|section|article|header|footer|li|dd|dt|figcaption|figure|blockquote|pre|h[1-6]|t[dh])$/;
// Two spaces at the end of a line break it.
const BROKEN = "  \n";
const LONG_LINE = 80;
const SENTENCE_END = /[.!?。！？…][”’"'」』）)*]*$/;
const MARKS = /[\ue000-\ue003]/g;

/**
 * Nodes as Markdown; a line break within stays one.
 * @param {Iterable<Node>} nodes
 */
export const linesOf = (nodes) => brokenLines(nodes).filter(Boolean).join(BROKEN);

/**
 * Nodes as paragraphs of Markdown: two breaks end one, and one break does where all long lines end with a sentence.
 * @param {Iterable<Node>} nodes
 */
export function paragraphsOf(nodes) {
  /** @type {string[][]} */
  const parts = [[]];
  for (const line of brokenLines(nodes)) {
    if (line) parts[parts.length - 1].push(line);
    else parts.push([]);
  }
  return parts.flatMap((lines) => (areParagraphs(lines) ? lines : [lines.join(BROKEN)])).filter(Boolean);
}

/** @param {string[]} lines */
function areParagraphs(lines) {
  const long = lines.filter((line) => widthOf(line) >= LONG_LINE);
  return long.length > 1 && long.every((line) => SENTENCE_END.test(line));
}

/** @param {Iterable<Node>} nodes */
function brokenLines(nodes) {
  const text = [...nodes]
    .map(wordsOf)
    .join("")
    .replace(/[ \t\r\n\f]+/g, " ");
  return closedAtBreaks(text)
    .split("\u2028")
    .map((line) => emphasized(line.trim()).replace(/^(#{1,6} |>|[-+] |\d+[.)] )/, startsNothing));
}

// Markdown's emphasis ends with its line: across a break it is closed and opened again.
/** @param {string} text */
function closedAtBreaks(text) {
  if (!text.includes("\u2028")) return text;
  // How often each is open, in the order of opening: nested more deeply, one within itself says no more.
  /** @type {Map<string, number>} */
  const open = new Map();
  return text.replace(/[\ue000-\ue003\u2028]/g, (mark) => {
    const marks = [...open.keys()];
    if (mark === "\u2028") return marks.map((one) => CLOSED[one]).reverse().join("") + mark + marks.join("");
    const begin = OPENED[mark] ?? mark;
    const times = (open.get(begin) ?? 0) + (mark === begin ? 1 : -1);
    if (times > 0) open.set(begin, times);
    else open.delete(begin);
    return mark;
  });
}

// What begins like a heading, a quotation or a list and is none.
/** @param {string} start */
const startsNothing = (start) => start.replace(/[#>\-+.)]/, "\\$&");

// A file's own line breaks are spaces between words, and nothing between characters of Chinese.
const WRAPPED = /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uff60])[ \t]*\r?\n[ \t]*(?=[\p{Script=Han}\u3000-\u303f\uff00-\uff60])/gu;

/** @param {string} words */
const escaped = (words) =>
  words
    .replace(WRAPPED, "")
    .replace(/[\ue000-\ue003\u2028]/g, "")
    .replace(/[\\`*]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]{1,31};)|\[(?=\^)|\](?=[([:])/gu, "\\$&")
    .replaceAll("\u00a0", " ");

/** @param {any} node @returns {string} */
function wordsOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const name = node.localName;
  if (name === "br") return "\u2028";
  if (name === "img") return pictureOf(node);
  // What stands within is said to whoever has no player.
  if (["video", "audio", "iframe"].includes(name)) return "";
  if (["code", "kbd", "tt", "samp"].includes(name)) return codeOf(node.textContent);
  const words = [...node.childNodes].map(wordsOf).join("");
  const style = declarationsOf(node);
  const isStrong = boldness(style) ?? (name === "b" || name === "strong");
  const isEm = slant(style) ?? (name === "i" || name === "em");
  // A link says itself how its words look; higher are only marks of notes.
  if (name === "a") return linkOf(node, emphasizedBy(isStrong, isEm, words));
  const place = shift(style) ?? (name === "sub" || name === "sup" ? name : "");
  const placed = place ? shifted(node, words, place) : words;
  const apart = APART.test(name) ? "\u2028" : "";
  return apart + emphasizedBy(isStrong, isEm, placed) + apart;
}

/** @param {boolean} isStrong @param {boolean} isEm @param {string} words */
function emphasizedBy(isStrong, isEm, words) {
  const inner = isEm ? wrapped(words, EM, EM_END, "em") : words;
  return isStrong ? wrapped(inner, STRONG, STRONG_END, "strong") : inner;
}

// Beside a tag Markdown would not see its own marks: there tags stand for them.
/** @param {string} words @param {string} open @param {string} close @param {string} tag */
const wrapped = (words, open, close, tag) => {
  if (!words.replace(MARKS, "").trim()) return words;
  // Within itself emphasis says no more, and its marks would close the outer one's.
  const once = words.replaceAll(open, "").replaceAll(close, "");
  return /^<|>$/.test(once.trim()) ? `<${tag}>${once}</${tag}>` : open + once + close;
};

// CO₂, 10⁶; the mark of a footnote stands higher by itself, and so do links to notes.
/** @param {Element} node @param {string} words @param {string} place */
const shifted = (node, words, place) =>
  !words.replace(MARKS, "").trim() || /\[\^/.test(words) || node.querySelector("a") ? words : `<${place}>${words}</${place}>`;

/** @param {string} words */
const codeOf = (words) => {
  const plain = words.trim().replace(/\s+/g, " ");
  const fence = plain.includes("`") ? "``" : "`";
  return plain ? fence + plain + fence : "";
};

/** @param {string} href */
const addressOf = (href) => href.replace(/[\s<>]/g, encodeURIComponent).replaceAll("(", "%28").replaceAll(")", "%29");

// Footnotes of Word and Google Docs are links into the page: the mark to its note, and the note's own back to it. Comments
// of Google Docs have such marks too.
/** @param {Element} node @param {string} words */
function linkOf(node, words) {
  const href = (node.getAttribute("href") ?? "").trim();
  const note = /#_?(?:ftnt?|edn)(\d+)$/.exec(href);
  if (note) return `[^${note[1]}]`;
  if (/#_?(?:ftnt?|edn)_?ref\d+$|#cmnt(?:_ref)?\d+$/.test(href)) return "";
  if (!/^(https?|mailto):/i.test(href) || !words.trim()) return words;
  const [, before, inner, after] = /** @type {RegExpExecArray} */ (/^(\s*)([^]*?)(\s*)$/.exec(words));
  return `${before}[${inner}](${addressOf(href)})${after}`;
}

// The sides of pictures that only count who reads a page.
const DOT = /^[012](?:px)?$/;

// A picture by where it lies, also in the folder beside a saved page; nothing of one that nobody sees.
/** @param {Element} node */
function pictureOf(node) {
  const says = (/** @type {string} */ name) => (node.getAttribute(name) ?? "").trim();
  const words = escaped(says("alt")).replace(/(?<!\\)[[\]]/g, "\\$&");
  if (/(?:^|[\s-])(?:emoji|smiley)(?:\s|$)/i.test(says("class"))) return words;
  if (!words && ["width", "height"].some((side) => DOT.test(says(side)))) return "";
  const address = addressOf(sourceOf(node)) || (says("src") ? "data:" : "picture");
  return `![${words}](${address})`;
}

const OWN = "(?:(?![()\\[\\]`*\\\\])\\p{P})+";
const ENDS = "[\ue001\ue003]*";
const INNER_START = new RegExp(`(?<=[\\p{L}\\p{N}])([\ue000\ue002])(${OWN})(?=[\\p{L}\\p{N}])`, "gu");
const INNER_END = new RegExp(`(?<=[\\p{L}\\p{N}]${ENDS})(${OWN})([\ue001\ue003])(?=[\\p{L}\\p{N}])`, "gu");

// Marks close to their words: Markdown sees none that have a space inside, nor, beside a letter, a mark of punctuation.
/** @param {string} line */
function emphasized(line) {
  let text = line.replaceAll(STRONG_END + STRONG, "").replaceAll(EM_END + EM, "");
  for (let before = null; before !== text; ) {
    before = text;
    text = text
      .replace(/([\ue000\ue002])(\s+)/g, "$2$1")
      .replace(/(\s+)([\ue001\ue003])/g, "$2$1")
      .replace(INNER_START, "$2$1")
      .replace(INNER_END, "$2$1")
      .replace(/\ue000\ue001|\ue002\ue003/g, "");
  }
  return text.replace(/[\ue000\ue001]/g, "**").replace(/[\ue002\ue003]/g, "*").trim();
}
