// Inline codes of the source: what each is called, buttons that put them in, and what is wrong with them in words.
import { codeFaults, codesOf, isClosing, numberOf, partnerOf } from "../models/coded-text.js";
import { _ } from "../lib/words.js";

/** The codes that the row's text should have. */
export const codesOfRow = (row) => codesOf((row.dataset.markers ?? "").split(" ").filter(Boolean));

const name = (marker) => marker.slice(1, -1);

/** What the row's codes mean, as the source's chips tell it: {describe(marker), kind(marker)}. */
export function wordsOfCodes(row) {
  const chipOf = (marker) => {
    const chips = row.querySelectorAll("[data-source] .code[data-type]");
    return [...chips].find((chip) => numberOf(`⟦${chip.textContent}⟧`) === numberOf(marker));
  };
  const part = (marker) => {
    const values = { number: numberOf(marker) };
    if (isClosing(marker)) return _("End of code {number}", values);
    return marker.endsWith("/⟧") ? _("Code {number}", values) : _("Beginning of code {number}", values);
  };
  return {
    describe: (marker) => [part(marker), chipOf(marker)?.title].filter(Boolean).join(_(": ")),
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
  const lacking = new Set(codeFaults(text, codes).filter(({ kind }) => kind === "missing" || kind === "half").map(({ marker }) => numberOf(marker)));
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

/** What is wrong with the text's codes: null, or {words, isDecisive, fixes} with a fix for each: [words, act on a field]. */
export function codeProblem(text, codes) {
  const faults = codeFaults(text, codes);
  if (!faults.length) return null;
  /** @returns {[string, (field: any) => void]} */
  const fixOf = ({ kind, marker }) => {
    const partner = kind === "missing" ? partnerOf(marker, codes) : null;
    const whole = partner ? `${name(marker)}…${name(partner)}` : name(marker);
    if (kind === "missing" || kind === "half") return [_("Insert {name}", { name: whole }), (field) => field.putCode(marker)];
    return [_("Take {name} out", { name: whole }), (field) => field.takeOut(marker)];
  };
  return {
    words: faults.map(({ kind, marker }) => SAYS[kind](marker, codes)).join(" "),
    isDecisive: faults.some(({ kind }) => kind !== "missing"),
    fixes: faults.map(fixOf),
  };
}
