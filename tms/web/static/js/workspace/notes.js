// What a key has to say to whoever pressed it, in the row where they look; with nothing open, to those who listen.
import { announce } from "./page.js";
import { currentRow } from "./current-row.js";
import { withChineseMarked } from "../lib/chinese-runs.js";

/** Tell it below the text of the current row. */
export function tellInRow(words, tone = "attention") {
  announce(words);
  const place = currentRow()?.querySelector("[data-slot] [data-note]");
  if (!place) return;
  const line = document.createElement("p");
  line.className = `note ${tone}`;
  line.append(...withChineseMarked(words));
  place.replaceChildren(line);
}
