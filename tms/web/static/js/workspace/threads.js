// What people say about the current segment: shown beside it, written by keyboard, and never taken from under a hand.
import { newQuestion, isStale } from "../lib/stale-answers.js";
import { LruCache, REMEMBERED } from "../lib/lru-cache.js";
import { currentRow } from "./current-row.js";
import { announce, fetchHtml, isComposing, main, newKey, page, send } from "./page.js";
import { refreshRow } from "./rows.js";
import { withChineseMarked } from "../lib/chinese-runs.js";
import { _ } from "../lib/words.js";
import "../controllers/mentions.js";

const place = main.querySelector("[data-talk]");
const known = new LruCache(REMEMBERED);
let shown = place.dataset.talk || null;
// Where Alt+M was pressed before the comments had come: their field gets the focus then, if nobody has gone on meanwhile.
let awaitedFrom = null;

const boxes = () => [...place.querySelectorAll("[data-threads] form[data-say] textarea, form.say textarea")].filter((box) => !box.closest("details:not([open])"));
const said = (row) => row.dataset.said ?? "";
const keyOf = (form) => `comment ${page.person} ${page.article} ${shown} ${form.dataset.say}`;

// The row is explained in the panel: so is what was said about it.
main.addEventListener("explain", ({ detail: row }) => show(row));
// What explains a row may not come, without a network: what was said about another one doesn't stay there meanwhile.
main.addEventListener("mark", ({ detail: row }) => turnTo(row.dataset.segment));

function turnTo(segment) {
  if (shown === segment) return;
  shown = segment;
  const old = known.get(segment);
  place.replaceChildren();
  if (old) fill(old.html);
  else place.append(waiting());
}

async function show(row) {
  const { segment } = row.dataset;
  const stamp = said(row);
  turnTo(segment);
  if (known.get(segment)?.stamp === stamp && place.querySelector("[data-threads]")) return;
  await fetchThreads(segment, stamp);
}

function waiting() {
  const words = document.createElement("h2");
  words.textContent = _("Comments");
  return words;
}

async function fetchThreads(segment, stamp) {
  const question = newQuestion();
  const html = await fetchHtml(`/segments/${segment}/threads`);
  if (html === null || isStale(`threads ${segment}`, question)) return;
  known.set(segment, { html, stamp });
  if (shown === segment) fill(html);
}

function fill(html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const has = place.querySelector("[data-threads]");
  if (has && inHand()) patch(fresh.content);
  else {
    const open = place.querySelector("[data-settled]")?.open;
    place.replaceChildren(fresh.content);
    if (open) place.querySelector("[data-settled]")?.setAttribute("open", "");
  }
  for (const form of place.querySelectorAll("form[data-say]")) bringBack(form);
  if (awaitedFrom && awaitedFrom === document.activeElement) boxes()[0]?.focus();
  awaitedFrom = null;
}

/** Somebody writes here: a field has the focus or holds words that were not sent. */
function inHand() {
  return place.contains(document.activeElement) || boxes().some((box) => box.value.trim() && box.value !== box.defaultValue);
}

// Only what was said and what stands above it is put in; fields stay as they are, also under an input method.
function patch(fresh) {
  const threads = place.querySelector("[data-threads]");
  place.querySelector("h2").replaceWith(fresh.querySelector("h2"));
  const wanted = [...fresh.querySelectorAll("[data-threads] > [data-thread]")];
  for (const old of [...threads.children]) {
    const next = wanted.find((one) => one.id === old.id);
    if (next && !old.querySelector("details[open]")) old.querySelector("[data-said]").replaceWith(next.querySelector("[data-said]"));
    else if (!next && !old.contains(document.activeElement)) old.remove();
  }
  for (const one of wanted) if (!document.getElementById(one.id)) threads.append(one);
  const settled = [place, fresh].map((root) => root.querySelector("[data-settled]"));
  if (settled[0] && settled[1] && !settled[0].contains(document.activeElement)) {
    settled[1].open = settled[0].open;
    settled[0].replaceWith(settled[1]);
  } else if (!settled[0] && settled[1]) place.querySelector("[data-said-problem]").before(settled[1]);
}

