// Where words stand in the memory: those that are selected, or the word at the caret, or any that are written here. Told in
// the panel beside the text, so that nothing typed here is left.
import { wordAround } from "../models/caret-motion.js";
import { announce, isComposing, main, mayWrite, page, selectedWords } from "./page.js";
import { currentRow } from "./current-row.js";
import { _, _n } from "../lib/words.js";

const side = main.querySelector(".side");
const place = side.querySelector("[data-concordance]");
const MOST = 10;
const NUMBERED = 5;
let asked = 0;

/** Begin; ``open`` begins to edit a row. */
export function startConcordance(editor, open) {
  // Whoever may not see the memory has no place for it.
  if (!place) return;
  const field = place.querySelector("[data-seek-here]");
  const close = () => {
    asked += 1;
    place.hidden = true;
    if (editor.row) editor.focus();
    else currentRow()?.querySelector(".n").focus({ preventScroll: true });
  };
  const put = (entry) => {
    if (!editor.row && currentRow()) open(currentRow());
    if (editor.row) editor.insert(entry.dataset.says);
  };
  document.addEventListener("keydown", (event) => {
    if (event.code !== "KeyK" || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    const words = wordsSought(editor);
    // On a phone the panel would cover the text.
    if (side.offsetParent === null) window.open(addressOf(words), "sanwen-memory");
    else if (words) look(words);
    else {
      show("", []);
      field.focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (place.hidden || isComposing(event)) return;
    if (event.key === "Escape" && isBesideTheText(event.target)) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && /^Digit[1-5]$/.test(event.code)) {
      const entry = place.querySelectorAll("[data-put]")[Number(event.code.slice(-1)) - 1]?.closest("li");
      if (!entry || !mayWrite) return;
      event.preventDefault();
      event.stopPropagation();
      put(entry);
    }
  }, true);
  place.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim()) look(field.value.trim());
  });
  place.addEventListener("click", ({ target }) => {
    if (target.closest("[data-close]")) close();
    const entry = target.closest("[data-put]")?.closest("li");
    if (entry) put(entry);
  });
  // It is about the words of one segment: over those of the next it would hide what is known of them.
  main.addEventListener("mark", ({ detail: row }) => {
    if (!place.hidden && row.dataset.segment !== place.dataset.of) place.hidden = true;
  });
}

/** Whether a key was pressed in the text or in what stands beside it, and not in a box or a form of its own. */
export const isBesideTheText = (target) => target === document.body || Boolean(target.closest?.("[data-editor], .seg > .n, [data-concordance], [data-views], [data-pane], [data-all-keys]"));

const addressOf = (words) => (words ? `/memory?${new URLSearchParams({ q: words })}` : "/memory");

function wordsSought(editor) {
  const field = /** @type {PageElement | null} */ (document.activeElement);
  const inField = field?.matches?.("textarea, input") ? field.value.slice(field.selectionStart, field.selectionEnd) : "";
  const selected = inField || selectedWords();
  if (selected || !editor.row || field?.matches?.("textarea, input")) return selected.trim().slice(0, 200);
  const word = wordAround(editor.text, editor.caret, page.locale);
  // The memory is asked for no single character.
  return word.length > 1 ? word : "";
}

async function look(words) {
  const mine = ++asked;
  let html;
  try {
    const answer = await fetch(addressOf(words), { headers: { Accept: "text/html", "X-Person": page.person } });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    html = await answer.text();
  } catch {
    announce(_("There is no answer from the server. Nothing was changed; try again."));
    return;
  }
  if (mine !== asked) return;
  const entries = [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("ol.entries > li")];
  const items = entries.map(itemOf).filter(Boolean).sort((one, other) => one.rank - other.rank).slice(0, MOST);
  show(words, items.map(({ item }) => item));
  announce(_n("{n} entry of the memory has these words.", "{n} entries of the memory have these words.", items.length));
}

function show(words, items) {
  place.dataset.of = currentRow()?.dataset.segment ?? "";
  place.querySelector("[data-seek-here]").value = words;
  place.querySelector("[data-none]").hidden = !words || items.length > 0;
  place.querySelector("a").href = addressOf(words);
  place.querySelector("ol").replaceChildren(...items);
  const buttons = [...place.querySelectorAll("[data-put]")].slice(0, NUMBERED);
  for (const [at, button] of buttons.entries()) button.prepend(keyOf(at + 1), " ");
  place.querySelector("[data-put-keys]").hidden = !buttons.length;
  main.dispatchEvent(new Event("show-segment"));
  place.hidden = false;
  place.scrollIntoView({ block: "nearest" });
}

function keyOf(n) {
  const key = document.createElement("kbd");
  key.textContent = String(n);
  return key;
}

// One remembered sentence: what it says in this version's language, to be put in, and in the others. Those that have the
// words in the language that is being written come first.
function itemOf(entry) {
  const texts = [...entry.querySelectorAll("dd > [lang]")];
  const own = texts.find(({ lang }) => lang === page.locale) ?? texts.find(({ lang }) => lang.startsWith(`${page.locale}-`));
  const item = document.createElement("li");
  for (const text of [...texts].sort((one, other) => Number(other === own) - Number(one === own))) {
    const line = document.createElement("p");
    line.append(document.importNode(text, true));
    line.className = text === own ? "says" : "was";
    item.append(line);
  }
  if (own && mayWrite) {
    const plain = own.cloneNode(true);
    for (const code of plain.querySelectorAll(".code")) code.remove();
    item.dataset.says = plain.textContent.trim();
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet small";
    button.dataset.put = "";
    button.append(_("insert"));
    item.append(button);
  }
  return { item, rank: own?.querySelector("mark") ? 0 : own ? 1 : 2 };
}
