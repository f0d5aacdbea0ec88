// A text with codes in an editable element: a text node before, between and after the codes, each code an atom.
import { diff } from "../models/text-diff.js";
import { isClosing, runsOf, sameEnds } from "../models/coded-text.js";

// Stands in a text node that would be empty, so that a caret and an input method have a place beside a code.
const FILLER = "\ufeff";
const plain = (data) => data.replaceAll(FILLER, "");
/** @type {(node: any) => boolean} */
const isChip = (node) => node.nodeType === Node.ELEMENT_NODE && node.dataset.marker !== undefined;

/** A code as it is shown everywhere: a numbered pill whose shape says whether it opens, closes or stands alone. */
export function chipOf(marker) {
  const chip = document.createElement("span");
  chip.className = `code ${isClosing(marker) ? "close" : marker.endsWith("/⟧") ? "alone" : "open"}`;
  chip.textContent = marker.slice(1, -1);
  return chip;
}

/** A text as nodes, its markers as chips; for texts that are only shown. */
export const nodesOf = (text) => text.split(/(⟦\/?\d{1,3}\/?⟧)/).map((piece, at) => (at % 2 ? chipOf(piece) : piece));

/** The element that takes a textarea’s place; ``name`` is the one that names it, else it has the name of the textarea. */
export function elementFor(textarea, name) {
  const element = document.createElement("div");
  element.className = "writing";
  element.dataset.field = "";
  element.contentEditable = "true";
  element.lang = textarea.lang;
  element.spellcheck = true;
  const described = textarea.getAttribute("aria-describedby");
  const named = name ? { "aria-labelledby": name.id } : { "aria-label": textarea.getAttribute("aria-label") };
  const said = { role: "textbox", "aria-multiline": "true", ...named, "aria-describedby": described };
  for (const [attribute, value] of Object.entries(said)) element.setAttribute(attribute, value);
  return element;
}

export class View {
  /** ``describe(marker)`` says what a code is, for its tooltip and for who can't see it. */
  constructor(root, describe) {
    this.root = root;
    this.describe = describe;
  }

