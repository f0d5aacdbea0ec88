// A page or document that is pasted as a new article keeps its headings, lists, tables, emphasis, links and footnotes.
import { typeInto } from "./lib/browser-commands.js";
import { markdownOf } from "./lib/rich-paste.js";

const field = document.getElementById("text");
const { format } = field.form.elements;
const note = document.querySelector("[data-pasted]");

field.addEventListener("paste", (event) => {
  const html = event.clipboardData?.getData("text/html");
  const text = html && format.value !== "text" ? markdownOf(html) : null;
  if (!text) return;
  event.preventDefault();
  typeInto(field, text);
  format.value = "markdown";
  note.hidden = false;
});
