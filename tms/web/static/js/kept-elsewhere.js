// Saves of this person that wait in this browser while their version's page is not open, which alone sends them: every
// other page says so and leads there.
import { keptFor } from "./kept.js";
import { _, _n } from "./words.js";

// What is younger is on its way from another tab.
const AFTER_MS = 5000;
const AGAIN_MS = 5000;
const person = document.querySelector("meta[name=person]")?.content;
const here = document.querySelector("main[data-workspace]")?.dataset;
let timer = null;

async function waiting() {
  const saves = await keptFor(person, "saves").catch(() => []);
  return saves
    .filter((save) => save.order < Date.now() - AFTER_MS && !(save.article === here?.article && save.locale === here?.locale))
    .sort((one, other) => one.order - other.order);
}

async function tell() {
  const saves = await waiting();
  document.querySelector("[data-kept-elsewhere]")?.remove();
  clearTimeout(timer);
  if (!saves.length) return;
  timer = setTimeout(tell, AGAIN_MS);
  const note = Object.assign(document.createElement("div"), { className: "notice attention kept-elsewhere" });
  note.dataset.keptElsewhere = "";
  note.setAttribute("role", "status");
  const words = document.createElement("p");
  words.append(_n("{n} text that you saved waits in this browser. Open its page to send it:", "{n} texts that you saved wait in this browser. Open their page to send them:", saves.length));
  const places = new Map(saves.map((save) => [`/articles/${save.article}/versions/${save.locale}`, save]));
  [...places].forEach(([address, save], at) => words.append(at ? _(", ") : " ", link(address, save)));
  note.append(words);
  const above = document.querySelector("[data-above]");
  if (above) above.append(note);
  else document.querySelector("header.bar")?.after(note);
}

function link(address, { title, lang, name, article, locale }) {
  const a = Object.assign(document.createElement("a"), { href: address, textContent: title ?? `${article} · ${locale}` });
  if (title) a.lang = lang;
  if (!name) return a;
  const version = Object.assign(document.createElement("span"), { textContent: name, lang: locale });
  a.append(" · ", version);
  return a;
}

/** Begin to tell, and look again whenever the page is looked at. */
export function startKeptElsewhere() {
  if (!person) return;
  tell();
  setTimeout(tell, AFTER_MS + 1000);
  addEventListener("focus", tell);
  addEventListener("online", tell);
}
