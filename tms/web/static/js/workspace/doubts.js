// What a conversion leaves in doubt is asked about in its row, under the marked place: a figure decides, Esc leaves, j and k
// lead to the places beside it. Who may not decide reads the candidates. Without scripts the mark leads to the page of all
// decisions.
import { announce, fetchHtml, isComposing, main, page, rowOf, rows, send } from "./page.js";
import { currentRow, mark as markRow, unmark } from "./current-row.js";
import { WIDEST, keyWish, next } from "../models/doubts.js";
import { refreshRow } from "./rows.js";
import { isReachSaid, sayReach } from "../lib/reach.js";
import { withChineseMarked } from "../lib/chinese-runs.js";
import { _ } from "../lib/words.js";

const MARK = "[data-doubt]";
// Behind the text that one writes: another version's places come after those of the row's own.
const BEYOND = 1e6;

/** @type {{ segment: string, at: string, box: PageElement } | null} */
let asking = null;
let scope = "here";
// While the row is opened to be asked about, or comes anew after an answer, nothing of it ends the question.
let isOurs = false;
let isSending = false;
let isByKey = false;
/** @type {{ open: (row: PageElement) => void, leave: () => void, changed: (row: PageElement, fresh: PageElement) => void }} */
let work;

/** Begin; answers what the key does: to the next place that is in doubt. */
export function startDoubts(how) {
  work = how;
  for (const mark of main.querySelectorAll(MARK)) mark.tabIndex = mark.closest(".seg.now") ? 0 : -1;
  main.addEventListener("adopted", ({ detail: row }) => cameAnew(row));
  main.addEventListener("mark", ({ detail: row }) => {
    fitTabStops(row, true);
    if (asking && !isOurs) close();
  });
  main.addEventListener("unmark", ({ detail: row }) => fitTabStops(row));
  main.addEventListener("click", (event) => {
    const mark = event.target.closest?.(MARK);
    if (!mark || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    ask(mark.closest(".seg"), placeOf(mark));
  });
  document.addEventListener("click", ({ target }) => target.closest?.("[data-commands] [data-do=doubt]") && goOn());
  return () => goOn();
}

/** The marks of a row are reached with the Tab key while it is the current one. */
function fitTabStops(row, isCurrent = row.classList.contains("now")) {
  for (const mark of row.querySelectorAll(MARK)) mark.tabIndex = isCurrent ? 0 : -1;
}

const marksIn = (row) => [...row.querySelectorAll(MARK)];
/** A place's name: where it is asked about, and of another version's text the address of that version. */
const placeOf = ({ dataset }) => (dataset.base ? `${dataset.doubt}@${dataset.base}` : dataset.doubt);
const baseOf = (at) => at.split("@")[1];
const markOf = (row, at) => marksIn(row).find((mark) => placeOf(mark) === at);
const startOf = (at) => Number(at.split("-")[0]) + (baseOf(at) ? BEYOND : 0);

/** Ask about a place; whoever was writing elsewhere leaves that as if they had gone to another row. */
async function ask(row, at, said = "") {
  isOurs = true;
  close();
  work.leave();
  // Leaving may have put another text there, which is not in doubt before it is saved.
  const { segment } = row.dataset;
  makeCurrent(row);
  isOurs = false;
  if (!markOf(row, at)) return;
  const box = emptyBox();
  asking = { segment, at, box };
  show(row);
  const html = await fetchHtml(`/decisions/segments/${segment}`, baseOf(at));
  if (asking?.box !== box) return;
  box.querySelector("[data-looking]").remove();
  const found = html && new DOMParser().parseFromString(html, "text/html").querySelector(`[data-asking="${at.split("@")[0]}"]`);
  const full = /** @type {PageElement | null} */ (found ? document.importNode(found, true) : null);
  if (full) {
    box.replaceWith(full);
    asking.box = full;
    begin(full);
    widen(scope);
    problem(said);
    if (document.activeElement === document.body || document.activeElement?.closest(".seg")) full.focus({ preventScroll: true });
    // With what a reviewer does with the row, which stands below.
    row.scrollIntoView({ block: "nearest" });
    full.scrollIntoView({ block: "nearest" });
  } else problem(html === null ? _("There is no answer from the server. Nothing was changed; try again.") : gone());
}

/** Who reviews has their buttons there as well; who translates opens the text with the next press of Enter. */
function makeCurrent(row) {
  if (page.mode === "review") work.open(row);
  else markRow(row);
}

const gone = () => _("Somebody else has decided this place.");

/** @returns {PageElement} */
function emptyBox() {
  const box = /** @type {any} */ (document.createElement("div"));
  box.className = "asking";
  box.tabIndex = -1;
  box.lang = document.documentElement.lang;
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", _("In doubt"));
  const words = document.createElement("p");
  words.className = "note attention";
  words.dataset.problem = "";
  words.hidden = true;
  words.setAttribute("role", "alert");
  const shut = document.createElement("button");
  shut.type = "button";
  shut.className = "quiet small";
  shut.dataset.leave = "";
  shut.textContent = _("Close");
  const looking = document.createElement("p");
  looking.className = "muted small";
  looking.dataset.looking = "";
  looking.setAttribute("role", "status");
  looking.textContent = _("Looking…");
  box.append(looking, words, shut);
  begin(box);
  return box;
}

/** Put the question under the row's text, or in the cell of the version that it is about. */
function show(row) {
  const { at, box } = asking;
  const other = baseOf(at)?.split("/").pop();
  const cell = other && row.querySelector(`.third[lang="${other}"]`);
  if (cell) cell.append(box);
  else row.querySelector("[data-words-here]").after(box);
  for (const one of marksIn(row)) one.classList.toggle("asked", placeOf(one) === at);
  box.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function close() {
  if (!asking) return;
  asking.box.remove();
  for (const one of main.querySelectorAll(`${MARK}.asked`)) one.classList.remove("asked");
  asking = null;
}

/** The question ends, and the focus is where it came from. */
function leaveIt() {
  const { segment, at } = asking;
  close();
  const row = rowOf(segment);
  (row && (markOf(row, at) ?? row.querySelector(".n")))?.focus({ preventScroll: true });
}

function begin(box) {
  box.addEventListener("keydown", pressed);
  box.addEventListener("change", ({ target }) => target.name === "scope" && widen(target.value));
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    decide(event.target, event.submitter);
  });
  box.addEventListener("click", ({ target, detail }) => {
    isByKey = detail === 0;
    if (target.closest("[data-leave]")) leaveIt();
    else if (target.closest("[data-step]")) goOn();
  });
}

