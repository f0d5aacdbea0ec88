// What a quick hand presses, types and clicks before the page is alive is done as soon as it is.
const waiting = [];

// What a browser or a lost network never finishes must not take the page away from its person.
const AT_MOST_MS = 10_000;
const FIELDS = "input, textarea, select, label";
const AFTER = ["Enter", "Escape", "Backspace", " ", "ArrowUp", "ArrowDown"];

// The page's own; what the browser does with other keys stays its own, and so does what is typed into a field. Whoever
// has called a field by a key types into it, and what they choose there may follow.
function isOurs({ key, code, altKey, ctrlKey, metaKey, target }) {
  if (altKey) return /^(Key|Digit|ArrowUp|ArrowDown)/.test(code);
  if (ctrlKey) return /^(Enter|KeyK|KeyQ|Digit)/.test(code);
  if (metaKey) return ["Enter", "KeyK"].includes(code);
  if (target.matches?.(FIELDS)) return false;
  return (key.length === 1 && key !== " ") || (waiting.length > 0 && AFTER.includes(key));
}

function hold(event, act) {
  event.preventDefault();
  event.stopImmediatePropagation();
  waiting.push(act);
}

function pressed(event) {
  if (!event.isComposing && isOurs(event)) hold(event, () => pressAgain(event));
}

function pressAgain(event) {
  const { key, altKey, ctrlKey, metaKey } = event;
  const isLeft = (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", event));
  if (!isLeft || altKey || ctrlKey || metaKey) return;
  if (key.length === 1) type("insertText", key);
  if (key === "Backspace") type("deleteContentBackward");
}

// As the browser does it: the field is asked first, and ours do it themselves.
function type(inputType, data = null) {
  const field = /** @type {PageElement} */ (document.activeElement ?? document.body);
  const asked = { inputType, data, bubbles: true, cancelable: true };
  if (!field.dispatchEvent(new InputEvent("beforeinput", asked)) || !field.matches("input, textarea") || field.selectionStart === null) return;
  const { selectionStart: start, selectionEnd: end } = field;
  const from = data === null && start === end ? Math.max(0, start - 1) : start;
  field.setRangeText(data ?? "", from, end, "end");
  field.dispatchEvent(new InputEvent("input", { inputType, data, bubbles: true }));
}

function clicked(event) {
  const { target, ctrlKey, metaKey, shiftKey } = event;
  if (ctrlKey || metaKey || shiftKey || target.closest(`${FIELDS}, summary`)) return;
  hold(event, () => target.dispatchEvent(new MouseEvent("click", event)));
}

// A script that threw tells the window; one that could not be fetched only its own element.
function failed({ target }) {
  if (target === window || target.matches?.("script")) replay();
}

/** The page listens now; or never will, and works without scripts. */
export function replay() {
  removeEventListener("keydown", pressed, { capture: true });
  removeEventListener("click", clicked, { capture: true });
  removeEventListener("error", failed, { capture: true });
  for (const act of waiting.splice(0)) act();
}

addEventListener("keydown", pressed, { capture: true });
addEventListener("click", clicked, { capture: true });
addEventListener("error", failed, { capture: true });
addEventListener("load", () => setTimeout(replay, AT_MOST_MS));
