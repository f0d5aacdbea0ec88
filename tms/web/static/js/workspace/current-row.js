// The current row: one at a time, marked, in sight, and explained in the side panel.
import { LruCache, REMEMBERED } from "../lib/lru-cache.js";
import { IS_LOADING, NO_ANSWER, fetchAhead, line, showHelpFor } from "./segment-help.js";
import { fillHistory } from "./segment-history.js";
import { fetchHtml, isUnconfirmed, main, nextRow, page } from "./page.js";

const about = main.querySelector("aside [data-about]");
const histories = new LruCache(REMEMBERED);
const ASKED_AT_MOST = 4;
const ASK_AGAIN_MS = 3000;
let shown = null;
let last = null;
let tabStop = null;

/** The current row, or null. Looked for among all rows only where it is another than the last one. */
export function currentRow() {
  if (!last?.isConnected || !last.classList.contains("now")) last = main.querySelector(".seg.now");
  return last;
}

/** Mark the row and show what is known about it; whoever opens more in it brings it into sight afterwards, once. */
export function mark(row, { intoSight = true } = {}) {
  main.dispatchEvent(new CustomEvent("mark", { detail: row }));
  const before = currentRow();
  if (before && before !== row) unmark(before);
  row.classList.add("now");
  const link = row.querySelector(".n");
  link.setAttribute("aria-current", "true");
  chooseTabStop(row);
  if (intoSight) row.scrollIntoView({ block: "nearest" });
  explain(row);
}

/** Make it quiet text again. */
export function unmark(row) {
  row.classList.remove("now");
  row.querySelector("[data-slot]").replaceChildren();
  row.querySelector(".n").removeAttribute("aria-current");
  main.dispatchEvent(new CustomEvent("unmark", { detail: row }));
}

/** One row is reached with the Tab key, the others with the arrows. */
export function chooseTabStop(row) {
  const link = row.querySelector(".n");
  if (tabStop && tabStop !== link) tabStop.tabIndex = -1;
  tabStop = link;
  link.tabIndex = 0;
}

const sent = new WeakSet();
about.addEventListener("submit", (event) => sent.add(event.target));
about.addEventListener("input", (/** @type {OnElement} */ event) => sent.delete(event.target.form));

/** Fill the side panel from the row; what the page did not bring along is asked for first. */
export function explain(row, tries = ASKED_AT_MOST) {
  // A reason that somebody is writing in the panel is not taken away by news of the same segment, until it is sent.
  const field = /** @type {PageElement | null} */ (document.activeElement);
  const isWriting = about.contains(field) && field.matches("input, textarea") && !sent.has(field.form);
  if (isWriting && shown === row.dataset.segment) return;
  const isOfAnother = shown !== row.dataset.segment;
  shown = row.dataset.segment;
  const known = row.querySelector("template[data-about]");
  if (!known) {
    // What is told of the same segment stays until it comes anew.
    if (isOfAnother) about.replaceChildren(line(IS_LOADING));
    bringAbout(row).then(() => {
      if (shown !== row.dataset.segment) return;
      if (row.querySelector("template[data-about]")) explain(row);
      else if (tries > 1) setTimeout(() => shown === row.dataset.segment && explain(row, tries - 1), ASK_AGAIN_MS);
      else {
        if (!about.querySelector("[data-beside]")) about.replaceChildren(line(NO_ANSWER));
        about.dispatchEvent(new CustomEvent("help", { bubbles: true, detail: false }));
      }
    });
    return;
  }
  // What is known about other rows is asked for again when it is wanted: a long day leaves nothing behind.
  for (const other of main.querySelectorAll(".seg > template[data-about]")) if (other !== known) other.remove();
  about.replaceChildren(known.content.cloneNode(true));
  main.dispatchEvent(new CustomEvent("explain", { detail: row }));
  showHistory(row);
  showHelp(row);
}

async function bringAbout(row) {
  if (row.querySelector("template[data-about]")) return;
  const html = await fetchHtml(`/segments/${row.dataset.segment}/row`);
  if (html === null || row.querySelector("template[data-about]")) return;
  const fresh = new DOMParser().parseFromString(`<ol>${html}</ol>`, "text/html").querySelector("template[data-about]");
  if (fresh) row.append(document.importNode(fresh, true));
}

function showHelp(row) {
  const place = about.querySelector("[data-beside]");
  if (!place) return;
  showHelpFor(row, place);
  const next = page.mode === "read" ? null : nextRow(row, isUnconfirmed);
  fetchAhead(next);
  if (next) bringAbout(next);
}

/** The row is another than before: if the panel tells of it, it tells what is so now. */
export function explainAgain(row) {
  if (shown === row.dataset.segment) explain(row);
}

async function showHistory(row) {
  const place = about.querySelector("[data-history]");
  const segment = row.dataset.segment;
  const known = histories.get(segment);
  if (known && place) fillHistory(place, known.html, row);
  if (known?.rev === row.dataset.rev && known.state === row.dataset.state) return;
  const html = await fetchHtml(`/segments/${segment}/history`);
  if (html === null) return;
  histories.set(segment, { html, rev: row.dataset.rev, state: row.dataset.state });
  // The panel may be waiting for its own part, which did not come.
  const now = about.querySelector("[data-history]");
  if (shown === segment && now) fillHistory(now, html, row);
}
