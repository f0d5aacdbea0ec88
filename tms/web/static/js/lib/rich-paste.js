// What Word, a browser or an online document puts on the clipboard, as Markdown: headings, lists, tables, quotations,
// emphasis, links and footnotes. How it looked, comments, and what an office program’s tracked changes struck out stay behind.
import { articleOf, tracksChanges } from "./page-article.js";
import { firstNumber, listNumbers } from "./list-numbers.js";
import { takeLabels } from "./page-labels.js";
import { widthOf, wordsIn } from "./page-measures.js";
import { playersIn } from "./page-players.js";
import { linesOf, paragraphsOf } from "./rich-lines.js";
import { boldness, declarationsOf, isHidden, shift, slant } from "./style-declarations.js";

/**
 * @typedef {{ lines: string, isTight: boolean, prefix: string, columns: number[] }} Lines
 * A block of Markdown, whether it stands right below the one before it, and, of an item, where the text begins of each list
 * that it is in.
 */

const HIDDEN = "script, style, template, head, title, noscript, o\\:p, [hidden], .MsoCommentReference, .msocomanchor, .msocomtxt";
const BLOCKS = new Set(
  ("p div section article header footer main aside nav figure figcaption ul ol li table blockquote pre hr address " +
    "h1 h2 h3 h4 h5 h6 dl dt dd body").split(" "),
);
const STRUCTURE = "video, audio, iframe, figcaption, [class*=caption i], img, a[href], h1, h2, h3, h4, h5, h6, li, table, blockquote, b, strong, i, em, sub, sup, pre, [class^=Mso]";
// What a reading of the page says before words that stood around its article; `html_text.py` knows it.
const AROUND = "around the article:";
const COMMENT = "comment:";
const [PICTURE, DESCRIBED] = ["picture:", "alternative text of a picture:"];
const PLAYED = "video, sound or page within the text:";
const NUMBERS = "number of a list as it was shown:";
// Lists within each other. Deeper items stand with the deepest.
const DEEPEST = 40;
const HEADING = /^(?:h([1-6])|.*\bMso(Title|Heading([1-6])))$/i;

/**
 * The clipboard's HTML as Markdown; null where it has no more to say than its plain words.
 * @param {string} html @returns {string | null}
 */
export function markdownOf(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const element of body.querySelectorAll(HIDDEN)) element.remove();
  for (const element of body.querySelectorAll("[style]")) if (isHidden(declarationsOf(element))) element.remove();
  const isOffice = tracksChanges(body);
  const deleted = isOffice ? body.querySelectorAll("del") : [];
  for (const element of deleted) element.remove();
  const labels = isOffice ? [] : takeLabels(body);
  // The plain words hold what was deleted too.
  const hasMore = deleted.length || (body.querySelector(STRUCTURE) ?? [...body.querySelectorAll("[style]")].some(isEmphasized));
  // A program's source, coloured by its editor, is better as it is.
  if (!hasMore || /\bmonospace\b/.test(says(body.firstElementChild ?? body, "font-family"))) return null;
  // It takes apart what it is given, and may find only then that it is no whole page.
  const whole = articleOf(/** @type {HTMLElement} */ (body.cloneNode(true)));
  /** @type {Lines[]} */
  const blocks = [];
  const read = whole?.article ?? body;
  const numbers = listNumbers(read);
  const players = whole?.players ?? playersIn(read);
  readBlocks(read, "", blocks);
  const { around = [], pictures = { words: [], files: [] } } = whole ?? {};
  const told = [[NUMBERS, numbers], [PLAYED, players], [DESCRIBED, pictures.words], [PICTURE, pictures.files], [AROUND, [...labels, ...around]]];
  for (const [why, lines] of told)
    for (const words of lines) for (const part of partsOf(words)) add(blocks, "", `<!-- ${why} ${part} -->`);
  return joined(blocks) || null;
}

// No line is longer than the server reads, and no word ends the comment.
/** @param {string} words */
const partsOf = (words) =>
  (words.replace(/[<>]/g, " ").replace(/-{2,}/g, "–").match(/[^]{1,4000}(?!\S)|[^]{1,4000}/g) ?? []).filter((part) => part.trim());
/** @param {Element} element @param {string} property */
const says = (element, property) => declarationsOf(element).get(property) ?? "";
/** @param {Element} element */
const isEmphasized = (element) => [boldness, slant, shift].some((read) => Boolean(read(declarationsOf(element))));
/** @param {any} node @returns {string} */
const nameOf = (node) => node.localName ?? "";
/** @param {Iterable<Node>} nodes */
const oneLine = (nodes) => linesOf(nodes).replace(/\s*\n\s*/g, " ");
/** @param {Node} node @returns {node is PageElement} */
const isBlock = (node) => BLOCKS.has(nameOf(node));

