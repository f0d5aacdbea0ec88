// The line that says whether what was typed is saved. It claims nothing that isn't so.
import { timeOf } from "../lib/dates.js";
import { announce } from "./page.js";
import { _, _n } from "../lib/words.js";

const line = document.querySelector("[data-saved]");

/**
 * The words for what is so, their tone, and a button's: of the saves, of what the open editor holds (null: nothing
 * unsaved; {kept, onServer}: typed, and where it is kept), and of the texts that were typed once and wait in their rows.
 */
function words(saves, typed, waitingTexts) {
  const n = saves.waiting;
  if (saves.session === "nobody") {
    const what = n ? _n("Signed out, {n} waiting", "Signed out, {n} waiting", n) : typed ? _("Signed out, typing kept in this browser") : _("Signed out");
    return ["out", what, _("Sign in again")];
  }
  const refused = [...saves.refused.values()];
  if (refused.length) {
    const isConflict = refused.every(({ problem }) => problem.code === "text_stale");
    const what = isConflict
      ? _n("Conflict in {n} segment", "Conflict in {n} segments", refused.length)
      : _n("{n} segment not saved", "{n} segments not saved", refused.length);
    return ["lost", what + (n ? _(", {n} waiting", { n }) : ""), _("Show")];
  }
  if (n && saves.isOnlyHere && saves.cutOff) return ["wait", _n("{n} waiting, kept only on this page: leave it open", "{n} waiting, kept only on this page: leave it open", n), _("Retry")];
  if (n && !navigator.onLine) return ["wait", _n("Offline, {n} waiting", "Offline, {n} waiting", n), _("Retry")];
  if (n && saves.cutOff) return ["wait", _n("No answer, {n} waiting", "No answer, {n} waiting", n), _("Retry")];
  if (n) return ["busy", n > 1 ? _("Saving… {n} waiting", { n }) : _("Saving…")];
  if (typed && !typed.kept) return ["wait", _("Not saved yet: this browser keeps no copy")];
  if (!navigator.onLine) return ["wait", typed ? _("Offline, typing kept in this browser") : _("Offline")];
  if (typed) return ["kept", typed.onServer ? _("Typing kept, not saved yet") : _("Typing kept in this browser")];
  const left = waitingTexts();
  if (left) return ["left", _n("{n} typed text not saved", "{n} typed texts not saved", left), _("Show")];
  if (saves.savedAt) return ["done", _("Saved {time}", { time: timeOf(saves.savedAt) })];
  return ["done", _("Nothing unsaved")];
}

let before = "";
let waitedFor = false;

/** Show it; said aloud only when it becomes something else than before. */
export function showStatus(saves, typed, waitingTexts) {
  if (!line) return;
  const [tone, said, button] = words(saves, typed, waitingTexts);
  line.hidden = line.hasAttribute("data-quiet") && tone === "done";
  line.dataset.tone = tone;
  line.firstElementChild.textContent = said;
  /** @type {PageElement} */ (line.lastElementChild).hidden = !button;
  line.lastElementChild.textContent = button ?? "";
  const kind = tone + said.replace(/\d+.*/, "");
  // That what was waited for is saved is said also when the next text is being typed meanwhile.
  const isSavedNow = waitedFor && !saves.waiting && !saves.refused.size;
  if (isSavedNow) announce(_("Saved"));
  else if (kind !== before && tone !== "kept" && before && !(tone === "done" && saves.savedAt)) announce(said);
  waitedFor = saves.waiting > 0;
  before = kind;
}

/** What its button does. */
export function onStatusButton(act) {
  line?.lastElementChild.addEventListener("click", () => act(line.dataset.tone));
}
