// Completion of @names in a field with data-mentions="URL of the people", by keyboard or with the mouse.
import { withChineseMarked } from "../lib/chinese-runs.js";
import { Controller, register } from "../lib/controllers.js";

const isComposing = (event) => event.isComposing || event.keyCode === 229;
const MOST = 6;
const people = new Map();

async function peopleOf(url) {
  if (!people.has(url)) {
    const asked = fetch(url, { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : { people: [] }))
      .then((body) => body.people)
      .catch(() => []);
    people.set(url, asked);
    // Somebody may come meanwhile, and a request that failed is made again.
    setTimeout(() => people.delete(url), 60_000);
  }
  return people.get(url);
}

class Mentions extends Controller {
  #list = null;
  #at = 0;

  connect() {
    this.listen(this.element, "input", () => this.#suggest());
    this.listen(this.element, "keydown", (event) => this.#pressed(event));
    this.listen(this.element, "focusout", () => this.#close());
  }

  disconnect() {
    this.#close();
  }

  /** What is typed after the last @ before the caret; null if none is open. */
  get #typed() {
    const { value, selectionStart, selectionEnd } = this.element;
    const found = /(?:^|[^A-Za-z0-9._+-])@([^@\n]{0,40})$/.exec(value.slice(0, selectionStart));
    return found && selectionStart === selectionEnd ? found[1] : null;
  }

  async #suggest() {
    const words = this.#typed;
    if (words === null) return this.#close();
    const all = await peopleOf(this.element.dataset.mentions);
    if (document.activeElement !== this.element || this.#typed !== words) return;
    const wanted = words.toLocaleLowerCase();
    const fits = all.filter((name) => name.toLocaleLowerCase().split(/\s+/).some((_, n, parts) => parts.slice(n).join(" ").startsWith(wanted)));
    this.#close();
    if (!fits.length || fits.some((name) => words.toLocaleLowerCase().startsWith(`${name.toLocaleLowerCase()} `))) return;
    this.#show(fits.slice(0, MOST));
  }

  #show(names) {
    const field = this.element;
    const list = document.createElement("ul");
    list.className = "calls";
    list.id = "calls";
    list.setAttribute("role", "listbox");
    list.append(...names.map((name, n) => this.#option(name, n)));
    field.after(list);
    list.style.top = `${field.offsetTop + field.offsetHeight + 2}px`;
    list.style.left = `${field.offsetLeft}px`;
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "calls"], ["aria-expanded", "true"]]) field.setAttribute(name, value);
    this.#list = list;
    this.#choose(0);
    list.scrollIntoView({ block: "nearest" });
  }

  #close() {
    if (!this.#list) return;
    this.#list.remove();
    this.#list = null;
    this.element.removeAttribute("aria-activedescendant");
    this.element.setAttribute("aria-expanded", "false");
  }

  #option(name, n) {
    const item = document.createElement("li");
    item.id = `call-${n}`;
    item.setAttribute("role", "option");
    item.append(...withChineseMarked(name));
    // Before the field loses the focus.
    item.addEventListener("mousedown", (event) => {
      event.preventDefault();
      this.#put(name);
    });
    return item;
  }

  #choose(n) {
    const options = [...this.#list.children];
    this.#at = (n + options.length) % options.length;
    options.forEach((one, i) => one.setAttribute("aria-selected", String(i === this.#at)));
    this.element.setAttribute("aria-activedescendant", options[this.#at].id);
  }

  #put(name) {
    const caret = this.element.selectionStart;
    const from = caret - this.#typed.length;
    this.element.setRangeText(`${name} `, from, caret, "end");
    this.element.dispatchEvent(new Event("input", { bubbles: true }));
    this.#close();
  }

  #pressed(event) {
    if (!this.#list || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const put = () => this.#put(this.#list.children[this.#at].textContent);
    const acts = {
      ArrowDown: () => this.#choose(this.#at + 1),
      ArrowUp: () => this.#choose(this.#at - 1),
      Enter: put,
      Tab: put,
      Escape: () => this.#close(),
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]();
  }
}

register("mentions", Mentions);
