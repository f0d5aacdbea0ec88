// A page or document that is pasted as a new article keeps its headings, lists, tables, emphasis, links and footnotes.
import { typeInto } from "../lib/browser-commands.js";
import { Controller, register } from "../lib/controllers.js";
import { markdownOf } from "../lib/rich-paste.js";

class PasteArticle extends Controller {
  connect() {
    this.listen(this.element.elements.text, "paste", (event) => this.#pasted(event));
  }

  #pasted(event) {
    const { format } = this.element.elements;
    const html = event.clipboardData?.getData("text/html");
    const text = html && format.value !== "text" ? markdownOf(html) : null;
    if (!text) return;
    event.preventDefault();
    typeInto(event.target, text);
    format.value = "markdown";
    this.element.querySelector("[data-pasted]").hidden = false;
  }
}

register("paste-article", PasteArticle);
