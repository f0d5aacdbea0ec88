// What happened to the current segment, in the panel: what each change made of its text, and any of the texts again.
import { showDiff } from "../field/view.js";
import { dayOf, momentOf, timeOf } from "../lib/dates.js";
import { mayWrite, textIn } from "./page.js";

/** Show the history as the server sent it, each text with what it changes in the one before; ``row`` is whose it is. */
export function fillHistory(place, html, row) {
  place.innerHTML = html;
  const entries = [...place.querySelectorAll("[data-text]")];
  for (const [at, entry] of entries.entries()) {
    const { text } = entry.dataset;
    // Newest first. What was written where nothing stood, or in place of a mixture, is new as a whole.
    const older = entries[at + 1]?.dataset;
    const before = older && !("replaced" in older) ? older.text : undefined;
    if (text && before && text !== before) showDiff(entry.querySelector(".said"), before, text);
    const button = entry.querySelector("[data-restore]");
    if (button) button.hidden = !mayWrite || text === textIn(row);
  }
  for (const time of place.querySelectorAll("time")) {
    const at = new Date(time.dateTime);
    const isToday = at.toDateString() === new Date().toDateString();
    time.textContent = isToday ? timeOf(at) : `${dayOf(at)} ${timeOf(at)}`;
    time.title = momentOf(at);
  }
}