function pressed(event) {
  const isNext = event.altKey && event.code === "KeyA";
  const wish = isComposing(event) ? null : isNext ? ["step", 1] : keyWish(event);
  if (!wish) return;
  event.preventDefault();
  event.stopPropagation();
  const [act, value] = wish;
  if (act === "leave") leaveIt();
  else if (act === "step") goOn(Number(value));
  else if (act === "widen") widen(value);
  else asking.box.querySelector(`button[data-key="${value}"]`)?.click();
}

/** How widely the next answers hold; what holds everywhere is meant for this place alone. */
function widen(value) {
  if (value !== WIDEST) scope = value;
  const radio = asking?.box.querySelector(`input[name=scope][value="${value}"]`);
  if (radio?.type === "radio") radio.checked = true;
  sayReach(asking?.box.querySelector("form"));
}

function problem(words) {
  const line = asking.box.querySelector("[data-problem]");
  line.hidden = !words;
  line.replaceChildren(...withChineseMarked(words));
}

/** To the next place that is in doubt, or the one before; after the last one to the first. */
function goOn(step = 1, from = here()) {
  const all = rows();
  // A column that is not shown asks nothing.
  const found = [...main.querySelectorAll(`.seg:not(.out) ${MARK}`)].filter((mark) => mark.checkVisibility());
  const places = found.map((mark) => ({ row: all.indexOf(mark.closest(".seg")), at: startOf(placeOf(mark)) }));
  const mark = found[next(places, from, step)];
  if (mark) {
    ask(mark.closest(".seg"), placeOf(mark));
    return true;
  }
  if (asking) leaveIt();
  announce(_("Nothing is in doubt here."));
  return false;
}

