// Parts of a page that come anew from the server: what was open in them stays open, and the focus stays where it was.

/**
 * Put the server's present part in place of the one that is shown; answers the new one.
 * @param {Element} part
 * @param {Element} next
 */
export function replacePart(part, next) {
  const open = [...part.querySelectorAll("details[open][id]")].map((one) => one.id);
  const active = part.contains(document.activeElement) ? /** @type {PageElement} */ (document.activeElement) : null;
  const before = active ? focusable(part) : [];
  const fresh = document.importNode(next, true);
  part.replaceWith(fresh);
  for (const id of open) fresh.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
  if (active) focusAgain(active, (active.id ? fresh.querySelector(`#${CSS.escape(active.id)}`) : null) ?? same(active, before, fresh));
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

// What says the same, the one of its kind that it was: before it there may be more or fewer now. What is gone leaves its
// place to what stands there.
/** @param {PageElement} active @param {PageElement[]} before @param {Element} fresh */
function same(active, before, fresh) {
  const after = focusable(fresh);
  /** @param {PageElement} one */
  const isAlike = (one) => one.localName === active.localName && one.name === active.name && one.textContent === active.textContent;
  return after.filter(isAlike)[before.filter(isAlike).indexOf(active)] ?? after[before.indexOf(active)];
}

/** @param {Element} part @returns {PageElement[]} */
function focusable(part) {
  return [...part.querySelectorAll("a[href], button, input, select, textarea, summary")];
}
