// What was typed and is not yet the segment's text, kept in this browser for this person alone.
import { page } from "./workspace-page.js";

const PREFIX = `sanwen:draft:${page.person}:${page.article}:${page.locale}:`;

/**
 * Keep a text; false if the browser has no room for it or doesn't allow it. ``older`` are unsaved ones from before that
 * the person has not decided about.
 */
export function keepDraft(segment, text, rev, older = []) {
  try {
    localStorage.setItem(PREFIX + segment, JSON.stringify({ text, rev, older, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

function draftOf(segment) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + segment));
  } catch {
    return null;
  }
}

/** Forget this one text; an older one is then the draft again. */
export function dropDraft(segment, text) {
  const draft = draftOf(segment);
  if (!draft) return;
  const left = [draft.text, ...draft.older].filter((one) => one !== text);
  if (left.length) {
    keepDraft(segment, left[0], draft.rev, left.slice(1));
    return;
  }
  try {
    localStorage.removeItem(PREFIX + segment);
  } catch {
    // Without storage there is nothing to forget.
  }
}

/** What the person typed into a row and never saved, newest first: here, or as the server kept it. */
export function unsavedTexts(row, saved) {
  const draft = draftOf(row.dataset.segment);
  const texts = [draft?.text, ...(draft?.older ?? []), row.dataset.pending];
  return [...new Set(texts)].filter((text) => text !== undefined && text !== saved);
}