function here() {
  const row = asking ? rowOf(asking.segment) : currentRow();
  return { row: row ? rows().indexOf(row) : -1, at: asking ? startOf(asking.at) : -1 };
}

async function decide(form, button) {
  if (isSending || !button) return;
  if (!isReachSaid(form, button)) return sayReach(form);
  isSending = true;
  const { segment, at } = asking;
  const goesOn = isByKey;
  let answer = null;
  problem("");
  try {
    answer = await send("/decisions", new FormData(form, button), { base: baseOf(at) });
  } catch {
    // Sent again it is the same wish, which is done once.
  }
  isSending = false;
  const isHere = asking?.segment === segment && asking.at === at;
  if (!answer) {
    if (isHere) problem(_("There is no answer from the server. Try again: it is done once."));
    return;
  }
  if (!answer.ok) {
    await refused(segment, at, isHere, answer.body.title ?? _("The server refused it."));
    return;
  }
  const from = isHere ? here() : null;
  if (isHere) close();
  await renew(segment);
  announce(answer.body.said ?? _("Decided."));
  if (answer.body.rule) tellRule(answer.body, baseOf(at));
  if (!from) return;
  if (goesOn) {
    const isMore = goOn(1, from);
    if (isMore) return;
    announce(answer.body.said ?? _("Decided. Nothing else is in doubt here."));
  }
  rowOf(segment)?.querySelector(".n").focus({ preventScroll: true });
}

/** What a rule does beyond its row is said above the rows, with the way back. */
function tellRule({ said, rule }, base) {
  main.querySelector("[data-rule-made]")?.remove();
  const note = document.createElement("div");
  note.className = "note plain";
  note.dataset.ruleMade = "";
  const words = document.createElement("span");
  words.append(...withChineseMarked(said));
  const undo = document.createElement("button");
  undo.type = "button";
  undo.textContent = _("Take back");
  undo.addEventListener("click", async () => {
    undo.disabled = true;
    const answer = await send(`/decisions/rules/${rule}/take-back`, {}, { base }).catch(() => null);
    const told = answer?.body.said ?? answer?.body.title ?? _("There is no answer from the server. Try again: it is done once.");
    undo.disabled = false;
    if (answer) undo.remove();
    words.replaceChildren(...withChineseMarked(told));
    announce(told);
  });
  note.append(words, " ", undo);
  main.querySelector("[data-above]").append(note);
}

/** What was refused is asked again where it is still open, and said where it is not. */
async function refused(segment, at, isHere, words) {
  if (isHere) close();
  await renew(segment);
  announce(words);
  const row = rowOf(segment);
  if (!isHere || !row) return;
  if (markOf(row, at)) ask(row, at, words);
  else tellIn(row, at, words);
}

function tellIn(row, at, words) {
  const box = emptyBox();
  asking = { segment: row.dataset.segment, at, box };
  show(row);
  problem(words);
}

/** The row as the server has it now; what somebody has begun to write in it meanwhile stays, and they are told. */
async function renew(segment) {
  const row = rowOf(segment);
  if (!row) return;
  isOurs = true;
  const isWriting = row.querySelector("[data-slot] [data-editor], [data-slot] [data-back][open]") !== null;
  const isCurrent = row === currentRow();
  if (isCurrent && !isWriting) unmark(row);
  const renewed = await refreshRow(segment);
  if (renewed && isWriting) work.changed(renewed.row, renewed.fresh);
  else if (renewed && isCurrent && !currentRow()) makeCurrent(renewed.row);
  isOurs = false;
}

// News put another row in the place of the one that is asked about: perhaps the place is decided.
function cameAnew(row) {
  fitTabStops(row);
  if (!asking || asking.segment !== row.dataset.segment || asking.box.isConnected || isSending) return;
  const { at } = asking;
  asking = null;
  // Whoever has gone elsewhere stays there.
  if (document.activeElement !== document.body) return;
  if (markOf(row, at)) ask(row, at);
  else tellIn(row, at, gone());
}
