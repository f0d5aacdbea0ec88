// A page or document that is pasted as a new article keeps its headings, lists, tables, emphasis, links and footnotes.
import { markdownOf } from "./lib/rich-paste.js";

const field = document.getElementById("text");
const { format } = field.form.elements;
const note = document.querySelector("[data-pasted]");

field.addEventListener("paste", (event) => {
  const html = event.clipboardData?.getData("text/html");
  const text = html && format.value !== "text" ? markdownOf(html) : null;
  if (!text) return;
  event.preventDefault();
  // As if it were typed, so that undo takes it back; where a browser can't, it is put there all the same.
  if (!document.execCommand("insertText", false, text)) field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  format.value = "markdown";
  note.hidden = false;
});
