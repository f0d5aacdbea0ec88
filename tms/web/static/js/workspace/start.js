// The workspace comes alive: one current row, keys, saving, and news of what others do.
import { replay } from "../key-buffer.js";
import { onNews, startLive } from "../lib/live.js";
import { announce, neighbour, isComposing, isToReview, isTyping, isUnconfirmed, main, mayWrite, page, rows } from "./page.js";
import { find, startFilter } from "./filter.js";
import { checkTyping, startWarnings } from "./checks.js";
import { startConcordance } from "./concordance.js";
import { startDoubts } from "./doubts.js";
import { startDismissing } from "./dismiss.js";
import { chooseTabStop, currentRow, mark, unmark } from "./current-row.js";
import { editor, saves, status } from "./singletons.js";
import { rowsWithUnsaved } from "./unsaved-texts.js";
import { actOf, formOfItsOwn } from "./key-map.js";
import { changedWhileReading, startReviewing } from "./review.js";
import { startResegmenting } from "./resegment.js";
import { startChoosing } from "./choices.js";
import { startClaims } from "./claims.js";
import { startOpening } from "./open-to-write.js";
import { rowChanged, rowRemoved } from "./concurrent-changes.js";
import { mergeDerived, showConflict } from "./refused-saves.js";
import { startReplacing } from "./replace.js";
import { startTakingApproved } from "./approved-before.js";
import { startUndoing } from "./undoable.js";
import { showsOpenPoints, startShowingOpenPoints } from "./open-points.js";
import { startPresence } from "./presence.js";
import { adopt, adoptAll, refreshAll, refreshRow } from "./rows.js";
import "../controllers/changes.js";
import "./copy-with-codes.js";
import "./removed-rows.js";
import "../controllers/palette.js";
import "../controllers/panel.js";
import "../controllers/picture-here.js";
import "../controllers/third-column.js";
import "../controllers/threads.js";
import { fitStrip, startSentBack, tally } from "./tally.js";
import { suggestTerm } from "./terms.js";
import { keepTranslation, saveAs, showUnsaved, startSaving, startTranslating } from "./translate.js";
import { _, _n } from "../lib/words.js";

const NEWS_MS = 1500;
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

function startReading() {
  const act = (name) => {
    const row = currentRow();
    if (!row || !["up", "down"].includes(name)) return false;
    open(neighbour(row, name === "up" ? -1 : 1));
    return true;
  };
  const open = (row) => {
    mark(row);
    row.querySelector(".n").focus({ preventScroll: true });
  };
  return { open, act, leave: () => {} };
}

const start = { edit: startTranslating, review: startReviewing, read: startReading }[page.mode];
const asked = currentRow();
if (asked) {
  unmark(asked);
  adopt(asked);
}
// What is shown in part only is dressed at once.
if (/[?&](show|q)=/.test(location.search)) rows().forEach((row) => row === asked || adopt(row));
const work = start();
startSaving();
startShowingOpenPoints(work.open);
const resegment = startResegmenting();
if (mayWrite) checkTyping(editor);
startUndoing({ leave: work.leave, open: work.open, editor });
startTakingApproved({ leave: work.leave, refresh });
const replaceWords = startReplacing({ leave: work.leave, open: work.open, saveAs });
const toNextWarning = startWarnings((row) => work.open(row));
startSentBack((row) => (row === editor.row ? editor.focus() : work.open(row)));
const dismissFirst = startDismissing(editor);
const choose = startChoosing(() => (editor.row ? editor.focus() : currentRow()?.querySelector(".n").focus({ preventScroll: true })));
const changed = { edit: rowChanged, review: changedWhileReading }[page.mode] ?? (() => {});
const toNextDoubt = startDoubts({ open: work.open, leave: work.leave, changed });
startFilter((row) => work.open(row));
startOpening();
startConcordance(editor, (row) => work.open(row));
const fits = page.mode === "review" ? isToReview : isUnconfirmed;
const first = rows().find(fits) ?? rows()[0];
if (first) {
  if (first !== asked) adopt(first);
  chooseTabStop(first);
}
if (asked) work.open(asked);
else if (page.mode !== "read") first?.querySelector(".n").focus({ preventScroll: true });
requestAnimationFrame(fitStrip);
addEventListener("resize", fitStrip);
adoptAll().then(() => {
  tally();
  offerUnsaved();
  startPresence();
});
main.addEventListener("go", ({ detail: row }) => work.open(row));
if (isMac) for (const key of document.querySelectorAll("[data-mod]")) key.textContent = "⌘";

main.addEventListener("click", (event) => {
  const tick = event.target.closest("[data-strip] i");
  if (tick) {
    rows()[[...tick.parentElement.children].indexOf(tick)]?.scrollIntoView({ block: "center" });
    return;
  }
  const row = event.target.closest(".seg");
  if (!row) return;
  if (event.target.closest(".n")) event.preventDefault();
  else if (event.target.closest("a, button, textarea, input, summary, form, .sides")) {
    chooseSide(event, row);
    return;
  } else if (!getSelection().isCollapsed) return;
  work.open(row);
});

// In a conflict of a derived text: the two forms work as they are, the third way makes one text by hand.
function chooseSide(event, row) {
  if (event.target.closest("[data-sides] [data-choose=merge]")) mergeDerived(row);
  if (!event.target.closest("[data-choose=edit]")) return;
  event.preventDefault();
  work.open(row);
}

