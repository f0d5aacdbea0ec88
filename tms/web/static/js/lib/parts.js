// Parts of a page that come anew from the server: what was open in them stays open, and the focus stays where it was.

/**
 * Put the server's present part in place of the one that is shown; answers the new one.
 * @param {Element} part
 * @param {Element} next
 */
export function replacePart(part, next) {
  const open = [...part.querySelectorAll("details[open][id]")].map((one) => one.id);
  const active = part.contains(document.activeElement) ? /** @type {PageElement} */ (document.activeElement) : null;
  const place = active ? focusable(part).indexOf(active) : -1;
  const fresh = document.importNode(next, true);
  part.replaceWith(fresh);
  for (const id of open) fresh.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
  if (active) focusAgain(active, (active.id ? fresh.querySelector(`#${CSS.escape(active.id)}`) : null) ?? focusable(fresh)[place]);
  fresh.dispatchEvent(new Event("replaced", { bubbles: true }));
  return fresh;
}

/** @param {PageElement} before @param {PageElement | undefined} now */
function focusAgain(before, now) {
  if (!now) return;
  now.focus({ preventScroll: true });
  const isText = now.matches("textarea, input:is([type=text], [type=search], :not([type]))") && now.localName === before.localName;
  if (isText) now.setSelectionRange(before.selectionStart, before.selectionEnd);
}

/** @param {Element} part */
function focusable(part) {
  return [...part.querySelectorAll("a[href], button, input, select, textarea, summary")];
}
