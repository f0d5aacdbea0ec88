// The command palette: everything that the page can do, found by a few letters; a number goes to a segment.
import { Controller, register } from "../lib/controllers.js";
import { _ } from "../lib/words.js";
import { currentRow } from "../workspace/current-row.js";
import { find, kinds, show, showAll } from "../workspace/filter.js";
import { openToWrite } from "../workspace/open-to-write.js";
import { isComposing, isUnconfirmed, main, nextRow, rows } from "../workspace/page.js";

const SHOWN = 9;

const clean = (words) => words.replace(/\s+/g, " ").trim();
const goTo = (row) => main.dispatchEvent(new CustomEvent("go", { detail: row }));

// What is not seen is still done by a button of the page, so that a command can never do more than the person may.
function ofThePage() {
  const places = document.querySelectorAll(".actions :is(a.button, button, summary), .heads a, [data-commands] :is(a, button)");
  const seen = new Set();
  const commands = [];
  for (const place of places) {
    /** @type {boolean} */
    const isSummary = place.matches("summary");
    if (place.closest("dialog:not(.palette)") || (place.closest("details.drop") && !isSummary)) continue;
    const words = clean(place.closest(".heads") ? _("Open {version}", { version: clean(place.textContent) }) : place.textContent);
    if (!words || seen.has(words)) continue;
    seen.add(words);
    commands.push({ words, place, act: () => (isSummary ? openToWrite(place.parentElement) : place.click()) });
  }
  return commands;
}

// News may have put other buttons where those stood that were offered; the figures in their words are news as well.
function asItIsNow(chosen) {
  if (!chosen.place) return chosen;
  const named = ({ words }) => words.replaceAll(/\d+/g, "");
  return ofThePage().find((one) => named(one) === named(chosen)) ?? null;
}

function whyNot(now, { words }) {
  const place = now?.place;
  const said = place?.getAttribute("aria-describedby");
  if (place?.disabled && said) return clean(document.getElementById(said)?.textContent ?? "");
  return _("“{words}” can’t be done now: this version is in another step, or waits for someone else.", { words });
}

// Letters in order, the closer together the better; what begins with them comes first.
function distance(words, sought) {
  const text = words.toLowerCase();
  const whole = text.indexOf(sought);
  if (whole >= 0) return whole;
  let from = 0;
  let first = -1;
  for (const letter of sought.replaceAll(" ", "")) {
    const found = text.indexOf(letter, from);
    if (found < 0) return Infinity;
    first = first < 0 ? found : first;
    from = found + 1;
  }
  return 100 + from - first;
}

class Palette extends Controller {
  #offered = [];
  #at = 0;
  #field = this.element.querySelector("input");
  #list = this.element.querySelector("[role=listbox]");

  connect() {
    this.listen(document, "keydown", (event) => this.#called(event));
    for (const button of document.querySelectorAll("[data-palette-button]")) {
      button.hidden = false;
      this.listen(button, "click", () => this.#open());
    }
    this.listen(this.#field, "input", () => this.#offer());
    this.listen(this.element, "keydown", (event) => this.#pressed(event));
    this.listen(this.#list, "click", ({ target }) => this.#clicked(target.closest("li")));
    this.listen(this.element, "click", (event) => event.target === this.element && this.element.close());
  }

  /** Ctrl or Cmd with K opens it wherever the person is. */
  #called(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k" || isComposing(event)) return;
    event.preventDefault();
    if (this.element.open) this.element.close();
    else this.#open();
  }

  #open() {
    this.#field.value = "";
    this.element.showModal();
    this.#offer();
    this.#field.focus();
  }

  #pressed(event) {
    if (isComposing(event)) return;
    if (event.key === "Enter") this.#run();
    else if (event.key === "ArrowDown") this.#at = Math.min(this.#at + 1, this.#offered.length - 1);
    else if (event.key === "ArrowUp") this.#at = Math.max(this.#at - 1, 0);
    else return;
    event.preventDefault();
    this.#choose();
  }

  #clicked(item) {
    if (!item) return;
    this.#at = [...this.#list.children].indexOf(item);
    this.#run();
  }

  #offer() {
    const sought = this.#field.value.trim().toLowerCase();
    const all = this.#commands();
    let offered = sought
      ? all.map((one) => ({ ...one, far: distance(one.words, sought) })).filter((one) => one.far < Infinity).sort((a, b) => a.far - b.far)
      : all;
    const row = /^\d+$/.test(sought) && rows()[Number(sought) - 1];
    if (row) offered = [{ words: `${this.element.dataset.segment} ${sought}`, act: () => goTo(row) }, ...offered];
    const searches = sought && !row ? this.#searches(this.#field.value.trim()) : [];
    this.#offered = [...offered.slice(0, SHOWN - searches.length), ...searches];
    this.#at = 0;
    this.#tell("");
    this.#list.replaceChildren(...this.#offered.map(lineOf));
    this.#choose();
  }

  #commands() {
    const say = this.element.dataset;
    const wordsOf = (name) => this.element.querySelector(`[data-words-of=${name}]`).content.textContent.trim();
    const filters = kinds()
      .filter(([, n]) => n)
      .map(([name, n]) => ({ words: _("{words} ({n})", { words: wordsOf(name), n }), act: () => show(name) }));
    const next = rows().length && nextRow(currentRow() ?? rows().at(-1), isUnconfirmed);
    return [
      ...(next ? [{ words: say.next, act: () => goTo(next) }] : []),
      { words: say.find, act: find },
      ...filters,
      { words: say.all, act: showAll },
      ...ofThePage(),
      { words: say.keys, act: () => main.querySelector("[data-keys]")?.click() },
    ];
  }

  #searches(words) {
    const { find: here, everywhere, seek } = this.element.dataset;
    return [
      { words: `${here} “${words}”`, act: () => show(null, words) },
      { words: `${everywhere} “${words}”`, act: () => location.assign(`${seek}?q=${encodeURIComponent(words)}`) },
    ];
  }

  #choose() {
    [...this.#list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === this.#at)));
    this.#field.setAttribute("aria-activedescendant", `command-${this.#at}`);
    this.#list.children[this.#at]?.scrollIntoView({ block: "nearest" });
  }

  #run() {
    const chosen = this.#offered[this.#at];
    const now = chosen && asItIsNow(chosen);
    if (chosen && (!now || now.place?.disabled)) {
      this.#offer();
      this.#tell(whyNot(now, chosen));
      return;
    }
    this.element.close();
    now?.act();
  }

  #tell(words) {
    const problem = this.element.querySelector("[data-problem]");
    problem.textContent = words;
    problem.hidden = !words;
  }
}

function lineOf({ words }, n) {
  const item = document.createElement("li");
  item.setAttribute("role", "option");
  item.id = `command-${n}`;
  item.textContent = words;
  return item;
}

register("palette", Palette);
