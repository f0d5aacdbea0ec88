// Two texts for one segment: all three sides in the row, and the choices. Nothing that was typed goes away by itself.
import { part, rowOf } from "./workspace-page.js";
import { currentRow } from "./workspace-current.js";
import { showDiff } from "./workspace-diff.js";
import { _ } from "./words.js";

/** The panel of a row, if it has one. */
export const comparing = (row) => row.querySelector("[data-compare]");

/**
 * Show the sides {base, yours, theirs, who, rev}. ``choose`` is called with "mine", "theirs" or "edit"; the panel goes
 * with the first two.
 */
export function compare(segment, sides, choose) {
  const row = rowOf(segment);
  comparing(row)?.remove();
  const panel = part("compare-part");
  panel.dataset.rev = sides.rev;
  panel.querySelector("[data-what]").textContent =
    _("{who} changed this text while you were writing. Yours is not saved yet; nothing of it is lost.", { who: sides.who || _("Somebody") });
  panel.querySelector("[data-base]").textContent = sides.base || _("(empty)");
  showDiff(panel.querySelector("[data-mine]"), sides.base, sides.yours);
  showDiff(panel.querySelector("[data-theirs]"), sides.base, sides.theirs);
  for (const button of panel.querySelectorAll("[data-choose]")) {
    button.addEventListener("click", () => {
      if (button.dataset.choose !== "edit") panel.remove();
      choose(button.dataset.choose);
    });
  }
  row.querySelector("[data-slot]").before(panel);
  row.dataset.unsaved = "";
  currentRow()?.scrollIntoView({ block: "nearest" });
}

/** The person edits on top of theirs: the texts stay in sight, the choice is made. */
export function decided(row) {
  comparing(row)?.querySelector(".choices").remove();
}

/** In a derived version: mark what each side of a conflict changed. */
export function markConflict(row) {
  const sides = row.querySelector("[data-sides]");
  if (!sides) return;
  const base = sides.querySelector("[data-base]").textContent;
  for (const name of ["mine", "theirs"]) {
    const side = sides.querySelector(`[data-${name}]`);
    showDiff(side, base, side.textContent);
  }
}
