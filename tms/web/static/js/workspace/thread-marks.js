// How much was said about a segment stands in its row: for the eye, and as data for whoever looks for it.
const NAMES = ["said", "threads", "queries"];

/** Put what the server's present row says of it into the one that somebody is at work on. */
export function markTalk(row, fresh) {
  for (const name of NAMES) {
    if (name in fresh.dataset) row.dataset[name] = fresh.dataset[name];
    else delete row.dataset[name];
  }
  row.querySelector(".talks")?.remove();
  const mark = fresh.querySelector(".talks");
  if (mark) row.querySelector("[data-words-here]").append(" ", mark);
}
