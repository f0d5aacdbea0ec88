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
  let known = null;
  const ask = async () => {
    const { row } = editor;
    if (!row || !editor.isChanged || editor.text === last) return;
    const text = editor.text;
    last = text;
    let answer;
    try {
      answer = await send(`/segments/${row.dataset.segment}/check`, { text });
    } catch {
      last = null;
      main.querySelector("aside [data-checks] .unchecked span")?.replaceChildren(_("What you type could not be checked: no answer from the server."));
      return;
    }
    if (!answer.ok) return;
    known = { row, text, findings: answer.body.findings };
    if (editor.row === row && editor.text === text) show(known.findings);
  };
  // The panel tells of the saved text whenever it comes anew: what is typed now is another.
  main.addEventListener("explain", ({ detail: row }) => {
    // While a row is being opened its editor is not there yet.
    if (editor.row !== row || !row.querySelector("[data-editor]") || !editor.isChanged) return;
    const isKnown = known?.row === row && known.text === editor.text;
    show(isKnown ? known.findings : null);
  });
  editor.addEventListener("change", () => {
    clearTimeout(timer);
    if (!editor.row) last = null;
    else if (editor.isChanged) {
      main.querySelector("aside [data-checks] .unchecked")?.replaceWith(beingChecked());
      timer = setTimeout(ask, IDLE_MS);
    } else if (last !== null) {
      last = null;
      explain(editor.row);
    }
  });
}

const beingChecked = () => line("unchecked", "", _("What you type is being checked."));

function show(findings) {
  const list = main.querySelector("aside [data-checks]");
  if (!list) return;
  if (!findings) {
    list.replaceChildren(beingChecked(), ...list.querySelectorAll(".dismissed"));
    return;
  }
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
    main.dispatchEvent(new Event("show-segment"));
    if (row) open(row);
    else announce(_("There is no warning."));
  };
  document.querySelector("[data-warnings-of-all]")?.addEventListener("click", (event) => {
    event.preventDefault();
    next();
  });
  return next;
}
