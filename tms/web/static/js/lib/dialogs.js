// Dialogs that ask something: a link with data-opens shows the one that its address names, one with data-closes in it
// puts it away again. Without scripts the address itself shows the dialog over the page.

/** @type {WeakMap<HTMLDialogElement, HTMLElement>} */
const openers = new WeakMap();

/** @param {string} id */
function dialogOf(id) {
  const found = id ? document.getElementById(id) : null;
  return found instanceof HTMLDialogElement ? found : null;
}

/** @param {HTMLDialogElement} dialog @param {HTMLElement} [opener] */
function show(dialog, opener) {
  if (opener) openers.set(dialog, opener);
  // A page that came with it open could only show it in its place.
  dialog.removeAttribute("open");
  dialog.showModal();
}

/** @param {MouseEvent & { target: any }} event */
function clicked(event) {
  const link = event.target.closest?.("a[data-opens], a[data-closes]");
  const isElsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || isElsewhere || event.defaultPrevented) return;
  const dialog = link.matches("[data-closes]") ? link.closest("dialog") : dialogOf(link.hash.slice(1));
  if (!dialog) return;
  event.preventDefault();
  if (link.matches("[data-closes]")) dialog.close();
  else show(dialog, link);
}

/** The focus goes back to what opened it, or to the menu in which that stands. @param {HTMLDialogElement} dialog */
function closed(dialog) {
  if (location.hash === `#${dialog.id}`) history.replaceState(history.state, "", location.pathname + location.search);
  const opener = openers.get(dialog);
  const link = opener?.isConnected ? opener : document.querySelector(`a[data-opens][href="#${CSS.escape(dialog.id)}"]`);
  const menu = link?.closest("details:not([open])");
  /** @type {HTMLElement | null | undefined} */ (menu ? menu.querySelector("summary") : link)?.focus();
}

/** From now on links open dialogs; the one that the page's address names, or that the server left open, opens at once. */
export function startDialogs() {
  document.addEventListener("click", clicked);
  document.addEventListener("close", ({ target }) => target instanceof HTMLDialogElement && target.matches(".asks") && closed(target), true);
  const refused = document.querySelector("dialog.asks[open]");
  if (refused instanceof HTMLDialogElement) show(refused);
  else if (document.readyState === "complete") showAddressed();
  else addEventListener("load", () => setTimeout(showAddressed, 0));
}

/** A browser that goes to the place that the address names takes the focus there; so it is shown after that. */
function showAddressed() {
  const dialog = dialogOf(location.hash.slice(1));
  if (dialog?.matches(".asks") && !dialog.open) show(dialog);
}
