// What people changed since the draft, or since a reviewer accepted it last, shown in place of the texts.
import { nodesOf } from "../field/view.js";
import { announce, isComposing, isTyping, page } from "./page.js";
import { _ } from "../lib/words.js";

const choice = document.querySelector("[data-since]");
const KEPT = "sanwen-changes";
const AGAIN_MS = 1500;
const tags = { gone: "del", new: "ins" };
let known = {};
let timer = null;

const kept = () => {
  try {
    return localStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
};

function show(row) {
  const target = row.querySelector("[data-target]");
  target.querySelector(":scope > .changes")?.remove();
  const one = known[row.dataset.segment];
  if (!choice.value || !one || String(one.rev) !== row.dataset.rev) return;
  const words = document.createElement("div");
  words.className = "changes before";
  words.append(
    ...one.runs.flatMap(([kind, text]) => {
      const nodes = nodesOf(text);
      if (kind === "same") return nodes;
      const mark = document.createElement(tags[kind]);
      mark.append(...nodes);
      return [mark];
    }),
  );
  target.classList.toggle("as-it-was", !one.runs.length);
  if (one.runs.length) target.querySelector("[data-words-here]").before(words);
}

function showAll() {
  for (const row of document.querySelectorAll(".seg")) {
    row.querySelector("[data-target]")?.classList.remove("as-it-was");
    show(row);
  }
}

async function ask() {
  timer = null;
  const since = choice.value;
  if (since) {
    const answer = await fetch(`${page.url}/changes?since=${since}`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok || choice.value !== since) return;
    known = await answer.json();
  } else known = {};
  showAll();
}

async function chosen() {
  try {
    localStorage.setItem(KEPT, choice.value);
  } catch {
    // Chosen for this page only.
  }
  await ask();
  const changed = Object.values(known).filter((one) => one.runs.length).length;
  announce(choice.value ? _("Changed segments: {n}.", { n: changed }) : choice.selectedOptions[0].textContent);
}

// A row that comes anew, or says something else, shows its changes again; what is not known yet is asked for.
function renewed(changes) {
  if (!choice.value) return;
  for (const { addedNodes } of changes) {
    for (const row of addedNodes) {
      if (!row.matches?.(".seg")) continue;
      if (String(known[row.dataset.segment]?.rev) === row.dataset.rev) show(row);
      else timer ??= setTimeout(ask, AGAIN_MS);
    }
  }
}

if (choice) {
  choice.closest("[data-since-of]").hidden = false;
  choice.value = kept();
  choice.addEventListener("change", chosen);
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "d" || event.ctrlKey || event.metaKey || event.altKey || isComposing(event) || isTyping(event)) return;
    choice.selectedIndex = (choice.selectedIndex + 1) % choice.options.length;
    chosen();
  });
  const rows = document.querySelector("[data-rows]");
  if (rows) new MutationObserver(renewed).observe(rows, { childList: true });
  if (choice.value) ask();
}
