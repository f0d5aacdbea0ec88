// Inline codes of the source: what each is called, buttons that put them in, and what is wrong with them in words.
import { codeFaults, codesOf, isClosing, numberOf, partnerOf } from "./field-model.js";
import { _ } from "./words.js";

/** The codes that the row's text should have. */
export const codesOfRow = (row) => codesOf((row.dataset.markers ?? "").split(" ").filter(Boolean));

const name = (marker) => marker.slice(1, -1);

/** What the row's codes mean, as the source's chips tell it: {describe(marker), kind(marker)}. */
export function wordsOfCodes(row) {
  const meaning = (marker) => {
    const chips = row.querySelectorAll("[data-source] .code[title]");
    return [...chips].find((chip) => numberOf(`⟦${chip.textContent}⟧`) === numberOf(marker))?.title ?? "";
  };
  const part = (marker) => (isClosing(marker) ? "End of code" : marker.endsWith("/⟧") ? "Code" : "Beginning of code");
  return {
    describe: (marker) => [`${part(marker)} ${numberOf(marker)}`, meaning(marker)].filter(Boolean).join(": "),
    kind: (marker) => meaning(marker).split(" ")[0],
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
  foreign: (marker) => `There is no code ${name(marker)} in the source.`,
  twice: (marker) => `Code ${name(marker)} stands twice.`,
  crossed: (marker) => `Code ${name(marker)} closes in the wrong place.`,
  half: (marker) => `Code ${name(marker)} is missing: the other half of the pair is there.`,
  missing: (marker, codes) => {
    const partner = partnerOf(marker, codes);
    return partner ? `Codes ${name(marker)} and ${name(partner)} are missing.` : `Code ${name(marker)} is missing.`;
  },
};

/** What is wrong with the text's codes: null, or {words, isDecisive, fixes} with a fix for each: [words, act on a field]. */
export function codeProblem(text, codes) {
  const faults = codeFaults(text, codes);
  if (!faults.length) return null;
  const fixOf = ({ kind, marker }) => {
    if (kind === "missing" && partnerOf(marker, codes)) return [`Insert ${name(marker)}…${name(partnerOf(marker, codes))}`, (field) => field.putCode(marker)];
    if (kind === "missing" || kind === "half") return [`Insert ${name(marker)}`, (field) => field.putCode(marker)];
    return [`Take ${name(marker)} out`, (field) => field.takeOut(marker)];
  };
  return {
    words: faults.map(({ kind, marker }) => SAYS[kind](marker, codes)).join(" "),
    isDecisive: faults.some(({ kind }) => kind !== "missing"),
    fixes: faults.map(fixOf),
  };
}