  /** Show a text; only what is different is touched, so that the marks of the spelling checker stay. */
  render(text, codes) {
    const runs = runsOf(text, codes);
    const nodes = this.root.childNodes;
    const fits = (run, at) =>
      run.marker === undefined ? nodes[at].nodeType === Node.TEXT_NODE : nodes[at].dataset?.marker === run.marker;
    if (nodes.length !== runs.length || !runs.every(fits)) {
      this.root.replaceChildren(...runs.map((run) => (run.marker ? this.#chip(run.marker) : run.text || FILLER)));
      return;
    }
    runs.forEach((run, at) => run.marker === undefined && patch(nodes[at], run.text || FILLER));
  }

  /** The text that stands there, also where the browser has changed it by itself. */
  read() {
    let text = "";
    for (const node of this.#pieces()) text += isChip(node) ? node.dataset.marker : plain(node.data);
    return text;
  }

  /** What is selected, {start, end, backward}; null if it is not in here. */
  selection() {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
    if (!anchorNode || !this.root.contains(anchorNode) || !this.root.contains(focusNode)) return null;
    const isCollapsed = anchorNode === focusNode && anchorOffset === focusOffset;
    const [anchor, focus] = [this.#place(anchorNode, anchorOffset, 1), this.#place(focusNode, focusOffset, 1)];
    if (isCollapsed || anchor === focus) return { start: focus, end: focus, backward: false };
    const backward = focus < anchor;
    // A code that is selected in part is selected as a whole.
    const start = backward ? this.#place(focusNode, focusOffset, -1) : this.#place(anchorNode, anchorOffset, -1);
    return { start, end: Math.max(anchor, focus), backward };
  }

  /** The stretch that a range of the browser's covers. */
  stretch({ startContainer, startOffset, endContainer, endOffset }) {
    return { start: this.#place(startContainer, startOffset, -1), end: this.#place(endContainer, endOffset, 1) };
  }

  /** The stretch of the code that a node of the page is in; null if it is in none. */
  codeAt(node) {
    const chip = node.nodeType === Node.ELEMENT_NODE ? node.closest("[data-marker]") : node.parentElement?.closest("[data-marker]");
    if (!chip || !this.root.contains(chip)) return null;
    return { start: this.#place(chip, 0, -1), end: this.#place(chip, 0, 1) };
  }

  /** The place in the text under a point of the window; null if there is none. */
  placeAt(x, y) {
    const caret = document.caretPositionFromPoint?.(x, y);
    if (caret) return this.root.contains(caret.offsetNode) ? this.#place(caret.offsetNode, caret.offset, 1) : null;
    const range = document.caretRangeFromPoint?.(x, y);
    return range && this.root.contains(range.startContainer) ? this.#place(range.startContainer, range.startOffset, 1) : null;
  }

  select({ start, end, backward = false }) {
    const [from, to] = [this.#point(start), this.#point(end)];
    const [anchor, focus] = backward ? [to, from] : [from, to];
    const now = getSelection();
    const isSo =
      now.anchorNode === anchor[0] && now.anchorOffset === anchor[1] && now.focusNode === focus[0] && now.focusOffset === focus[1];
    if (!isSo) now.setBaseAndExtent(anchor[0], anchor[1], focus[0], focus[1]);
  }

  /** Show which codes are selected: the browser marks letters only. */
  markSelected({ start, end }) {
    let at = 0;
    for (const node of this.root.childNodes) {
      const length = isChip(node) ? node.dataset.marker.length : plain(node.data ?? "").length;
      if (isChip(node)) node.classList.toggle("chosen", start <= at && at + length <= end);
      at += length;
    }
  }

  /** Scroll to the caret if it has left the window: a browser follows it only where it moved it by itself. */
  keepInSight() {
    if (document.activeElement !== this.root) return;
    const box = getSelection().getRangeAt(0).getClientRects()[0] ?? this.root.getBoundingClientRect();
    const sheet = this.root.closest("[data-sheet]");
    const isOwn = sheet && sheet.scrollHeight > sheet.clientHeight && getComputedStyle(sheet).overflowY !== "visible";
    const frame = isOwn ? sheet.getBoundingClientRect() : { top: 0, bottom: innerHeight };
    const [above, below] = [frame.top + 64 - box.top, box.bottom + 48 - frame.bottom];
    const by = below > 0 ? below : above > 0 ? -above : 0;
    if (by) (isOwn ? sheet : window).scrollBy(0, by);
  }

  #chip(marker) {
    const chip = chipOf(marker);
    chip.contentEditable = "false";
    chip.draggable = true;
    chip.dataset.marker = marker;
    chip.title = this.describe(marker);
    chip.setAttribute("role", "img");
    chip.setAttribute("aria-label", chip.title);
    return chip;
  }

  *#pieces() {
    const kinds = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;
    const inside = (node) => {
      if (isChip(node)) return NodeFilter.FILTER_ACCEPT;
      if (node.nodeType === Node.ELEMENT_NODE) return NodeFilter.FILTER_SKIP;
      return isChip(node.parentNode) ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_ACCEPT;
    };
    const walker = document.createTreeWalker(this.root, kinds, inside);
    while (walker.nextNode()) yield /** @type {Text & PageElement} */ (walker.currentNode);
  }

  // A point of the page as a place in the text; inside a code it is the code's end, or its beginning if side is -1.
  #place(node, offset, side) {
    const next = node.nodeType === Node.ELEMENT_NODE && !isChip(node) ? node.childNodes[offset] : null;
    let at = 0;
    for (const piece of this.#pieces()) {
      if (piece === node && !isChip(node)) return at + plain(node.data.slice(0, offset)).length;
      if (next ? next.contains(piece) || isAfter(piece, next) : !node.contains(piece) && isAfter(piece, node)) return at;
      const length = isChip(piece) ? piece.dataset.marker.length : plain(piece.data).length;
      if (isChip(piece) && piece.contains(node)) return side < 0 ? at : at + length;
      at += length;
    }
    return at;
  }

  #point(place) {
    let at = 0;
    for (const node of this.root.childNodes) {
      if (isChip(node)) {
        at += node.dataset.marker.length;
        continue;
      }
      const length = plain(node.data).length;
      if (place <= at + length) return [node, length ? place - at : node.data.length];
      at += length;
    }
    const last = this.root.lastChild;
    return [last, last.data.length];
  }
}

const isAfter = (one, other) => Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);

function patch(node, wanted) {
  const { data } = node;
  if (data === wanted) return;
  const { head, tail } = sameEnds(data, wanted);
  node.replaceData(head, data.length - tail - head, wanted.slice(head, wanted.length - tail));
}

/** Show a text with what it adds to another and what it leaves out. */
export function showDiff(element, before, after) {
  const tags = { gone: "del", new: "ins" };
  element.replaceChildren(
    ...diff(before, after).flatMap(([kind, text]) => {
      const nodes = nodesOf(text);
      if (kind === "same") return nodes;
      const mark = document.createElement(tags[kind]);
      mark.append(...nodes);
      return [mark];
    }),
  );
}