main.addEventListener("submit", (event) => {
  if (event.target.matches("[data-choose]")) sendAfterSaves(event);
  if (event.target.matches("[data-keep]") && page.mode === "edit") {
    event.preventDefault();
    keepTranslation(event.target.closest(".seg"));
  }
});
document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-waits-for-saves]")) sendAfterSaves(event);
});

// A form that leads elsewhere waits until what was typed is saved.
async function sendAfterSaves(event) {
  event.preventDefault();
  const form = event.target;
  if (!form.matches("[data-choose]")) work.leave();
  if (!(await saves.settled())) {
    announce(_("Not sent: what you typed is not saved yet."));
    return;
  }
  // News of the save may have put another header in its place; the server says what has become of the wish.
  if (!form.isConnected) {
    form.hidden = true;
    document.body.append(form);
  }
  if (form.dataset.asks && (await showsOpenPoints(form.dataset.asks))) return;
  form.submit();
}

function keyDown(event) {
  const link = event.target.closest?.(".seg > .n");
  if (link && !event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key)) {
    const next = neighbour(link.closest(".seg"), event.key === "ArrowUp" ? -1 : 1);
    event.preventDefault();
    chooseTabStop(next);
    next.querySelector(".n").focus();
    return;
  }
  const act = actOf(event);
  const anywhere = { warning: toNextWarning, dismiss: dismissFirst, choose, suggest: suggestTerm, replace: replaceWords, doubt: toNextDoubt }[act];
  if (anywhere) {
    event.preventDefault();
    anywhere();
  } else if (act && (resegment(act) || work.act(act, event))) event.preventDefault();
}
main.addEventListener("keydown", keyDown);

// Whoever has selected words of the source has taken the focus out of the text: the keys work on, and Esc leads back.
document.addEventListener("keydown", (event) => {
  if (event.target !== document.body || document.querySelector("dialog[open]")) return;
  if (event.key !== "Escape" || !editor.row) keyDown(event);
  else {
    event.preventDefault();
    editor.focus();
  }
});

// In the field of a form of its own, such as the reason of sending back, the key sends that form.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
  const form = formOfItsOwn(event);
  if (!form || !event.target.matches("textarea, input")) return;
  event.preventDefault();
  form.requestSubmit();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || isComposing(event) || isTyping(event)) return;
  event.preventDefault();
  find();
});
const findButton = main.querySelector("[data-find-button]");
if (findButton) {
  findButton.hidden = false;
  findButton.addEventListener("click", find);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "?" || isComposing(event) || isTyping(event)) return;
  const keys = main.querySelector("[data-all-keys]");
  keys.open = !keys.open;
  keys.scrollIntoView({ block: "nearest" });
});
const keysButton = main.querySelector("[data-keys]");
if (keysButton) {
  keysButton.hidden = false;
  keysButton.addEventListener("click", () => {
    const keys = main.querySelector("[data-all-keys]");
    keys.open = true;
    keys.querySelector("summary").focus();
  });
}

// The counts below lead to the next row of their kind.
main.querySelector("[data-legend]")?.addEventListener("click", ({ target }) => {
  const tone = target.closest("button")?.dataset.tone;
  const all = rows();
  const from = all.indexOf(currentRow()) + 1;
  const next = [...all.slice(from), ...all.slice(0, from)].find((row) => row.dataset.tone === tone);
  if (next) work.open(next);
});

document.addEventListener("click", (/** @type {OnElement} */ { target }) => {
  for (const drop of document.querySelectorAll("details.drop[open]")) if (!drop.contains(target)) drop.open = false;
});

// What was typed before a reload, here or elsewhere, is offered.
function offerUnsaved() {
  const found = rowsWithUnsaved();
  if (!found.length) return;
  for (const row of found) showConflict(row);
  status();
  const note = document.createElement("div");
  note.className = "note attention";
  note.setAttribute("role", "status");
  const what = _n("{n} segment has text that you typed and did not save.", "{n} segments have text that you typed and did not save.", found.length);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = _("Show");
  button.addEventListener("click", () => {
    note.remove();
    showUnsaved();
  });
  note.append(what, button);
  main.querySelector("[data-above]").append(note);
}

// News of this article: everything that nobody is at work on is brought up to date.
let planned = null;
let missed = false;
function plan() {
  if (document.hidden) missed = true;
  else planned ??= setTimeout(refresh, NEWS_MS);
}
let refreshing = false;
async function refresh() {
  planned = null;
  // One after the other: an answer that comes late would put back what a later one brought.
  if (refreshing) return plan();
  refreshing = true;
  try {
    await refreshAll(changed, page.mode === "edit" ? rowRemoved : (row) => row.remove());
  } finally {
    refreshing = false;
    status();
  }
}
onNews((article) => {
  if (article === "any" || String(article) === page.article) plan();
  // Something is told to this person: perhaps that somebody has taken over what they have open.
  if (article === 0 && editor.row) refreshRow(editor.row.dataset.segment).then((found) => found && editor.row === found.row && rowChanged(found.row, found.fresh));
});
if (!document.querySelector("[data-live-article][data-live-url]")) startLive();
document.addEventListener("visibilitychange", () => {
  if (document.hidden || !missed) return;
  missed = false;
  plan();
});
startClaims(editor);
replay();
