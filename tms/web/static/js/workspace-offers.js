// What somebody typed and never saved stands in its row until they use it or discard it.
import { page, part, textIn } from "./workspace-page.js";
import { unsavedText } from "./workspace-drafts.js";

const box = (row) => row.querySelector("[data-offer]");

/** The text that the row offers, or null. */
export const offeredIn = (row) => box(row)?.querySelector("[data-said]").textContent ?? null;

/** Show the unsaved text of a row, if there is one. The row then tells "use" or "discard" as an event "offer". */
export function offerIn(row) {
  box(row)?.remove();
  const text = page.mode === "edit" ? unsavedText(row, textIn(row)) : null;
  if (text === null) return;
  const offer = part("offer-part");
  offer.querySelector("[data-said]").textContent = text;
  for (const button of offer.querySelectorAll("[data-choose]")) {
    button.addEventListener("click", () => {
      offer.remove();
      delete row.dataset.pending;
      const detail = { row, text, use: button.dataset.choose === "use" };
      row.dispatchEvent(new CustomEvent("offer", { bubbles: true, detail }));
    });
  }
  row.querySelector("[data-slot]").before(offer);
}
