// What the checks find: in a text that is being typed, and the next row that has a warning.
import { announce, main, rows, send } from "./page.js";
import { currentRow, explain } from "./current-row.js";
import { withChineseMarked } from "../lib/chinese-runs.js";
import { _ } from "../lib/words.js";

const IDLE_MS = 700;

/** While somebody types, the side panel says what would be found in it. */
export function checkTyping(editor) {
  let timer = null;
  let last = null;
  const ask = async () => {
    const { row } = editor;
    if (!row || !editor.isChanged || editor.text === last) return;
    const text = editor.text;
    last = text;
    let answer;
    try {
      answer = await send(`/segments/${row.dataset.segment}/check`, { text });
    } catch {
      return;
    }
    if (answer.ok && editor.row === row && editor.text === text) show(answer.body.findings);
  };
  editor.addEventListener("change", () => {
    clearTimeout(timer);
    if (!editor.row) last = null;
    else if (editor.isChanged) timer = setTimeout(ask, IDLE_MS);
    else if (last !== null) {
      last = null;
      explain(editor.row);
    }
  });
}

function show(findings) {
  const list = main.querySelector("aside [data-checks]");
  if (!list) return;
  const said = findings.map(({ severity, family, words }) => {
    const isError = severity === "error";
    return line(isError ? "conflict" : "attention", isError ? _("Error, {family}:", { family }) : _("Warning, {family}:", { family }), ` ${words}`);
  });
  if (!said.length) said.push(line("final", "", _("Nothing found in what you type.")));
  list.replaceChildren(...said, ...list.querySelectorAll(".dismissed"));
}

function line(tone, name, words) {
  const item = document.createElement("li");
  item.className = tone;
  const dot = document.createElement("i");
  dot.className = "dot";
  dot.setAttribute("aria-hidden", "true");
  const bold = document.createElement("b");
  bold.textContent = name;
  const span = document.createElement("span");
  span.append(bold, ...withChineseMarked(words));
  item.append(dot, span);
  return item;
}

/** The counter and its key lead to the next row with a warning, after the last one to the first. */
export function startWarnings(open) {
  const next = () => {
    const all = rows();
    const from = all.indexOf(currentRow()) + 1;
    const row = [...all.slice(from), ...all.slice(0, from)].find((one) => "warnings" in one.dataset);
    if (row) open(row);
    else announce(_("There is no warning."));
  };
  document.querySelector("[data-warnings-of-all]")?.addEventListener("click", (event) => {
    event.preventDefault();
    next();
  });
  return next;
}
