// The counts, the meter and the strip, from what the rows say now.
import { currentRow } from "./current-row.js";
import { isSentBack, main, page, rows } from "./page.js";
import { _, _n } from "../lib/words.js";

// Looked for once: behind thousands of rows, looking takes longer than counting.
const [sheet, nav, foot] = ["[data-sheet]", "[data-strip]", ".foot"].map((one) => main.querySelector(one));
const heads = main.querySelector(".heads");
const bar = document.querySelector(".bar");
const DONE = page.mode === "review" ? new Set(["reviewed", "final"]) : new Set(["translated", "reviewed", "final"]);

// A confirmed row changes several times until its save is answered, and no key waits for a count of thousands.
const SOON_MS = 50;
let planned = null;

/** Bring them up to date soon, once for everything that changes until then. */
export function tally() {
  planned ??= setTimeout(count, SOON_MS);
}

function count() {
  planned = null;
  const all = rows();
  const counts = new Map();
  let [done, wordsDone, words] = [0, 0, 0];
  for (const row of all) {
    const [tone, length] = [row.getAttribute("data-tone"), Number(row.getAttribute("data-words"))];
    counts.set(tone, (counts.get(tone) ?? 0) + 1);
    words += length;
    if (tone === "conflict" || tone === "attention" || !DONE.has(row.getAttribute("data-saving") ?? row.getAttribute("data-state"))) continue;
    done += 1;
    wordsDone += length;
  }
  put("done", done);
  put("rows", all.length);
  put("words", wordsDone);
  put("all-words", words);
  put("percent", words ? Math.floor((100 * wordsDone) / words) : 0);
  sentBack(all);
  warnings(all);
  approved(all);
  meter(counts, all.length);
  legend(counts);
  strip(all);
}

function put(name, number) {
  for (const place of [heads, foot]) {
    for (const element of place?.querySelectorAll(`[data-count=${name}]`) ?? []) element.textContent = number;
  }
}

function sentBack(all) {
  const link = bar.querySelector("[data-sent-back-of-all]");
  if (!link) return;
  const back = all.filter(isSentBack);
  link.hidden = back.length === 0;
  link.textContent = _("{n} sent back", { n: back.length });
  link.hash = back[0]?.id ?? "";
}

/** The count of what was sent back leads to the next one, after the last to the first. */
export function startSentBack(open) {
  bar.querySelector("[data-sent-back-of-all]")?.addEventListener("click", (event) => {
    event.preventDefault();
    const all = rows();
    const from = all.indexOf(currentRow()) + 1;
    const next = [...all.slice(from), ...all.slice(0, from)].find(isSentBack);
    if (next) open(next);
  });
}

// A text that is not answered yet is not checked yet either.
function warnings(all) {
  const link = bar.querySelector("[data-warnings-of-all]");
  if (!link) return;
  const warned = all.filter((row) => row.hasAttribute("data-warnings") && !row.hasAttribute("data-unsaved"));
  const n = warned.reduce((sum, row) => sum + Number(row.dataset.warnings), 0);
  link.hidden = n === 0;
  link.textContent = _n("{n} warning", "{n} warnings", n);
  link.hash = warned[0]?.id ?? "";
}

// What was approved before in other words, and is offered.
function approved(all) {
  const line = /** @type {PageElement | null} */ (main.querySelector("[data-approved-of-all]"));
  if (!line) return;
  const n = all.filter((row) => row.hasAttribute("data-approved")).length;
  line.hidden = n === 0;
  line.querySelector("[data-n]").textContent = String(n);
}

function meter(counts, total) {
  const svg = foot?.querySelector("[data-meter]");
  if (!svg) return;
  let x = 0;
  for (const rect of svg.children) {
    const width = rect.classList.contains("empty") ? 0 : (counts.get(rect.classList[0]) ?? 0);
    rect.setAttribute("x", String(x));
    rect.setAttribute("width", String(width));
    x += width;
  }
  svg.setAttribute("viewBox", `0 0 ${Math.max(total, 1)} 1`);
}

function legend(counts) {
  for (const button of foot?.querySelectorAll("[data-legend] button") ?? []) {
    const n = counts.get(button.dataset.tone) ?? 0;
    button.hidden = n === 0;
    button.querySelector(".num").textContent = n;
  }
}

function strip(all) {
  const ticks = nav.children;
  all.forEach((row, at) => {
    const edges = [row.hasAttribute("data-warnings") || row.hasAttribute("data-errors") ? "checks" : "", row.hasAttribute("data-threads") ? "talk" : ""];
    const marks = ["now", "out", "here", "read-here"].filter((name) => row.classList.contains(name));
    const classes = [row.getAttribute("data-tone"), ...edges, ...marks].filter(Boolean).join(" ");
    if (ticks[at] && ticks[at].className !== classes) ticks[at].className = classes;
  });
}

/** Ticks as high as the window allows, so that all of a long article is in sight. */
export function fitStrip() {
  const room = Math.min(sheet.clientHeight - 60, innerHeight - 160);
  const each = Math.min(10, room / Math.max(nav.children.length, 1));
  const gap = each < 3 ? 0 : 1;
  // Set on the strip alone, so that no tick's own style is worked out anew.
  Object.assign(nav.style, { height: `${room}px`, marginBottom: `${-room}px`, rowGap: `${gap}px` });
  nav.style.gridAutoRows = `${gap ? Math.floor(each) - gap : each}px`;
}
