// What only a command of the browser's own can do, in the one place that calls it. It is called obsolete, but nothing else
// puts words into a field so that the browser's undo takes them back, or copies where a page came without HTTPS.

/** Copy what is selected; whether it was allowed. */
export const copySelection = () => document.execCommand("copy");

/**
 * Words in place of what is selected in a field, as if they were typed; where a browser can't, they are put there all the same.
 * @param {PageElement} field @param {string} words
 */
export function typeInto(field, words) {
  if (document.execCommand("insertText", false, words)) return;
  field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
