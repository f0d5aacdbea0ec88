// Two texts for one segment: all three sides in the row, and the choices. Nothing that was typed goes away by itself.
import { showDiff } from "../field/view.js";
import { part, rowOf, send } from "./page.js";
import { currentRow } from "./current-row.js";
import { withChineseMarked } from "../lib/chinese-runs.js";
import { _ } from "../lib/words.js";

/** The panel of a row, if it has one. */
export const comparing = (row) => row.querySelector("[data-compare]");

/**
 * Show the sides {base, yours, theirs, who, rev}. ``choose`` is called with "mine", "theirs" or "merge"; the panel goes
 * with the first two.
 */
export function compare(segment, sides, choose) {
  const row = rowOf(segment);
  comparing(row)?.remove();
  const panel = part("compare-part");
  panel.dataset.rev = sides.rev;
  const what = panel.querySelector("[data-what]");
  const sayWho = (who) => {
    what.replaceChildren(...withChineseMarked(_("{who} changed this text while you were writing. Yours is not saved yet; nothing of it is lost.", { who })));
  };
  sayWho(sides.who || _("Someone"));
  if (!sides.who && sides.baseRev) {
    const fields = { text: sides.yours, rev: sides.baseRev };
    send(`/segments/${segment}/sides`, fields).then(({ ok, body }) => ok && sayWho(body.who), () => {});
  }
  const base = panel.querySelector("[data-base]");
  if (sides.base) showDiff(base, sides.base, sides.base);
  else base.textContent = _("(empty)");
  showDiff(panel.querySelector("[data-mine]"), sides.base, sides.yours);
  showDiff(panel.querySelector("[data-theirs]"), sides.base, sides.theirs);
  for (const button of panel.querySelectorAll("[data-choose]")) {
    button.addEventListener("click", () => {
      if (button.dataset.choose !== "merge") panel.remove();
      choose(button.dataset.choose);
    });
  }
  row.querySelector("[data-slot]").before(panel);
  row.dataset.unsaved = "";
  currentRow()?.scrollIntoView({ block: "nearest" });
}

const sidesOfRows = new WeakMap();

/** The texts of a conflict in a derived version, and what the version follows: {base, yours, theirs, parent}. */
export const sidesOf = (row) => sidesOfRows.get(row.querySelector("[data-sides]"));

/** In a derived version: mark what each side of a conflict changed. */
export function markConflict(row) {
  const sides = row.querySelector("[data-sides]");
  if (!sides) return;
  const [base, mine, theirs] = ["base", "mine", "theirs"].map((name) => sides.querySelector(`[data-${name}]`));
  const known = { base: base.textContent, yours: mine.textContent, theirs: theirs.textContent, parent: sides.dataset.parent };
  sidesOfRows.set(sides, known);
  showDiff(base, known.base, known.base);
  showDiff(mine, known.base, known.yours);
  showDiff(theirs, known.base, known.theirs);
}
