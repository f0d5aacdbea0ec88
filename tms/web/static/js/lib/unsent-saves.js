// Saves of this person that wait in this browser while their version's page is not open: every other page sends them, says
// so while it can't, and leads there where one was refused.
import { recordsOf } from "./offline-store.js";
import { canSend, sendFor } from "./closed-page-saves.js";
import { _, _n } from "./words.js";

// What is younger is on its way from another tab.
const AFTER_MS = 5000;
const AGAIN_MS = 5000;
// What is sent in so short a time is not worth a word.
const PATIENCE_MS = 1000;
const person = document.querySelector("meta[name=person]")?.content;
const here = document.querySelector("main[data-workspace]")?.dataset;
/** @typedef {import("../models/save-queue.js").Save & { title?: string, lang?: string, name?: string }} Save */
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let isSending = false;

/** @returns {Promise<Save[]>} */
async function waiting() {
  const saves = await recordsOf(person, "saves").catch(() => []);
  return saves
    .filter((save) => save.order < Date.now() - AFTER_MS && !(save.article === here?.article && save.locale === here?.locale))
    .sort((one, other) => one.order - other.order);
}

async function look() {
  clearTimeout(timer);
  const found = await waiting();
  if (isSending) show(found);
  else {
    isSending = true;
    const soon = setTimeout(() => show(found), PATIENCE_MS);
    await sendFor(person, found.filter((save) => !save.problem)).catch(() => {});
    clearTimeout(soon);
    isSending = false;
  }
  const saves = await waiting();
  show(saves);
  clearTimeout(timer);
  if (saves.length) timer = setTimeout(look, AGAIN_MS);
}

/** @param {Save[]} saves */
function show(saves) {
  document.querySelector("[data-kept-elsewhere]")?.remove();
  if (!saves.length) return;
  const note = Object.assign(document.createElement("div"), { className: "notice attention kept-elsewhere" });
  note.dataset.keptElsewhere = "";
  note.setAttribute("role", "status");
  line(note, saves.filter((save) => !save.problem), waitingWords);
  line(note, saves.filter((save) => save.problem), (n) => _n("{n} text that you saved was refused. Open its page to decide:", "{n} texts that you saved were refused. Open their page to decide:", n));
  const above = document.querySelector("[data-above]");
  if (above) above.append(note);
  else document.querySelector("header.bar")?.after(note);
}

/** @param {number} n */
function waitingWords(n) {
  if (canSend) return _n("{n} text that you saved waits in this browser, and is sent as soon as the server answers:", "{n} texts that you saved wait in this browser, and are sent as soon as the server answers:", n);
  return _n("{n} text that you saved waits in this browser. Open its page to send it:", "{n} texts that you saved wait in this browser. Open their page to send them:", n);
}

/** @param {HTMLElement} note @param {Save[]} saves @param {(n: number) => string} words */
function line(note, saves, words) {
  if (!saves.length) return;
  const p = document.createElement("p");
  p.append(words(saves.length));
  const places = new Map(saves.map((save) => [`/articles/${save.article}/versions/${save.locale}`, save]));
  [...places].forEach(([address, save], at) => p.append(at ? _(", ") : " ", link(address, save)));
  note.append(p);
}

/** @param {string} address @param {Save} save */
function link(address, { title, lang, name, article, locale }) {
  const a = Object.assign(document.createElement("a"), { href: address, textContent: title ?? `${article} · ${locale}` });
  if (title && lang) a.lang = lang;
  if (!name) return a;
  const version = Object.assign(document.createElement("span"), { textContent: name, lang: locale });
  a.append(" · ", version);
  return a;
}

/** Begin, and look again whenever the page is looked at. */
export function startUnsentSaves() {
  if (!person) return;
  look();
  setTimeout(look, AFTER_MS + 1000);
  addEventListener("focus", look);
  addEventListener("online", look);
}
