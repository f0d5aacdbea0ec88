// What opens to be written in: whoever opens it types into its field at once, and never into what they came from.
const fieldIn = (details) => details.querySelector("textarea") ?? details.querySelector("input:not([type=hidden])");

/** Open a details element and put the caret into its field, or the focus onto its first button. */
export function openToWrite(details) {
  details.open = true;
  (fieldIn(details) ?? details.querySelector("button"))?.focus();
}

/** Begin. On a phone the keyboard would cover what stands there, so nothing but a key gets the focus moved. */
export function startOpening() {
  document.addEventListener("click", (event) => {
    const details = /** @type {PageElement | null} */ (event.target.closest?.("summary")?.parentElement);
    if (!details?.matches("details:has(> form)") || details.open || !fieldIn(details)) return;
    if (event.detail && matchMedia("(pointer: coarse)").matches) return;
    // The browser opens it only after this, and what is typed meanwhile would be lost.
    event.preventDefault();
    openToWrite(details);
  });
}