// List items stand below each other, everything else has an empty line before it.
/** @param {Lines[]} blocks */
function joined(blocks) {
  let text = "";
  for (const { lines, isTight } of blocks) {
    text += `${text ? (isTight ? "\n" : "\n\n") : ""}${lines}`;
  }
  return text;
}

/** @param {Element} parent @param {string} prefix @param {Lines[]} blocks */
function readBlocks(parent, prefix, blocks) {
  /** @type {Node[]} */
  let inline = [];
  const flush = () => {
    for (const paragraph of paragraphsOf(inline)) add(blocks, prefix, paragraph);
    inline = [];
  };
  for (const node of /** @type {Iterable<any>} */ (parent.childNodes)) {
    // Some programs wrap whole paragraphs in an element of the line.
    const isWrapper = !isBlock(node) && node.nodeType === Node.ELEMENT_NODE && [...node.querySelectorAll("*")].some(isBlock);
    if (!isBlock(node) && !isWrapper) inline.push(node);
    else {
      flush();
      if (isWrapper) readBlocks(node, prefix, blocks);
      else readBlock(node, prefix, blocks);
    }
  }
  flush();
}

/** @param {PageElement} node @param {string} prefix @param {Lines[]} blocks */
function readBlock(node, prefix, blocks) {
  const name = nameOf(node);
  const heading = HEADING.exec(name) ?? HEADING.exec(node.className);
  const note = /^(?:footnote|endnote)$/.test(says(node, "mso-element")) ? /\d+$/.exec(node.id)?.[0] : noteOf(node);
  if (isCaption(node)) add(blocks, prefix, captionOf(node));
  else if (name === "ul" || name === "ol") readList(node, prefix, blocks);
  else if (name === "table") readTable(node, prefix, blocks);
  else if (name === "pre") add(blocks, prefix, `\`\`\`\n${node.textContent.replace(/\n$/, "")}\n\`\`\``);
  else if (name === "blockquote") readBlocks(node, `${prefix}> `, blocks);
  else if (heading) add(blocks, prefix, oneLine(node.childNodes).replace(/^(?=\S)/, `${"#".repeat(Number(heading[1] ?? heading[3] ?? 1))} `));
  else if (isComment(node)) add(blocks, prefix, partsOf(wordsIn(node)).map((part) => `<!-- ${COMMENT} ${part} -->`).join("\n\n"));
  else if (note) add(blocks, prefix, `[^${note}]: ${oneLine(node.childNodes)}`);
  else if (/^l\d/.test(says(node, "mso-list"))) readWordItem(node, prefix, blocks);
  else readBlocks(node, prefix, blocks);
}

// Google Docs begins a note, and a comment, with a link back to its mark.
/** @param {Element} node */
const anchorOf = (node) => (nameOf(node) === "p" ? (node.querySelector("a[id]")?.id ?? "") : "");
/** @param {Element} node */
const noteOf = (node) => /^ftnt(\d+)$/.exec(anchorOf(node))?.[1];
/** @param {Element} node */
const isComment = (node) => /^cmnt\d+$/.test(anchorOf(node));

/** @param {Lines[]} blocks @param {string} prefix @param {string} text */
function add(blocks, prefix, text) {
  if (!text.trim()) return;
  // Two spaces at a line's end are its break: without them lines of Chinese would run together.
  const lines = text.split("\n").map((line) => (line.trim() ? prefix + line : prefix.trimEnd()));
  blocks.push({ lines: lines.join("\n"), isTight: false, prefix, columns: [] });
}

/**
 * An item of a list, below the text of the item that it is in; a level that is skipped becomes an item without text.
 * @param {Lines[]} blocks @param {string} prefix @param {number} depth @param {string} mark @param {string} text
 */
function addItem(blocks, prefix, depth, mark, text) {
  if (!text.trim()) return;
  const level = Math.min(depth, DEEPEST);
  const last = blocks.at(-1);
  const open = last?.prefix === prefix ? last.columns : [];
  const columns = open.slice(0, level - 1);
  const indent = columns.at(-1) ?? 0;
  const missing = level - 1 - columns.length;
  for (let step = 1; step <= missing; step++) columns.push(indent + 2 * step);
  columns.push(indent + 2 * missing + mark.length);
  // Right below another's text a number other than 1 would go on that text.
  const isFirst = open.length < level && level > 1 && /^\d/.test(mark) && mark !== "1. ";
  const lines = `${prefix}${" ".repeat(indent)}${"- ".repeat(missing)}${mark}${text}`;
  blocks.push({ lines, isTight: open.length > 0 && !isFirst, prefix, columns });
}

/** The headline that is all of an item: sites list what stands above a text. @param {Element} item */
function headingOf(item) {
  const heading = /** @type {PageElement | null} */ (item.querySelector("h1, h2"));
  return heading && heading.textContent?.trim() === item.textContent?.trim() ? heading : null;
}

