// What a key has to say to whoever pressed it, in the row where they look; with nothing open, to those who listen.
import { announce } from "./page.js";
import { currentRow } from "./current-row.js";
import { withChineseMarked } from "../lib/chinese-runs.js";

/** Tell it below the text of the current row; ``button`` is one of the page that is repeated there. */
export function tellInRow(words, button = null) {
  announce(words);
  const place = currentRow()?.querySelector("[data-slot] [data-note]");
  if (!place) return;
  const line = document.createElement("p");
  line.className = "note attention";
  const said = document.createElement("span");
  said.append(...withChineseMarked(words));
  line.append(said);
  if (button) line.append(" ", another(button));
  place.replaceChildren(line);
}

function another(button) {
  const one = document.createElement("button");
  one.type = "button";
  one.className = "small";
  one.textContent = button.textContent.trim();
  one.addEventListener("click", () => button.click());
  return one;
}
