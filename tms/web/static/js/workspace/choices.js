// What a row offers to choose from: two texts, a refused save, a code that is missing. A key leads to it, a figure chooses;
// none of it is chosen by one press.
import { isComposing, main } from "./page.js";
import { currentRow } from "./current-row.js";
import { tellInRow } from "./notes.js";
import { _ } from "../lib/words.js";

const PLACES = [".choices", "[data-agree]", "[data-slot] [data-note]"];
const BUTTONS = PLACES.map((place) => `${place} :is(button, a.button)`).join();

const choicesOf = (row) => [...row.querySelectorAll(BUTTONS)].filter((one) => one.offsetParent && !one.disabled);

/** Begin; answers what the key does. ``back`` puts the caret where it was. */
export function startChoosing(back) {
  main.addEventListener("keydown", (event) => {
    const place = event.target.closest?.(PLACES.join());
    if (!place || isComposing(event)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      back();
      return;
    }
    if (!/^Digit[1-9]$/.test(event.code) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const chosen = choicesOf(place.closest(".seg"))[Number(event.code.slice(-1)) - 1];
    if (!chosen) return;
    event.preventDefault();
    event.stopPropagation();
    chosen.click();
  }, true);
  return () => {
    const row = currentRow();
    const [first] = row ? choicesOf(row) : [];
    if (first) first.focus();
    else tellInRow(_("There is nothing to choose in this row."));
  };
}
