// Who else has this article open: in the bar, and at which segment, in its row and in the strip. A page says where it is
// now and then, and at once when it moves and somebody is there to see it. Whoever only reads is at the first segment in
// sight, and marked more quietly. Who says nothing more for a while (a killed browser) is gone without another question.
import { onPresence } from "../lib/live.js";
import { currentRow } from "./current-row.js";
import { main, newKey, page, rowOf, send } from "./page.js";
import { tally } from "./tally.js";
import { withChineseMarked } from "../lib/chinese-runs.js";
import { _, _n } from "../lib/words.js";

const BEAT_MS = 25_000;
const MOVED_MS = 600;
const READ_MS = 1500;
const SHOWN = 3;
const own = newKey();
const others = new Map();
const lately = new Map();
const bar = document.querySelector("[data-company]");
const list = bar?.querySelector("[data-people]");
let isKnown = true;
let told = null;
let planned = null;
let forgetting = null;
let resting = null;
let marked = new Map();
const rowList = main.querySelector("[data-rows]");

/** Begin, once the rows are as the server sent them no longer. */
export function startPresence() {
  if (!bar) return;
  main.addEventListener("mark", moved);
  main.addEventListener("unmark", moved);
  document.addEventListener("visibilitychange", moved);
  document.addEventListener("scroll", scrolled, { capture: true, passive: true });
  addEventListener("pagehide", () => say({ left: 1 }, { keepalive: true }).catch(() => {}));
  addEventListener("pageshow", (event) => event.persisted && tell());
  onPresence(hear);
  setInterval(tell, BEAT_MS);
  list.addEventListener("click", ({ target }) => {
    const row = rowOf(target.closest("[data-at]")?.dataset.at);
    if (!row) return;
    bar.open = false;
    main.dispatchEvent(new CustomEvent("go", { detail: row }));
  });
  bar.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    bar.open = false;
    bar.querySelector("summary").focus();
  });
  tell();
}

function where() {
  if (document.hidden) return { segment: "", away: "1", reads: "0" };
  const own = currentRow();
  const row = own && isInSight(own) ? own : (firstInSight() ?? own);
  return { segment: row?.dataset.segment ?? "", away: "0", reads: row && row !== own ? "1" : "0" };
}

