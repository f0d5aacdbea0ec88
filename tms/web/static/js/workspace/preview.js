// The version as its readers will see it, in the panel: with the reader's own styles, scrolling along with the current row.
import { currentRow } from "./current-row.js";
import { leaveIfRefused } from "../lib/live.js";
import { main, page, rowOf } from "./page.js";

const side = main.querySelector(".side");
const place = side.querySelector('[data-pane="preview"]');
const WAIT_MS = 300;
let address = `${page.url}/preview`;
let asked = 0;

// Its names of styles are the reader's, which mean other things on this page.
const root = place.attachShadow({ mode: "open" });
root.append(place.querySelector("template").content.cloneNode(true));
const content = root.querySelector("[data-content]");

/** Read it anew; what came for an earlier wish is dropped. */
export async function fillPreview() {
  const mine = ++asked;
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html", "X-Fragment": "1" } });
    leaveIfRefused(answer);
    if (!answer.ok || answer.redirected || mine !== asked) return;
    const html = await answer.text();
    const scrolled = side.scrollTop;
    content.innerHTML = html;
    side.scrollTop = scrolled;
    follow(currentRow());
  } catch {
    // Without a network it stays as it was.
  }
}

function follow(row) {
  if (side.dataset.shows !== "preview" || !row) return;
  for (const one of content.querySelectorAll(".here")) one.classList.remove("here");
  const here = content.querySelector(`[data-segment="${row.dataset.segment}"]`);
  if (!here) return;
  here.classList.add("here");
  const box = here.getBoundingClientRect();
  const frame = side.getBoundingClientRect();
  if (box.top < frame.top + 60 || box.bottom > frame.bottom - 20) side.scrollTop += box.top - frame.top - side.clientHeight / 3;
}

main.addEventListener("explain", ({ detail: row }) => follow(row));

content.addEventListener("click", (event) => {
  const other = event.target.closest(".switch a");
  if (other) {
    event.preventDefault();
    address = other.getAttribute("href");
    fillPreview();
    return;
  }
  if (event.target.closest("a")) return;
  rowOf(event.target.closest("[data-segment]")?.dataset.segment)?.querySelector(".n")?.click();
});

// After each answered save.
let planned = null;
const list = main.querySelector("[data-rows]");
if (list) {
  const changed = () => {
    if (side.dataset.shows !== "preview" || list.querySelector("[data-saving]")) return;
    clearTimeout(planned);
    planned = setTimeout(fillPreview, WAIT_MS);
  };
  new MutationObserver(changed).observe(list, { subtree: true, attributes: true, attributeFilter: ["data-saving", "data-text"] });
  new MutationObserver(changed).observe(list, { childList: true });
}