// What was typed and not sent comes back with its segment, also after a reload.
function bringBack(form) {
  const typed = sessionStorage.getItem(keyOf(form));
  const box = form.elements.words;
  if (typed === null || box === document.activeElement || box.value === typed) return;
  box.value = typed;
  form.closest("details")?.setAttribute("open", "");
}

place.addEventListener("input", (/** @type {OnElement} */ { target }) => {
  const form = target.closest("form[data-say]");
  if (!form || target.name !== "words") return;
  if (target.value.trim()) sessionStorage.setItem(keyOf(form), target.value);
  else sessionStorage.removeItem(keyOf(form));
});

place.addEventListener("submit", async (/** @type {OnElement} */ event) => {
  const form = event.target;
  event.preventDefault();
  if (form.dataset.sending) return;
  form.dataset.sending = "";
  tell("");
  const segment = shown;
  const isSaying = form.matches("[data-say]");
  const answer = await send(pathOf(form), Object.fromEntries(new FormData(/** @type {any} */ (form)))).catch(() => null);
  delete form.dataset.sending;
  if (!answer?.ok) {
    tell(answer ? (answer.body.title ?? _("The server refused it.")) : _("No answer from the server. Nothing is lost; send it again in a moment."));
    return;
  }
  if (isSaying) {
    sessionStorage.removeItem(keyOf(form));
    form.elements.words.value = form.elements.words.defaultValue;
    if (form.elements.key) form.elements.key.value = newKey();
    if (form.elements.kind) form.elements.kind.checked = false;
    form.closest("details")?.removeAttribute("open");
  }
  announce(isSaying ? _("Sent.") : _("Done."));
  known.delete(segment);
  if (document.activeElement?.closest("[data-settle]")) currentRow()?.querySelector(".n").focus({ preventScroll: true });
  await refreshRow(segment);
  const row = currentRow();
  if (row?.dataset.segment === segment) await fetchThreads(segment, said(row));
});

// The addresses of forms are the article's or the version's; ``send`` begins at the version.
function pathOf(form) {
  const path = new URL(form.getAttribute("action"), location.href).pathname;
  return path.startsWith(page.url) ? path.slice(page.url.length) : `/../..${path.slice(page.url.split("/versions/")[0].length)}`;
}

function tell(words) {
  const problem = place.querySelector("[data-said-problem]");
  if (!problem) return;
  problem.hidden = !words;
  problem.replaceChildren(...withChineseMarked(words));
}

// Alt+M: the first field, then the next; Esc: back to the text.
document.addEventListener("keydown", (event) => {
  if (isComposing(event)) return;
  const active = /** @type {PageElement | null} */ (document.activeElement);
  awaitedFrom = null;
  if (event.altKey && !event.ctrlKey && !event.metaKey && event.code === "KeyM") {
    event.preventDefault();
    const all = boxes();
    if (!all.length && currentRow()) awaitedFrom = active;
    else if (!all.length) announce(_("Choose a segment first."));
    all[(all.indexOf(active) + 1) % all.length]?.focus();
  } else if (event.key === "Escape" && active && place.contains(active)) {
    event.preventDefault();
    const row = currentRow();
    (row?.querySelector("[data-editor] [contenteditable=true], [data-editor] textarea:not([hidden])") ?? row?.querySelector(".n"))?.focus();
  }
});

// A mark in a row leads to what was said.
main.addEventListener("click", (event) => {
  const mark = event.target.closest(".talks");
  if (!mark) return;
  event.preventDefault();
  mark.closest(".seg").querySelector(".n").click();
  if (matchMedia("(max-width: 1080px)").matches) place.scrollIntoView({ block: "start" });
});
