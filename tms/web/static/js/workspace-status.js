// The line that says whether what was typed is saved. It claims nothing that isn't so.
import { announce } from "./workspace-page.js";
import { _, _n } from "./words.js";

const line = document.querySelector("[data-saved]");

function ago(then) {
  const seconds = Math.max(0, Math.round((Date.now() - then) / 1000));
  if (seconds < 60) return _("{n} s", { n: seconds });
  return seconds < 3600
    ? _("{n} min", { n: Math.floor(seconds / 60) })
    : _("{n} h", { n: Math.floor(seconds / 3600) });
}

/**
 * The words for what is so: saves, how many segments were refused, and what the open editor holds
 * (null: nothing unsaved; {kept, onServer}: typed, and where it is kept).
 */
function words(saves, refused, typed) {
  const waiting = saves.waiting > 1 ? _(", {n} waiting", { n: saves.waiting }) : "";
  if (refused) return ["lost", _n("{n} segment not saved", "{n} segments not saved", refused), _("Show")];
  if (saves.signedOut) return ["wait", _("Not saved: signed out, kept in this browser{waiting}", { waiting }), _("Retry")];
  if (saves.cutOff && saves.waiting) {
    const why = navigator.onLine ? _("no answer from the server") : _("offline");
    return ["wait", _("Not saved: {why}, kept in this browser{waiting}", { why, waiting }), _("Retry")];
  }
  if (saves.waiting) return ["busy", _("Saving…{waiting}", { waiting })];
  if (typed && !typed.kept) return ["wait", _("Not saved yet: this browser keeps no copy")];
  if (typed) return ["kept", typed.onServer ? _("Typing kept, not saved yet") : _("Typing kept in this browser")];
  if (saves.savedAt) return ["done", _("Saved {time} ago", { time: ago(saves.savedAt) })];
  return ["done", _("Nothing unsaved")];
}

let before = "";
let waitedFor = false;

/** Show it; said aloud only when it becomes something else than older. */
export function showStatus(saves, refused, typed) {
  if (!line) return;
  const [tone, said, button] = words(saves, refused, typed);
  line.hidden = false;
  line.dataset.tone = tone;
  line.firstElementChild.textContent = said;
  line.lastElementChild.hidden = !button;
  line.lastElementChild.textContent = button ?? "";
  const kind = tone + said.replace(/\d+.*/, "");
  // That what was waited for is saved is said also when the next text is being typed meanwhile.
  const isSavedNow = waitedFor && !saves.waiting && !refused;
  if (isSavedNow) announce(_("Saved"));
  else if (kind !== before && tone !== "kept" && before && !(tone === "done" && saves.savedAt)) announce(said);
  waitedFor = saves.waiting > 0;
  before = kind;
}

/** What its button does. */
export function onStatusButton(act) {
  line?.lastElementChild.addEventListener("click", () => act(line.dataset.tone));
}
