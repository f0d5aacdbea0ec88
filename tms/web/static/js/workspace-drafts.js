// What was typed and is not yet the segment's text, kept in this browser for this person alone.
import { page } from "./workspace-page.js";

const PREFIX = `sanwen:draft:${page.person}:${page.article}:${page.locale}:`;

/**
 * Keep a text; false if the browser has no room for it or doesn't allow it. ``offered`` is an older one that the person
 * has not decided about yet.
 */
export function keepDraft(segment, text, rev, offered = null) {
  try {
    localStorage.setItem(PREFIX + segment, JSON.stringify({ text, rev, offered, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

export function draftOf(segment) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + segment));
  } catch {
    return null;
  }
}

/** Forget it, or only if it is still this text; an older one that was offered is then the draft again. */
export function dropDraft(segment, text) {
  const draft = draftOf(segment);
  if (!draft || (text !== undefined && draft.text !== text)) return;
  if (text !== undefined && draft.offered !== null) {
    keepDraft(segment, draft.offered, draft.rev);
    return;
  }
  try {
    localStorage.removeItem(PREFIX + segment);
  } catch {
    // Without storage there is nothing to forget.
  }
}

/** What the person typed into a row and never saved: here, or as the server kept it; null if there is nothing. */
export function unsavedText(row, saved) {
  const draft = draftOf(row.dataset.segment);
  return [draft?.text, draft?.offered, row.dataset.pending].find((text) => text != null && text !== saved) ?? null;
}
