// Which act a key press asks for.
import { isComposing, isTyping, page } from "./page.js";

/** The form that a key press belongs to (a reason, a choice), if that is another than the row's own text. */
export function formOfItsOwn({ target }) {
  const form = target.closest?.("form");
  return form && !form.matches("[data-editor], [data-accept]") ? form : null;
}

/** Which act a key press in the editor asks for; null for typing. Nothing while an input method is at work. */
export function actOf(event) {
  if (isComposing(event)) return null;
  const control = event.ctrlKey || event.metaKey;
  const isMoving = event.altKey && !control && ["ArrowUp", "ArrowDown"].includes(event.key);
  // From what is written beside the text one goes on: it is kept with its segment.
  if (formOfItsOwn(event) && !(isMoving && event.target.closest("aside"))) return null;
  if (event.key === "Enter" && control) return event.shiftKey ? "onward" : "confirm";
  if (event.key === "Escape") return "restore";
  // The memory answers with five at most; the other figures stay the browser's.
  if (control && !event.altKey && !event.shiftKey && /^Digit[1-5]$/.test(event.code)) return "match";
  if (event.altKey && !control && event.key === "ArrowUp") return "up";
  if (event.altKey && !control && event.key === "ArrowDown") return "down";
  if (event.altKey && !control && /^Digit\d$/.test(event.code)) return "insert";
  // Also on a Mac it is Ctrl: the other one ends the browser.
  if (event.ctrlKey && !event.altKey && !event.shiftKey && event.code === "KeyQ") return "missing";
  if (event.altKey && !control && event.code === "KeyT") return "term";
  if (event.altKey && !control && event.code === "KeyC") return "copy";
  if (event.altKey && !control && event.code === "KeyR" && page.mode === "edit") return "replace";
  if (event.altKey && !control && event.code === "KeyI") return "mark";
  if (event.shiftKey && !event.altKey && !control && event.key === "F3") return "case";
  if (event.altKey && !control && event.code === "KeyS") return "split";
  if (event.altKey && !control && event.code === "KeyJ") return "merge";
  if (event.altKey && !control && event.code === "KeyB" && page.mode === "review") return "back";
  if (event.altKey && !control && event.code === "KeyW") return "warning";
  if (event.altKey && !control && event.code === "KeyA") return "doubt";
  if (event.altKey && !control && event.code === "KeyX") return "dismiss";
  if (event.altKey && !control && event.code === "KeyO") return "choose";
  if (event.altKey && !control && event.code === "KeyG") return "suggest";
  if (event.key.toLowerCase() === "e" && !event.altKey && !control && !isTyping(event)) return "correct";
  return null;
}
