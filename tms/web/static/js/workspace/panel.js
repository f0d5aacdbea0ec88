// The panel shows what is known about the segment, or what to read before one begins. On a narrow page that is a page.
import { newQuestion, isStale } from "../lib/stale-answers.js";
import { onNews } from "../lib/live.js";
import { fetchHtml, isComposing, main, page } from "./page.js";
import { fillPreview } from "./preview.js";

const side = main.querySelector(".side");
const NARROW = matchMedia("(max-width: 1080px)");
const OF_SEGMENT = "segment";
const KEY = `panel ${page.person}`;
const pane = (name) => side.querySelector(`[data-pane="${name}"]`);

async function fill(name) {
  if (name === "preview") return fillPreview();
  const question = newQuestion();
  const html = await fetchHtml(`/${name}`);
  if (html === null || isStale(name, question)) return;
  pane(name).innerHTML = html;
}

/** Show one of the panel's views; it is read anew, because others change what it says. */
async function showInPanel(name) {
  const shown = pane(name) ? name : OF_SEGMENT;
  side.dataset.shows = shown;
  sessionStorage.setItem(KEY, shown);
  for (const link of side.querySelectorAll("[data-views] a")) {
    if (link.dataset.shows === shown) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const one of side.querySelectorAll("[data-pane]")) one.hidden = one.dataset.pane !== shown;
  side.scrollTop = 0;
  if (shown !== OF_SEGMENT) await fill(shown);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-shows]");
  if (!link || NARROW.matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  showInPanel(link.dataset.shows);
});

// What these keys open is about the segment.
document.addEventListener(
  "keydown",
  (event) => {
    const about = event.altKey ? ["m", "k"].includes(event.key.toLowerCase()) : event.key === "?";
    if (about && !isComposing(event) && side.dataset.shows !== OF_SEGMENT) showInPanel(OF_SEGMENT);
  },
  true,
);
main.querySelector("[data-keys]")?.addEventListener("click", () => showInPanel(OF_SEGMENT), true);

let planned = null;
onNews((article) => {
  if (article !== "any" && String(article) !== page.article) return;
  planned ??= setTimeout(() => {
    planned = null;
    if (side.dataset.shows !== OF_SEGMENT && !document.hidden) fill(side.dataset.shows);
  }, 1000);
});

if (!NARROW.matches) showInPanel(sessionStorage.getItem(KEY) ?? OF_SEGMENT);
