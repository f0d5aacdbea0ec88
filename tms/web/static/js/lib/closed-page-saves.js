// Saves of pages that are closed now are sent by any other page of the same person. Each place (a version of an article)
// has a lock of the browser's: its own pages hold it, and send for themselves; another page takes it while it sends.
import { SaveQueue } from "../models/save-queue.js";
import { saveStore } from "./offline-store.js";
import { token, whoseSession } from "./session.js";

const PATIENCE_MS = 20_000;

/** @import { Place, Save } from "../models/save-queue.js" */

/** Whether this browser can tell which pages are open; without that each page sends only its own. */
export const canSend = "locks" in navigator;

/** @param {Place} place */
const lockOf = ({ person, article, locale }) => `sanwen-saves:${person}:${article}:${locale}`;

/**
 * This page sends what waits for its place, as long as it is open.
 * @param {Place} place
 */
export function holdPlace(place) {
  if (canSend) navigator.locks.request(lockOf(place), { mode: "shared" }, () => new Promise(() => {})).catch(() => {});
}

/**
 * Send what ``saves`` of this person wait for closed pages, in their order; ends with the first that gets no answer.
 * @param {string} person @param {Save[]} saves
 */
export async function sendFor(person, saves) {
  if (!canSend || !saves.length) return;
  const now = await whoseSession(person).catch(() => null);
  if (now?.person !== person) return;
  const places = new Map(saves.map((save) => [lockOf(save), save]));
  // One after the other, so that their order stays and a server that is just back is not flooded.
  for (const [lock, place] of places) {
    const queue = new SaveQueue({ place, found: saves, store: saveStore, post });
    const isAnswered = await navigator.locks.request(lock, { ifAvailable: true }, (isFree) => !isFree || queue.sendOnce());
    if (!isAnswered) return;
  }
}

/** @param {Save} save @returns {Promise<import("../models/save-queue.js").Answer>} */
async function post({ person, article, locale, segment, body }) {
  const answer = await fetch(`/articles/${article}/versions/${locale}/segments/${segment}`, {
    method: "POST",
    headers: { Accept: "application/json", "X-CSRFToken": token(), "X-Person": person },
    body: new URLSearchParams(/** @type {Record<string, string>} */ (body)),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return { status: answer.status, ok: answer.ok, body: await answer.json().catch(() => ({})) };
}