function isInSight(row) {
  const { top, bottom } = row.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

function firstInSight() {
  const { left, top } = rowList.getBoundingClientRect();
  const below = main.querySelector(".heads")?.getBoundingClientRect().bottom ?? 0;
  return document.elementFromPoint(left + 12, Math.max(top, below) + 16)?.closest(".seg") ?? null;
}

function say(more, how) {
  return send("/here", { page: own, doing: page.mode, ...more }, how);
}

// Who is alone says it with the next beat.
function moved() {
  if (others.size) planned ??= setTimeout(tell, MOVED_MS);
}

// Said once the page has come to rest, and only if that is elsewhere.
function scrolled() {
  if (!others.size) return;
  clearTimeout(resting);
  resting = setTimeout(() => told && told.segment !== where().segment && moved(), READ_MS);
}

async function tell() {
  clearTimeout(planned);
  planned = null;
  const now = where();
  const asked = performance.now();
  try {
    const { ok, body } = await say(now);
    told = now;
    others.clear();
    // Whoever may not ask any more is shown nobody; the page says elsewhere that they are signed out.
    const there = ok ? body.others : [];
    isKnown = there !== null;
    for (const one of there ?? []) heard(one);
    if (ok) catchUp(asked);
  } catch {
    isKnown = false;
    others.clear();
  }
  show();
}

function heard(one) {
  others.set(keyOf(one), { ...one, until: performance.now() + one.lasts * 1000 });
}

// An answer knows nothing of what was told while it was on its way.
function catchUp(asked) {
  for (const [key, { at, left, one }] of lately) {
    if (at < asked) lately.delete(key);
    else if (left) others.delete(key);
    else heard(one);
  }
}

// Those of whom nothing was heard any more; and again when the next one's time is over.
function forget() {
  const now = performance.now();
  for (const [key, one] of others) if (one.until <= now) others.delete(key);
  clearTimeout(forgetting);
  const next = Math.min(...[...others.values()].map((one) => one.until));
  if (others.size) forgetting = setTimeout(show, next - now + 100);
}

const keyOf = (one) => `${one.person}:${one.page}`;

function hear({ article, left, ...one }) {
  if (String(article) !== page.article || String(one.person) === page.person) return;
  lately.set(keyOf(one), { at: performance.now(), left, one });
  if (left) others.delete(keyOf(one));
  else heard(one);
  isKnown = true;
  // Whoever comes learns where this page has gone meanwhile.
  const { segment, away } = where();
  if (told && (told.segment !== segment || told.away !== away)) moved();
  show();
}

// A person with several pages is shown once: where they are at work, or were last.
function people() {
  const found = new Map();
  const rank = (one) => (one.locale === page.locale ? 4 : 0) + (one.away ? 0 : 2) + (one.segment && !one.reads ? 1 : 0);
  for (const one of others.values()) {
    const known = found.get(one.person);
    if (!known || rank(one) >= rank(known)) found.set(one.person, one);
  }
  return [...found.values()].sort((one, other) => rank(other) - rank(one) || one.name.localeCompare(other.name));
}

function show() {
  forget();
  const there = people();
  bar.hidden = isKnown && !there.length;
  const summary = bar.querySelector("[data-faces]");
  /** @type {(Node | string)[]} */
  const faces = there.slice(0, SHOWN).map((one) => avatar(one, "span"));
  if (there.length > SHOWN) faces.push(`+${there.length - SHOWN}`);
  summary.replaceChildren(...(isKnown ? faces : ["?"]));
  const what = isKnown
    ? _n("{n} other person has this article open", "{n} other people have this article open", there.length)
    : _("It is not known right now who else is here");
  bar.querySelector("summary").title = what;
  bar.querySelector("[data-how-many]").textContent = what;
  bar.querySelector("[data-unknown]").hidden = isKnown;
  list.replaceChildren(...there.map(entry));
  markRows();
}

function avatar(one, tag = "i") {
  const face = document.createElement(tag);
  face.className = `avatar${one.away || one.locale !== page.locale ? "" : " live"}`;
  face.append(...withChineseMarked(one.initials));
  face.setAttribute("aria-hidden", "true");
  return face;
}

function entry(one) {
  const item = document.createElement("li");
  const name = document.createElement("b");
  name.append(...withChineseMarked(one.name));
  const words = document.createElement("span");
  words.className = "muted";
  if (one.locale === page.locale) words.textContent = doing(one);
  else {
    words.textContent = bar.getAttribute(`data-${one.locale.toLowerCase()}`) ?? one.locale;
    words.lang = one.locale;
  }
  const said = document.createElement("span");
  said.append(name, words);
  item.append(avatar(one), said);
  const row = one.locale === page.locale && one.segment && rowOf(one.segment);
  if (row) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet small";
    button.dataset.at = one.segment;
    button.textContent = _("segment {number}", { number: row.querySelector(".n .num").textContent });
    item.append(button);
  }
  return item;
}

function doing(one) {
  if (one.away) return _("has it open, looks at something else");
  return { edit: _("translates"), review: _("reviews") }[one.doing] ?? _("reads");
}

function inSegments() {
  const at = new Map();
  for (const one of people()) {
    if (one.locale !== page.locale || one.away || !rowOf(one.segment)) continue;
    const { id } = rowOf(one.segment);
    at.set(id, [...(at.get(id) ?? []), one]);
  }
  return at;
}

function markRows() {
  const at = inSegments();
  for (const id of marked.keys()) if (!at.has(id)) markRow(document.getElementById(id), []);
  for (const [id, there] of at) markRow(document.getElementById(id), there);
  const before = [...marked].join();
  marked = new Map([...at].map(([id, there]) => [id, isRead(there)]));
  if (before !== [...marked].join()) tally();
}

// Nobody is at work there: all of them only have it in sight.
const isRead = (there) => there.length > 0 && there.every((one) => one.reads);

function markRow(row, there) {
  if (!row) return;
  row.querySelector("[data-here]")?.remove();
  const reads = isRead(there);
  row.classList.toggle("here", there.length > 0 && !reads);
  row.classList.toggle("read-here", reads);
  // Whose claim it is has a mark from the server already.
  const seen = there.filter((one) => one.name !== row.dataset.holder);
  if (!seen.length) return;
  const mark = document.createElement("span");
  mark.className = `avatar here${reads ? " reads" : ""}`;
  mark.dataset.here = "";
  mark.setAttribute("role", "img");
  mark.append(...withChineseMarked(seen.length > 1 ? seen.length : seen[0].initials));
  const names = { names: seen.map((one) => one.name).join(_(", ")) };
  mark.title = reads ? _("{names} reads here", names) : _("{names} is here", names);
  mark.setAttribute("aria-label", mark.title);
  row.querySelector("[data-target]").prepend(mark);
}

// A row that the server sent anew has no marks yet.
main.addEventListener("adopted", ({ detail: row }) => {
  if (marked.has(row.id)) markRow(row, inSegments().get(row.id) ?? []);
});
