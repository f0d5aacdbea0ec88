// What somebody typed into the source and has not made a revision: kept in this browser, per person, article, revision.
const KEY = (person, article, revision) => `sanwen:source:${person}:${article}:${revision}`;

/** Keep it; false if the browser has no room for it or doesn't allow it. */
export function keepDraft({ person, article, revision }, content) {
  try {
    localStorage.setItem(KEY(person, article, revision), JSON.stringify({ content, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

/** {content, at, sent} that is based on the revision, or null. */
export function draftOf({ person, article, revision }) {
  try {
    return JSON.parse(localStorage.getItem(KEY(person, article, revision)));
  } catch {
    return null;
  }
}

export function dropDraft({ person, article, revision }) {
  try {
    localStorage.removeItem(KEY(person, article, revision));
  } catch {
    // Without storage there is nothing to forget.
  }
}

/** The form is on its way to become a revision: if that succeeds, the draft has had its day. */
export function markSent(place) {
  const draft = draftOf(place);
  if (!draft) return;
  try {
    localStorage.setItem(KEY(place.person, place.article, place.revision), JSON.stringify({ ...draft, sent: true }));
  } catch {
    // It stays a draft and is offered once more.
  }
}

/** Drafts of the article that stand on revisions before this one, newest first; those that were sent are forgotten. */
export function olderDrafts({ person, article, revision }) {
  const found = [];
  for (let before = Number(revision) - 1; before > 0 && before > Number(revision) - 50; before--) {
    const place = { person, article, revision: before };
    const draft = draftOf(place);
    if (!draft) continue;
    if (draft.sent) dropDraft(place);
    else found.push({ ...draft, revision: before });
  }
  return found;
}
