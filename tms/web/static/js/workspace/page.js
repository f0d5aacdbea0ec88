// What the page says about itself, its rows, and how its requests are sent.
import { leaveIfRefused } from "../lib/live.js";
import { token } from "../lib/session.js";
import { ShownRows } from "../models/shown-rows.js";

export const main = document.querySelector("[data-workspace]");
/** @type {{ person: string, article: string, locale: string, url: string, mode: string, [name: string]: string }} */
export const page = /** @type {any} */ ({ ...main.dataset });
const PATIENCE_MS = 20_000;

/** Send an act; answers {status, body}. Throws where no answer came. */
export async function send(path, fields, { keepalive = false, base = page.url } = {}) {
  const answer = await fetch(base + path, {
    method: "POST",
    headers: { Accept: "application/json", "X-CSRFToken": token(), "X-Person": page.person },
    body: new URLSearchParams(fields),
    signal: keepalive ? undefined : AbortSignal.timeout(PATIENCE_MS),
    keepalive,
  });
  noteServerTime(answer);
  const body = await answer.json().catch(() => ({}));
  return { status: answer.status, ok: answer.ok, body };
}

// How far this computer's clock is behind the server's. It says its time with every answer, in whole seconds.
let behind = 0;

function noteServerTime(answer) {
  const said = Date.parse(answer.headers.get("Date"));
  if (said) behind = said + 500 - Date.now();
}

/** The time by the server's clock, which decides when a claim ends. */
export const serverNow = () => Date.now() + behind;

/** A part of a page as HTML, or null if it can't be had now. */
export async function fetchHtml(path, base = page.url) {
  try {
    const answer = await fetch(base + path, { headers: { Accept: "text/html", "X-Fragment": "1", "X-Person": page.person } });
    leaveIfRefused(answer);
    noteServerTime(answer);
    return answer.ok && !answer.redirected ? await answer.text() : null;
  } catch {
    return null;
  }
}

const list = main.querySelector("[data-rows]");
/** @returns {PageElement[]} */
export const rows = () => (list ? [.../** @type {any} */ (list.children)] : []);
/** @returns {PageElement | null} */
export const rowOf = (segment) => document.getElementById(`s-${segment}`);

/** What the source says. Where its cell says just that, the page has it once. */
export function sourceIn(row) {
  const cell = row.querySelector("[data-source]");
  return cell?.dataset.text ?? cell?.textContent;
}

export const textIn = (row) => row.querySelector("[data-target]").dataset.text;

/** What the filter shows. */
export const shownRows = new ShownRows();

/** The row's neighbour in sight, or itself at an end. */
export function neighbour(row, step) {
  const next = (one) => (step < 0 ? one.previousElementSibling : one.nextElementSibling);
  let one = next(row);
  while (one?.classList.contains("out")) one = next(one);
  return one ?? row;
}

/** The next row that fits, after the last one from the first on; null if none does. */
export function nextRow(row, fits) {
  const isIt = (one) => shownRows.isHit(one.id) && fits(one);
  for (let one = row.nextElementSibling; one; one = one.nextElementSibling) if (isIt(one)) return one;
  for (let one = list.firstElementChild; one && one !== row; one = one.nextElementSibling) if (isIt(one)) return one;
  return null;
}

/** The state that the row has, or will have when its save is answered. */
export const stateOf = (row) => row.dataset.saving ?? row.dataset.state;

export const isUnconfirmed = (row) => stateOf(row) === "initial" || (!("saving" in row.dataset) && Boolean(row.dataset.look));
/** Whether a reviewer sent it back, and it is neither confirmed since nor about to be. */
export const isSentBack = (row) => row.dataset.look === "sent_back" && stateOf(row) === "initial";
export const isToReview = (row) => row.dataset.state === "translated" && !("own" in row.dataset);

/** The row's state as a badge; of a machine's text its origin says more than that a machine wrote it. */
export function badgeOf(row) {
  const badge = document.createElement("span");
  badge.className = `badge ${row.dataset.tone}`;
  const dot = document.createElement("i");
  dot.className = "dot";
  dot.setAttribute("aria-hidden", "true");
  badge.append(dot, row.querySelector(".tag.draft")?.textContent ?? row.querySelector(".n .dot").title);
  return badge;
}

/** A copy of a template of the page. */
export const part = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

/** Whether the person may write here: in translation, or to correct what they review. */
export const mayWrite = document.getElementById("editor-part") !== null;

/** Tell it to those who can't see the page change. */
export function announce(words) {
  document.querySelector("[data-announce]").textContent = words;
}

/** A version 4 UUID, also where the page came over plain HTTP and randomUUID is missing. */
export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Whether a key press belongs to an input method, which must never confirm anything. */
export const isComposing = (event) => event.isComposing || event.keyCode === 229;

/** Whether a key press writes into a field. */
export const isTyping = ({ target }) => target.matches?.("input, textarea, select") || target.isContentEditable;

/** What is selected on the page, as a reader would see it: without the chips of inline codes. */
export function selectedWords() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return "";
  const holder = document.createElement("div");
  holder.append(selection.getRangeAt(0).cloneContents());
  for (const silent of holder.querySelectorAll(".code, .sr")) silent.remove();
  return holder.textContent.replaceAll("\ufeff", "").trim();
}
