// The source moved on while the page was open: rows come, go and change places around the one somebody is at work on.
import { main, rows } from "./page.js";
import { chooseTabStop, currentRow } from "./current-row.js";

/**
 * Put the rows as the server has them. The current row stays where it is on the screen, so that neither the cursor nor
 * an input method at work is disturbed. ``adopt`` gets each new row, ``leave`` each that is gone.
 */
export function rearrange(freshRows, adopt, leave) {
  const list = main.querySelector("[data-rows]");
  const wanted = new Set(freshRows.map((row) => row.id));
  const focused = document.activeElement?.closest?.(".seg");
  for (const row of rows()) if (!wanted.has(row.id)) leave(row);
  const pivot = currentRow();
  const before = pivot?.getBoundingClientRect().top;
  const place = pivot ? freshRows.findIndex((row) => row.id === pivot.id) : -1;
  freshRows.forEach((fresh, at) => {
    if (at === place) return;
    const known = document.getElementById(fresh.id);
    const row = known ?? document.importNode(fresh, true);
    if (at < place) pivot.before(row);
    else list.append(row);
    if (!known) adopt(row);
  });
  if (pivot) scrollBy(pivot.getBoundingClientRect().top - before);
  if (focused?.isConnected && document.activeElement === document.body) {
    focused.querySelector(".n").focus({ preventScroll: true });
  }
  if (!main.querySelector(".seg > .n[tabindex='0']") && rows().length) chooseTabStop(rows()[0]);
}

function scrollBy(distance) {
  const sheet = main.querySelector("[data-sheet]");
  if (sheet.scrollHeight > sheet.clientHeight) sheet.scrollTop += distance;
  else window.scrollBy(0, distance);
}

/** The ticks of the strip, one per row. */
export function renewStrip(fresh) {
  const next = fresh.querySelector("[data-strip]");
  if (next) main.querySelector("[data-strip]").replaceChildren(...[...next.children].map((one) => document.importNode(one, true)));
}
