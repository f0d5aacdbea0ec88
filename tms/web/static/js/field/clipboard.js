// What goes out of a text with codes by copying and dragging, and what comes in: plain words, and codes that are its own.
import { asOneLine, codesIn, numberOf, plainOf } from "../models/coded-text.js";

// Only our own pages read this kind; everything else gets the words.
const OURS = "application/x-sanwen-text";
const BULLET = /mso-list:\s*Ignore/;
const SILENT = "style, script, title, noscript, template";
const LINES =
  "p, div, br, hr, li, dt, dd, tr, td, th, h1, h2, h3, h4, h5, h6, pre, blockquote, figure, figcaption, section, article";

/** Give a stretch of text away. ``kindOf(marker)`` says what a code means, so that another segment doesn't mistake it. */
export function give(transfer, words, codes, kindOf) {
  const kinds = Object.fromEntries(codesIn(words, codes).map(({ marker }) => [numberOf(marker), kindOf(marker)]));
  transfer.setData("text/plain", plainOf(words, codes));
  transfer.setData(OURS, JSON.stringify({ words, kinds }));
}

/** What is offered, as words of one line; with the codes that mean the same here. */
export function take(transfer, codes, kindOf) {
  const ours = transfer.getData(OURS);
  if (ours) return withKnownCodes(JSON.parse(ours), codes, kindOf);
  const html = transfer.getData("text/html");
  // As plain words a bullet of Word's is a letter ("l" in Wingdings); only its HTML says what is one.
  const words = BULLET.test(html) ? "" : transfer.getData("text/plain");
  return asOneLine(words || wordsOf(html));
}

function withKnownCodes({ words, kinds }, codes, kindOf) {
  const theirs = { ...codes, numbers: new Set(Object.keys(kinds)) };
  let taken = "";
  let at = 0;
  for (const { marker, from, to } of codesIn(words, theirs)) {
    taken += words.slice(at, from);
    if (codes.markers.includes(marker) && kinds[numberOf(marker)] === kindOf(marker)) taken += marker;
    at = to;
  }
  return taken + words.slice(at);
}

function wordsOf(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const silent of body.querySelectorAll(SILENT)) silent.remove();
  for (const styled of body.querySelectorAll("[style]")) if (BULLET.test(styled.getAttribute("style"))) styled.remove();
  for (const line of body.querySelectorAll(LINES)) {
    line.before("\n");
    line.after("\n");
  }
  return body.textContent;
}

/** Give away what is selected in a text that is only shown; false if that is nothing. */
export function giveSelection(transfer, codes, kindOf) {
  const holder = document.createElement("div");
  holder.append(getSelection().getRangeAt(0).cloneContents());
  for (const silent of holder.querySelectorAll(".sr, .tag, del")) silent.remove();
  for (const chip of holder.querySelectorAll(".code")) chip.replaceWith(`⟦${chip.textContent}⟧`);
  if (holder.textContent) give(transfer, holder.textContent, codes, kindOf);
  return holder.textContent !== "";
}
