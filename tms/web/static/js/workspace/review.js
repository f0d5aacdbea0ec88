// Reviewing: accept and go on, send back with a reason, or correct the text oneself, for somebody else to accept.
import { announce, neighbour, isToReview, mayWrite, nextRow, part, send } from "./page.js";
import { currentRow, mark, unmark } from "./current-row.js";
import { startAcceptingClean } from "./accept-clean.js";
import { editor, saves } from "./singletons.js";
import { rowChanged } from "./concurrent-changes.js";
import { refreshRow } from "./rows.js";
import { act as actInEditor, leave, open as edit, startTranslating } from "./translate.js";
import { withChineseMarked } from "../lib/chinese-runs.js";
import { _, joinedSentences } from "../lib/words.js";

/** Begin; returns what the keys and the mouse may do. */
export function startReviewing() {
  if (mayWrite) startTranslating({ then: corrected });
  startAcceptingClean(open, () => {
    leave();
    return saves.settled();
  });
  return { open, act, leave };
}

function corrected(row) {
  const next = nextRow(row, isToReview);
  if (next) open(next);
  else {
    mark(row);
    row.querySelector(".n").focus();
    announce(_("Nothing is left to accept."));
  }
}

/** Open the row. The focus is on its number, where Enter decides nothing; on Accept only for who goes on from there. */
function open(row, { onAccept = false } = {}) {
  if (editor.row === row) return;
  leave();
  mark(row);
  const tools = part("review-part");
  row.querySelector("[data-slot]").replaceChildren(tools);
  const accept = tools.querySelector("[data-accept]");
  accept.querySelector("button").disabled = "own" in row.dataset;
  accept.addEventListener("submit", (event) => {
    event.preventDefault();
    acceptRow(row);
  });
  const back = tools.querySelector("[data-send-back]");
  back.noValidate = true;
  back.addEventListener("submit", (event) => {
    event.preventDefault();
    sendBack(row);
  });
  const correct = tools.querySelector("[data-correct]");
  if (correct) correct.href = `?segment=${row.dataset.segment}&edit=1#now`;
  correct?.addEventListener("click", (event) => {
    event.preventDefault();
    edit(row);
  });
  tools.querySelector("details").addEventListener("toggle", ({ target }) => {
    // On a phone the keyboard would cover the reasons, and most need no words.
    if (target.open && !matchMedia("(pointer: coarse)").matches) target.querySelector("textarea").focus();
  });
  tools.addEventListener("keydown", (event) => {
    if (event.altKey && /^Digit\d$/.test(event.code) && tools.querySelector("details").open) chooseFault(back, event);
    if (event.key !== "Escape" || !tools.querySelector("details").open) return;
    event.stopPropagation();
    tools.querySelector("details").open = false;
    tools.querySelector("summary").focus();
  });
  const button = accept.querySelector("button");
  (onAccept && !button.disabled && isToReview(row) ? button : row.querySelector(".n")).focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function act(name, event) {
  const row = currentRow() ?? (name === "correct" ? event.target.closest(".seg") : null);
  if (!row) return false;
  if (editor.row && !["up", "down"].includes(name)) return actWhileEditing(name, event);
  const acts = {
    correct: () => mayWrite && edit(row),
    confirm: () => confirm(row),
    back: () => startSendingBack(row),
    up: () => open(neighbour(row, -1)),
    down: () => open(neighbour(row, 1)),
  };
  if (!acts[name]) return false;
  acts[name]();
  return true;
}

// With nothing changed, the key that brings the saved text back leads back to reviewing.
function actWhileEditing(name, event) {
  const { row } = editor;
  if (name !== "restore" || editor.isChanged) return ["confirm", "restore", "insert", "missing", "match", "term", "copy", "mark", "case"].includes(name) && actInEditor(name, event);
  editor.close();
  open(row);
  return true;
}

// The details element tells that it opened only later; what is typed at once must not be lost meanwhile.
function startSendingBack(row) {
  row.querySelector("[data-back]").open = true;
  row.querySelector("[data-send-back]").elements.reason.focus();
}

// Whoever has begun to say what is wrong with a text doesn't mean to accept it, wherever the focus is.
function confirm(row) {
  if (row.querySelector("[data-back]")?.open) sendBack(row);
  else if (isToReview(row)) acceptRow(row);
  else say(row, why(row));
}

function why(row) {
  if ("own" in row.dataset) return _("You wrote or confirmed this text. Someone else has to accept it.");
  if (row.dataset.state === "initial") return _("The translator has not confirmed this one.");
  return _("It is accepted already.");
}

const acceptRow = (row) => tell(row, "accept", {}, _("Accepted."));

function sendBack(row) {
  const form = row.querySelector("[data-send-back]");
  const fault = new FormData(form).getAll("fault");
  const { reason } = form.elements;
  if (reason.value.trim() || fault.length) {
    tell(row, "send-back", { reason: reason.value, fault }, _("Sent back."));
    return;
  }
  say(row, _("Say why you send it back: choose what is wrong, or write it."));
  reason.focus();
}

// Alt with a figure chooses a reason of the list, or takes it back, while the words are being written.
function chooseFault(form, event) {
  const box = form.querySelectorAll("[name=fault]")[(Number(event.code.slice(-1)) + 9) % 10];
  if (!box) return;
  event.preventDefault();
  box.checked = !box.checked;
  const words = box.closest("label").textContent.trim();
  announce(box.checked ? _("Chosen: {words}", { words }) : _("Not chosen: {words}", { words }));
}

// Segments whose decision is on its way: pressed once more, the key means the same one.
const deciding = new Set();

async function tell(row, path, fields, said) {
  const { segment, rev } = row.dataset;
  if (deciding.has(segment)) return;
  deciding.add(segment);
  say(row, "");
  let answer;
  try {
    const pairs = Object.entries({ rev, ...fields }).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    answer = await send(`/segments/${segment}/${path}`, pairs);
  } catch {
    say(row, _("There is no answer from the server. Nothing was changed; try again."));
    return;
  } finally {
    deciding.delete(segment);
  }
  if (answer.ok) {
    await goOn(row, path === "accept" ? "reviewed" : "initial", said);
    return;
  }
  if (answer.body.code === "text_stale") {
    row.classList.remove("now");
    row.querySelector("[data-slot]").replaceChildren();
    const renewed = await refreshRow(segment);
    if (renewed) {
      open(renewed.row);
      say(renewed.row, _("{who} has changed the text since. Read it again.", { who: answer.body.who || _("Someone") }));
    }
    return;
  }
  say(row, answer.body.title ?? _("The server refused it."));
}

// To the next one at once, so that no key is pressed in vain while the decided row comes anew; and only from this row:
// whoever has gone elsewhere meanwhile stays there.
async function goOn(row, state, said) {
  const { segment } = row.dataset;
  const isHere = currentRow() === row;
  const next = nextRow(row, isToReview);
  const onAccept = row.querySelector("[data-accept] button") === document.activeElement;
  row.dataset.state = state;
  announce(said);
  if (isHere && next) open(next, { onAccept });
  else if (isHere) unmark(row);
  const renewed = await refreshRow(segment);
  if (!isHere || next) return;
  mark(renewed?.row ?? row);
  announce(joinedSentences(said, _("Nothing is left to accept.")));
  (renewed?.row ?? row).querySelector(".n").focus();
}

function say(row, words) {
  const place = row.querySelector("[data-review] [data-note]");
  if (!place) return;
  place.replaceChildren();
  if (!words) return;
  const line = document.createElement("p");
  line.className = "note attention";
  line.setAttribute("role", "alert");
  line.append(...withChineseMarked(words));
  place.append(line);
}

/** The row on the server is another than the one that is open here. */
export function changedWhileReading(row, fresh) {
  if (editor.row === row) {
    rowChanged(row, fresh);
    return;
  }
  if (fresh.dataset.rev === row.dataset.rev && fresh.dataset.state === row.dataset.state) return;
  if (row.querySelector("[data-back]")?.open) {
    say(row, _("The text has changed since. Close this to see it."));
    return;
  }
  row.classList.remove("now");
  row.querySelector("[data-slot]").replaceChildren();
  refreshRow(row.dataset.segment).then((renewed) => renewed && open(renewed.row));
}
