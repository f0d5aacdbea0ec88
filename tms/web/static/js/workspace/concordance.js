// Where else the selected words stand: in the memory, told in the panel beside the text, so that nothing typed here is left.
import { announce, isComposing, main, mayWrite, page, selectedWords } from "./page.js";
import { currentRow } from "./current-row.js";
import { _, _n } from "../lib/words.js";

const side = main.querySelector(".side");
const place = side.querySelector("[data-concordance]");
const MOST = 10;
let asked = 0;

/** Begin; ``open`` begins to edit a row. */
export function startConcordance(editor, open) {
  // Whoever may not see the memory has no place for it.
  if (!place) return;
  document.addEventListener("keydown", (event) => {
    if (event.code !== "KeyK" || !(event.altKey || event.ctrlKey || event.metaKey) || event.shiftKey || isComposing(event)) return;
    const words = wordsSought();
    if (!words) return;
    event.preventDefault();
    const address = `/memory?${new URLSearchParams({ q: words })}`;
    // On a phone the panel would cover the text.
    if (side.offsetParent === null) window.open(address, "sanwen-memory");
    else look(words, address);
  });
  place.addEventListener("click", ({ target }) => {
    if (target.closest("[data-close]")) {
      close();
      if (editor.row) editor.focus();
    }
    const entry = target.closest("[data-put]")?.closest("li");
    if (!entry) return;
    if (!editor.row && currentRow()) open(currentRow());
    if (editor.row) editor.insert(entry.dataset.says);
  });
}

function wordsSought() {
  const field = /** @type {PageElement | null} */ (document.activeElement);
  const inField = field?.matches?.("textarea, input") ? field.value.slice(field.selectionStart, field.selectionEnd) : "";
  return (inField || selectedWords()).trim().slice(0, 200);
}

function close() {
  asked += 1;
  place.hidden = true;
}

async function look(words, address) {
  const mine = ++asked;
  let html;
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html", "X-Person": page.person } });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    html = await answer.text();
  } catch {
    announce(_("There is no answer from the server. Nothing was changed; try again."));
    return;
  }
  if (mine !== asked) return;
  const entries = [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("ol.entries > li")].slice(0, MOST);
  const items = entries.map(itemOf).filter(Boolean);
  place.querySelector("[data-sought]").textContent = words;
  place.querySelector("[data-none]").hidden = items.length > 0;
  place.querySelector("a").href = address;
  place.querySelector("ol").replaceChildren(...items);
  if (side.dataset.shows !== "segment") side.querySelector('.views [data-shows="segment"]').click();
  place.hidden = false;
  place.scrollIntoView({ block: "nearest" });
  announce(_n("{n} entry of the memory has these words.", "{n} entries of the memory have these words.", items.length));
}

// One remembered sentence: what it says in this version's language, to be put in, and in the others.
function itemOf(entry) {
  const texts = [...entry.querySelectorAll("dd > [lang]")];
  const own = texts.find(({ lang }) => lang === page.locale) ?? texts.find(({ lang }) => lang.startsWith(`${page.locale}-`));
  const item = document.createElement("li");
  for (const text of texts) {
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
    button.textContent = _("insert");
    item.append(button);
  }
  return item;
}
