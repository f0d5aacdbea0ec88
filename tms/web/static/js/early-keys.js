// What a quick hand presses before the page is alive is done as soon as it is.
let pressed = [];

// The page's own; what the browser does with other keys stays its own.
const isOurs = ({ code, altKey, ctrlKey, metaKey }) =>
  altKey ? /^(Key|Digit|ArrowUp|ArrowDown)/.test(code) : (ctrlKey || metaKey) && (code === "Enter" || code === "KeyK");

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
