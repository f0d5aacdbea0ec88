// Inline codes of the source: are they all there and well nested, and buttons that put them in.
const MARKER = /⟦(\/?)(\d{1,3})(\/?)⟧/g;

/** The source's markers that the row's text should have. */
export const markersOf = (row) => row.dataset.markers.split(" ").filter(Boolean);

function markersIn(text, known) {
  return [...text.matchAll(MARKER)].map((match) => match[0]).filter((marker) => known.includes(marker));
}

/** Whether each code that is opened is closed again in order and none stands twice; the server asks the same. */
export function isWellFormed(text, row) {
  const open = [];
  const seen = new Set();
  for (const marker of markersIn(text, markersOf(row))) {
    const [, closing, number, standalone] = new RegExp(MARKER.source).exec(marker);
    if (closing) {
      if (open.pop() !== number) return false;
      continue;
    }
    if (seen.has(number)) return false;
    seen.add(number);
    if (!standalone) open.push(number);
  }
  return open.length === 0;
}

/** What a button puts in: a pair around the selection, or a lone code. */
export function insertables(row) {
  const markers = markersOf(row);
  return markers
    .filter((marker) => !marker.startsWith("⟦/"))
    .map((marker) => {
      const number = /\d+/.exec(marker)[0];
      const closing = `⟦/${number}⟧`;
      return { number, before: marker, after: markers.includes(closing) ? closing : "" };
    });
}

/** Buttons for the codes; those that the text lacks are marked. */
export function codeButtons(row, field) {
  return insertables(row).map(({ number, before, after }, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = after ? `${number}…/${number}` : number;
    button.title = `Insert code ${number}${at < 9 ? ` (Alt ${at + 1})` : ""}`;
    button.setAttribute("aria-label", button.title);
    button.dataset.marker = before;
    button.toggleAttribute("data-missing", !field.value.includes(before));
    button.addEventListener("click", () => insertCode(field, before, after));
    return button;
  });
}

/** Put a code in: around the selection if it is a pair. */
export function insertCode(field, before, after) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const inside = value.slice(start, end);
  field.focus();
  // The browser's own command keeps the undo history, setRangeText doesn't.
  if (!document.execCommand("insertText", false, before + inside + after)) {
    field.setRangeText(before + inside + after, start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const at = start + before.length + inside.length;
  if (!inside) field.setSelectionRange(at, at);
}
