// What a quick hand presses before the page is alive is done as soon as it is.
let pressed = [];

// The page's own; what the browser does with other keys stays its own, and so does what is typed into a field.
function isOurs({ key, code, altKey, ctrlKey, metaKey, target }) {
  if (altKey) return /^(Key|Digit|ArrowUp|ArrowDown)/.test(code);
  if (ctrlKey) return /^(Enter|KeyK|KeyQ|Digit)/.test(code);
  if (metaKey) return ["Enter", "KeyK"].includes(code);
  return ["/", "?", "e", "E"].includes(key) && !target.matches("input, textarea, select");
}

function remember(event) {
  if (event.isComposing || !isOurs(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  pressed.push(event);
}

addEventListener("keydown", remember, { capture: true });

/** The page listens now. */
export function listening() {
  removeEventListener("keydown", remember, { capture: true });
  for (const event of pressed) (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", event));
  pressed = [];
}
