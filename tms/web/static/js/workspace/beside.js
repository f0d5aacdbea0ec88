// What helps with a segment, beside it: kept for a while, and fetched ahead for the segment that comes next.
import { Lately, REMEMBERED } from "../lately.js";
import { fetchHtml, mayWrite, sourceIn } from "./page.js";
import { underlineTerms } from "./terms.js";

const FRESH_MS = 60_000;
const known = new Lately(REMEMBERED);

/** Fill the place in the panel; what is known is shown at once, and asked for again when it has grown old. */
export async function showBeside(row, place) {
  const { segment } = row.dataset;
  const old = known.get(segment);
  if (old && old.about === standing(row)) fill(row, place, old.html);
  const html = await ask(row);
  if (html !== null && place.isConnected) fill(row, place, html);
}

/** Ask before anybody needs it. */
export function fetchAhead(row) {
  if (row) ask(row);
}

// What is shown is about the source and about the text as they stand.
const standing = (row) => `${row.dataset.rev} ${sourceIn(row)}`;

async function ask(row) {
  const { segment } = row.dataset;
  const about = standing(row);
  const old = known.get(segment);
  if (old?.about === about && Date.now() - old.at < FRESH_MS) return old.html;
  const html = await fetchHtml(`/segments/${segment}/beside`);
  if (html !== null) known.set(segment, { html, about, at: Date.now() });
  return html;
}

function fill(row, place, html) {
  if (place.dataset.html === html) return;
  place.innerHTML = html;
  place.dataset.html = html;
  for (const button of place.querySelectorAll("[data-use], [data-use-term]")) button.hidden = !mayWrite;
  underlineTerms(row, place);
}
