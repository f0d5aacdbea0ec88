// The line that says whether what was typed is saved. It claims nothing that isn't so.
import { announce } from "./workspace-page.js";

const line = document.querySelector("[data-saved]");

function ago(then) {
  const seconds = Math.max(0, Math.round((Date.now() - then) / 1000));
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3600 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}

/**
 * The words for what is so: saves, how many segments were refused, and what the open editor holds
 * (null: nothing unsaved; {kept, onServer}: typed, and where it is kept).
 */
function words(saves, refused, typed) {
  const waiting = saves.waiting > 1 ? `, ${saves.waiting} waiting` : "";
  if (refused) return ["lost", `${refused} ${refused === 1 ? "segment" : "segments"} not saved`, "Show"];
  if (saves.signedOut) return ["wait", `Not saved: signed out, kept in this browser${waiting}`, "Retry"];
  if (saves.cutOff && saves.waiting) {
    const why = navigator.onLine ? "no answer from the server" : "offline";
    return ["wait", `Not saved: ${why}, kept in this browser${waiting}`, "Retry"];
  }
  if (saves.waiting) return ["busy", `Saving…${waiting}`];
  if (typed && !typed.kept) return ["wait", "Not saved yet: this browser keeps no copy"];
  if (typed) return ["kept", typed.onServer ? "Typing kept, not saved yet" : "Typing kept in this browser"];
  if (saves.savedAt) return ["done", `Saved ${ago(saves.savedAt)} ago`];
  return ["done", "Nothing unsaved"];
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
  const kind = said.replace(/\d+ (s|min|h) ago/, "");
  // That what was waited for is saved is said also when the next text is being typed meanwhile.
  const isSavedNow = waitedFor && !saves.waiting && !refused;
  if (isSavedNow) announce("Saved");
  else if (kind !== before && tone !== "kept" && before && !kind.startsWith("Saved")) announce(said);
  waitedFor = saves.waiting > 0;
  before = kind;
}

/** What its button does. */
export function onStatusButton(act) {
  line?.lastElementChild.addEventListener("click", () => act(line.dataset.tone));
}