/** @param {Element} list @param {string} prefix @param {Lines[]} blocks */
function readList(list, prefix, blocks, level = 1) {
  let number = nameOf(list) === "ol" ? firstNumber(list) : 1;
  for (const item of list.children) {
    if (["ul", "ol"].includes(nameOf(item))) {
      readList(item, prefix, blocks, level + 1);
      continue;
    }
    const heading = headingOf(item);
    if (heading && level === 1 && nameOf(list) === "ul") {
      readBlock(heading, prefix, blocks);
      continue;
    }
    const mark = nameOf(list) === "ol" ? `${number++}. ` : "- ";
    const inner = [...item.childNodes].filter((node) => !["ul", "ol"].includes(nameOf(node)));
    addItem(blocks, prefix, level, mark, oneLine(inner));
    for (const below of item.querySelectorAll(":scope > ul, :scope > ol")) readList(below, prefix, blocks, level + 1);
  }
}

// Word writes a list as paragraphs, each with its mark in words.
/** @param {Element} node @param {string} prefix @param {Lines[]} blocks */
function readWordItem(node, prefix, blocks) {
  const ignored = [...node.querySelectorAll("[style]")].filter((one) => says(one, "mso-list") === "ignore");
  const number = /^\s*(\d+)[.)]/.exec(ignored.map((one) => one.textContent).join(""));
  for (const one of ignored) one.remove();
  const level = Math.max(1, Number(/\blevel(\d)/.exec(says(node, "mso-list"))?.[1] ?? 1));
  addItem(blocks, prefix, level, number ? `${number[1]}. ` : "- ", oneLine(node.childNodes));
}

/** What captions are called: wp-caption-text, image__caption. What holds the picture too is none. @param {Element} node */
const isCaption = (node) =>
  (/^(?:fig)?caption$/.test(nameOf(node)) ||
    /(?:^|[\s_-])(?:Mso)?caption(?:[_-]+(?:text|body|inner|content))?(?:\s|$)/i.test(node.getAttribute("class") ?? "")) &&
  !node.querySelector("img, picture, video, table, ul, ol, blockquote, pre, h1, h2, h3, h4, h5, h6, figcaption") &&
  (node.textContent ?? "").length <= 1000;

// A caption as Markdown is a picture without an address. A bracket would end it, or begin a link: then links are words.
/** @param {Element} node */
function captionOf(node) {
  const line = oneLine(node.childNodes);
  const words = isBalanced(line) ? line : wordsIn(node).replace(/[\\`*_[\]<]/g, "\\$&");
  return words && `![${words}]()`;
}

/** @param {string} line */
function isBalanced(line) {
  let open = 0;
  for (const [sign] of line.matchAll(/\\[^]|[[\]]/g)) {
    open += sign === "[" ? 1 : sign === "]" ? -1 : 0;
    if (open < 0) return false;
  }
  return open === 0;
}

// A page is laid out in cells, if one of them holds more than a table's do: a headline and its text, or long text in parts.
const [LONG_CELL, SHORT_TEXT, PARTS] = [1200, 240, 3];

/** @param {Element} cell */
const hasContent = (cell) => Boolean(cell.textContent?.trim() || cell.querySelector("img"));

/** Whether cells only say where on the page something stands. @param {Element[][]} rows */
function isLayout(rows) {
  const columns = new Set(rows.flatMap((cells) => cells.flatMap((cell, at) => (hasContent(cell) ? [at] : []))));
  if (columns.size < 2) return true;
  return rows.flat().some((cell) => {
    const width = widthOf(cell.textContent ?? "");
    if (width >= LONG_CELL && cell.querySelectorAll("p, div, br").length >= PARTS) return true;
    return width >= SHORT_TEXT && cell.querySelector("h1, h2, h3") !== null;
  });
}

// A table of one cell is a frame around text, and so is one that a page is laid out in.
/** @param {Element} table @param {string} prefix @param {Lines[]} blocks */
function readTable(table, prefix, blocks) {
  for (const one of table.children) if (nameOf(one) === "caption") add(blocks, prefix, captionOf(one));
  // Rows of a table within a cell are read with the cell.
  const own = [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table);
  const rows = own.map((row) => [...row.children].filter((cell) => /^t[dh]$/.test(nameOf(cell))));
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  if (isLayout(rows)) {
    for (const cell of rows.flat()) readBlocks(cell, prefix, blocks);
    return;
  }
  /** @param {Element | undefined} cell */
  const wordsOf = (cell) => (cell ? oneLine(cell.childNodes).replaceAll("|", "\\|") : "");
  /** @param {Element[]} cells */
  const line = (cells) => `| ${Array.from({ length: width }, (_, at) => wordsOf(cells[at])).join(" | ")} |`;
  const [head, ...body] = rows.map(line);
  add(blocks, prefix, [head, `|${"---|".repeat(width)}`, ...body].join("\n"));
}
