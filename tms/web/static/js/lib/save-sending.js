// Saves of pages that are closed now are sent by any other page of the same person. Each place (a version of an article)
// has a lock of the browser's: its own pages hold it, and send for themselves; another page takes it while it sends.
import { change } from "./offline-store.js";
import { token, whoseSession } from "./session.js";

const PATIENCE_MS = 20_000;

/** Whether this browser can tell which pages are open; without that each page sends only its own. */
export const canSend = "locks" in navigator;

const lockOf = ({ person, article, locale }) => `sanwen-saves:${person}:${article}:${locale}`;

/** This page sends what waits for its place, as long as it is open. */
export function holdPlace(place) {
  if (canSend) navigator.locks.request(lockOf(place), { mode: "shared" }, () => new Promise(() => {})).catch(() => {});
}

/** The request of a save that was not sent yet, standing on ``rev`` or on what was saved of it since. */
export function bodyOf(save, rev = save.rev) {
  return {
    text: save.text,
    rev,
    source_rev: save.sourceRev,
    key: save.key,
    confirm: save.confirm ? "1" : "0",
    ...(save.resolves ? { resolves: save.resolves } : {}),
  };
}

/**
 * The record of a save as it stands now, its request fixed: once sent it stays as it is, since the server may have done
 * it although no answer came back. Null if somebody else has had the answer. Rejects where this browser keeps nothing.
 */
export function fixed(key, body = null) {
  return change(({ saves }, give) => {
    const asked = saves.get(key);
    asked.addEventListener("success", () => {
      const record = asked.result;
      if (record && !record.problem) saves.put({ ...record, body: (record.body ??= body ?? bodyOf(record)) });
      give(record ?? null);
    });
  });
}

/** Send what ``saves`` of this person wait for closed pages, in their order; ends with the first that gets no answer. */
export async function sendFor(person, saves) {
  if (!canSend || !saves.length) return;
  const now = await whoseSession(person).catch(() => null);
  if (now?.person !== person) return;
  // One after the other, so that their order stays and a server that is just back is not flooded.
  for (const place of new Set(saves.map(lockOf))) {
    const those = saves.filter((save) => lockOf(save) === place);
    const isCutOff = await navigator.locks.request(place, { ifAvailable: true }, (lock) => lock && sendAll(those));
    if (isCutOff) return;
  }
}

// Whether there was no answer. Of a segment nothing is sent after a save of it that was refused.
async function sendAll(saves) {
  const stopped = new Set();
  for (const { key, segment } of saves) {
    if (stopped.has(segment)) continue;
    const save = await fixed(key);
    if (!save || save.problem) {
      stopped.add(segment);
      continue;
    }
    const answer = await post(save);
    if (!answer || answer.status === 401 || answer.status === 429 || answer.status >= 500 || answer.body.code === "form_expired") return true;
    const later = saves.filter((other) => other.segment === segment && other.order > save.order).map((other) => other.key);
    if (answer.ok) await forget(save, later, answer.body.rev);
    else {
      stopped.add(segment);
      await refuse(save, later, answer.body);
    }
  }
  return false;
}

async function post({ person, article, locale, segment, body }) {
  try {
    const answer = await fetch(`/articles/${article}/versions/${locale}/segments/${segment}`, {
      method: "POST",
      headers: { Accept: "application/json", "X-CSRFToken": token(), "X-Person": person },
      body: new URLSearchParams(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: answer.status, ok: answer.ok, body: await answer.json().catch(() => ({})) };
  } catch {
    return null;
  }
}

// What was saved later of the segment stands on this one.
function forget(save, later, rev) {
  return change(({ saves }) => {
    saves.delete(save.key);
    for (const key of later) each(saves, key, (record) => saves.put({ ...record, rev: Math.max(record.rev, rev) }));
  });
}

// What was saved later stands on the same old text, so it is part of the same refusal. Its own page asks what to do.
function refuse(save, later, problem) {
  return change(({ saves }) => {
    saves.put({ ...save, problem });
    for (const key of later) {
      each(saves, key, ({ text, confirm }) => {
        saves.put({ ...save, text, confirm, problem });
        saves.delete(key);
      });
    }
  });
}

function each(saves, key, act) {
  const asked = saves.get(key);
  asked.addEventListener("success", () => asked.result && act(asked.result));
}
