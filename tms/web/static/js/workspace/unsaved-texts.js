// What was typed and is not yet the segment's text, kept in this browser for this person alone. It stands in its row until
// they use it or discard it, one text after the other.
import { nodesOf } from "../field/view.js";
import { change, recordsOf } from "../lib/offline-store.js";
import { main, mayWrite, page, part, rowOf, textIn } from "./page.js";

const PLACE = [page.person, page.article, page.locale];
const drafts = new Map();
let works = true;

try {
  for (const draft of await recordsOf(page.person, "typing")) {
    if (draft.article === page.article && draft.locale === page.locale) drafts.set(draft.segment, draft);
  }
} catch {
  works = false;
}

// Written at once, so that it is on its way also when the page goes away now.
function keep(act) {
  change(act).then(
    () => (works = true),
    () => (works = false),
  );
}

/**
 * Keep a text; false if the browser has no room for it or doesn't allow it. ``older`` are unsaved ones from before that
 * the person has not decided about.
 */
export function keepDraft(segment, text, rev, older = []) {
  const [person, article, locale] = PLACE;
  const draft = { id: [...PLACE, segment].join(":"), person, article, locale, segment, text, rev, older, at: Date.now() };
  drafts.set(segment, draft);
  keep(({ typing }) => typing.put(draft));
  return works;
}

/** What was typed last, with the rev that it was written upon, if that is known here: {text, rev}. */
export const draftOf = (segment) => drafts.get(segment) ?? null;

/** Forget this one text; an older one is then the draft again. */
export function dropDraft(segment, text) {
  const draft = drafts.get(segment);
  if (!draft) return;
  const left = [draft.text, ...draft.older].filter((one) => one !== text);
  if (left.length) {
    keepDraft(segment, left[0], draft.rev, left.slice(1));
    return;
  }
  drafts.delete(segment);
  keep(({ typing }) => typing.delete(draft.id));
}

/** What the person typed into a row and never saved, newest first: here, or as the server kept it. */
export function unsavedTexts(row, saved) {
  const draft = drafts.get(row.dataset.segment);
  const texts = [draft?.text, ...(draft?.older ?? []), row.dataset.pending];
  return [...new Set(texts)].filter((text) => text !== undefined && text !== saved);
}

/** The rows where such a text waits for whoever typed it, in order; nobody is asked who may not write here. */
export function rowsWithUnsaved() {
  if (!mayWrite) return [];
  const found = new Set([...drafts.keys()].map(rowOf));
  for (const row of main.querySelectorAll(".seg[data-pending]")) found.add(row);
  found.delete(null);
  const isAfter = (one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  return [...found].filter((row) => unsavedTexts(row, textIn(row)).length).sort(isAfter);
}

/** Show the newest unsaved text of a row, if there is one. The row then tells "use" or "discard" as an event "offer". */
export function offerUnsavedIn(row) {
  row.querySelector("[data-offer]")?.remove();
  const [text] = mayWrite ? unsavedTexts(row, textIn(row)) : [];
  if (text === undefined) return;
  const offer = part("offer-part");
  const isProposed = "proposed" in row.dataset && row.dataset.pending === text;
  offer.querySelector("[data-typed]").hidden = isProposed;
  offer.querySelector("[data-proposed]").hidden = !isProposed;
  offer.querySelector("[data-said]").replaceChildren(...nodesOf(text));
  for (const button of offer.querySelectorAll("[data-choose]")) {
    button.addEventListener("click", () => {
      offer.remove();
      if (row.dataset.pending === text) delete row.dataset.pending;
      const detail = { row, text, use: button.dataset.choose === "use" };
      row.dispatchEvent(new CustomEvent("offer", { bubbles: true, detail }));
    });
  }
  row.querySelector("[data-slot]").before(offer);
}
