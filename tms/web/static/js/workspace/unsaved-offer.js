// What somebody typed and never saved stands in its row until they use it or discard it, one text after the other.
import { nodesOf } from "../field/view.js";
import { mayWrite, part, textIn } from "./page.js";
import { unsavedTexts } from "./unsaved-texts.js";

/** Show the newest unsaved text of a row, if there is one. The row then tells "use" or "discard" as an event "offer". */
export function offerUnsavedIn(row) {
  row.querySelector("[data-offer]")?.remove();
  const [text] = mayWrite ? unsavedTexts(row, textIn(row)) : [];
  if (text === undefined) return;
  const offer = part("offer-part");
  offer.querySelector("[data-said]").replaceChildren(...nodesOf(text));
  for (const button of offer.querySelectorAll("[data-choose]")) {
    button.addEventListener("click", () => {
      offer.remove();
      if (row.dataset.pending === text) delete row.dataset.pending;
      const detail = { row, text, use: button.dataset.choose === "use" };
      row.dispatchEvent(new CustomEvent("offer", { bubbles: true, detail }));
    });
  }
  row.querySelector("[data-slot]").before(offer);
}
