// The command palette: everything that the page can do, found by a few letters; a number goes to a segment.
import { isComposing, isUnconfirmed, main, nextRow, rows } from "./page.js";
import { currentRow } from "./current-row.js";
import { find, kinds, show, showAll } from "./filter.js";
import { openToWrite } from "./open-to-write.js";
import { _ } from "../lib/words.js";

const box = document.querySelector("[data-palette]");
const field = box?.querySelector("input");
const list = box?.querySelector("[role=listbox]");
const problem = box?.querySelector("[data-problem]");
const SHOWN = 9;
let offered = [];
let at = 0;

const clean = (words) => words.replace(/\s+/g, " ").trim();

// What is not seen is still done by a button of the page, so that a command can never do more than the person may.
function ofThePage() {
  const places = document.querySelectorAll(".actions :is(a.button, button, summary), .heads a, [data-commands] :is(a, button)");
  const seen = new Set();
  const commands = [];
  for (const place of places) {
    /** @type {boolean} */
    const isSummary = place.matches("summary");
    if (place.closest("details.drop") && !isSummary) continue;
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

function tell(words) {
  problem.textContent = words;
  problem.hidden = !words;
}

function commands(open) {
  const say = box.dataset;
  const filters = kinds()
    .filter(([, n]) => n)
    .map(([name, n]) => ({ words: _("{words} ({n})", { words: box.querySelector(`[data-words-of=${name}]`).content.textContent.trim(), n }), act: () => show(name) }));
  const next = rows().length && nextRow(currentRow() ?? rows().at(-1), isUnconfirmed);
  return [
    ...(next ? [{ words: say.next, act: () => open(next) }] : []),
    { words: say.find, act: find },
    ...filters,
    { words: say.all, act: showAll },
    ...ofThePage(),
    { words: say.keys, act: () => main.querySelector("[data-keys]")?.click() },
  ];
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

function offer(open) {
  const sought = field.value.trim().toLowerCase();
  const all = commands(open);
  offered = sought
    ? all.map((one) => ({ ...one, far: distance(one.words, sought) })).filter((one) => one.far < Infinity).sort((a, b) => a.far - b.far)
    : all;
  const row = /^\d+$/.test(sought) && rows()[Number(sought) - 1];
  if (row) offered.unshift({ words: `${box.dataset.segment} ${sought}`, act: () => open(row) });
  const searches = sought && !row ? forWords(field.value.trim()) : [];
  offered = [...offered.slice(0, SHOWN - searches.length), ...searches];
  at = 0;
  tell("");
  list.replaceChildren(...offered.map(line));
  choose();
}

function forWords(words) {
  const { find: here, everywhere, seek } = box.dataset;
  return [
    { words: `${here} “${words}”`, act: () => show(null, words) },
    { words: `${everywhere} “${words}”`, act: () => location.assign(`${seek}?q=${encodeURIComponent(words)}`) },
  ];
}

function line({ words }, n) {
  const item = document.createElement("li");
  item.setAttribute("role", "option");
  item.id = `command-${n}`;
  item.textContent = words;
  return item;
}

function choose() {
  [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
  field.setAttribute("aria-activedescendant", `command-${at}`);
  list.children[at]?.scrollIntoView({ block: "nearest" });
}

function run(open) {
  const chosen = offered[at];
  const now = chosen && asItIsNow(chosen);
  if (chosen && (!now || now.place?.disabled)) {
    offer(open);
    tell(whyNot(now, chosen));
    return;
  }
  box.close();
  now?.act();
}

/** Begin: Ctrl or Cmd with K opens it wherever the person is. ``open`` makes a row the current one. */
export function startPalette(open) {
  if (!box) return;
  const call = () => {
    field.value = "";
    box.showModal();
    offer(open);
    field.focus();
  };
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k" || isComposing(event)) return;
    event.preventDefault();
    if (box.open) box.close();
    else call();
  });
  for (const button of document.querySelectorAll("[data-palette-button]")) {
    button.hidden = false;
    button.addEventListener("click", call);
  }
  field.addEventListener("input", () => offer(open));
  box.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    if (event.key === "Enter") run(open);
    else if (event.key === "ArrowDown") at = Math.min(at + 1, offered.length - 1);
    else if (event.key === "ArrowUp") at = Math.max(at - 1, 0);
    else return;
    event.preventDefault();
    choose();
  });
  list.addEventListener("click", ({ target }) => {
    const item = target.closest("li");
    if (!item) return;
    at = [...list.children].indexOf(item);
    run(open);
  });
  box.addEventListener("click", (event) => event.target === box && box.close());
}
