// Inline codes of the source: what each is called, buttons that put them in, and what is wrong with them in words.
import { codesOf, faultsToMend, isClosing, numberOf, partnerOf } from "../models/coded-text.js";
import { _, joinedSentences } from "../lib/words.js";

/** @param {string} [list] */
const words = (list = "") => list.split(" ").filter(Boolean);

/** The codes that the row's text should have. */
export const codesOfRow = (row) => codesOf(words(row.dataset.markers), words(row.dataset.powers));

const name = (marker) => marker.slice(1, -1);

/** What a marker is, whatever it means. */
function part(marker) {
  const values = { number: numberOf(marker) };
  if (isClosing(marker)) return _("End of code {number}", values);
  return marker.endsWith("/⟧") ? _("Code {number}", values) : _("Beginning of code {number}", values);
}

/** A marker for a tooltip: what it is, and ``meaning``, if that is known. */
export const described = (marker, meaning) => [part(marker), meaning].filter(Boolean).join(_(": "));

/** What the row's codes mean, as the source's chips tell it: {describe(marker), kind(marker)}. */
export function wordsOfCodes(row) {
  const chipOf = (marker) => {
    const chips = row.querySelectorAll("[data-source] .code[data-type]");
    return [...chips].find((chip) => numberOf(`⟦${chip.textContent}⟧`) === numberOf(marker));
  };
  return {
    describe: (marker) => described(marker, chipOf(marker)?.title),
    kind: (marker) => chipOf(marker)?.dataset.type ?? "",
  };
}

/** What a button puts in: a pair, or a lone code. */
export function insertables(codes) {
  return codes.markers
    .filter((marker) => !isClosing(marker))
    .map((marker) => ({ marker, number: numberOf(marker), isPair: partnerOf(marker, codes) !== null }));
}

/** Buttons for the codes; ``put(marker)`` is what a click does. */
export function codeButtons(codes, put) {
  return insertables(codes).map(({ marker, number, isPair }, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = isPair ? `${number}…/${number}` : number;
    button.title = _("Insert code {number}", { number }) + (at < 9 ? ` (Alt ${at + 1})` : "");
    button.setAttribute("aria-label", button.title);
    button.dataset.marker = marker;
    button.addEventListener("click", () => put(marker));
    return button;
  });
}

/** Show on the buttons which codes the text lacks. */
export function markMissing(buttons, text, codes) {
  const lacking = new Set(faultsToMend(text, codes).filter(({ kind }) => kind === "missing" || kind === "half").map(({ marker }) => numberOf(marker)));
  for (const button of buttons) button.toggleAttribute("data-missing", lacking.has(numberOf(button.dataset.marker)));
}

const SAYS = {
  foreign: (marker) => _("There is no code {name} in the source.", { name: name(marker) }),
  twice: (marker) => _("Code {name} appears twice.", { name: name(marker) }),
  crossed: (marker) => _("Code {name} closes in the wrong place.", { name: name(marker) }),
  half: (marker) => _("Code {name} is missing: the other half of the pair is there.", { name: name(marker) }),
  missing: (marker, codes) => {
    const partner = partnerOf(marker, codes);
    return partner
      ? _("Codes {name} and {other} are missing.", { name: name(marker), other: name(partner) })
      : _("Code {name} is missing.", { name: name(marker) });
  },
};

/**
 * What is wrong with the text's codes: null, or {words, isDecisive, fixes} with fixes for each: [words, act on a field].
 * ``isOwn``: they are the text's own, so that it may do without one, and half of one can go as well as come back.
 */
export function codeProblem(text, codes, { isOwn = false } = {}) {
  const faults = faultsToMend(text, codes).filter(({ kind }) => !isOwn || kind !== "missing");
  if (!faults.length) return null;
  /** @returns {[string, (field: any) => void]} */
  const takeOut = (marker) => [_("Take {name} out", { name: name(marker) }), (field) => field.takeOut(marker)];
  /** @returns {[string, (field: any) => void][]} */
  const fixesOf = ({ kind, marker }) => {
    if (kind !== "missing" && kind !== "half") return [takeOut(marker)];
    const partner = partnerOf(marker, codes);
    const whole = partner && kind === "missing" ? `${name(marker)}…${name(partner)}` : name(marker);
    /** @type {[string, (field: any) => void]} */
    const back = [_("Insert {name}", { name: whole }), (field) => field.putCode(marker)];
    return kind === "half" && isOwn ? [back, takeOut(partner)] : [back];
  };
  return {
    words: joinedSentences(...faults.map(({ kind, marker }) => SAYS[kind](marker, codes))),
    isDecisive: faults.some(({ kind }) => kind !== "missing"),
    fixes: faults.flatMap(fixesOf),
  };
}
