// The page's queue of saves, with what this browser kept for its version.
import { holdPlace } from "../lib/closed-page-saves.js";
import { recordsOf, saveStore } from "../lib/offline-store.js";
import { whoseSession } from "../lib/session.js";
import { SaveQueue } from "../models/save-queue.js";
import { newKey, page, send } from "./page.js";

const heading = document.querySelector(".ws-bar h1 a");

holdPlace(page);

export const saves = new SaveQueue({
  place: page,
  // Where the browser keeps nothing, the queue lives as long as the page, and each save says so.
  found: await recordsOf(page.person, "saves").catch(() => []),
  // What other pages of this browser call the place where the save waits.
  about: { title: heading?.textContent, lang: heading?.lang, name: document.querySelector(`.heads b[lang="${page.locale}"]`)?.textContent },
  store: saveStore,
  post: ({ segment, body }) => send(`/segments/${segment}`, body),
  whoseSession: () => whoseSession(page.person),
  newKey,
});
