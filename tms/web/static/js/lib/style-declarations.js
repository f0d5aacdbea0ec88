// What an element's own style says, read as declarations: Word writes `mso-bidi-font-weight:normal` beside a bold word,
// which is no `font-weight`, and a browser's own reading drops all that begins with `mso-`.

/** @typedef {Map<string, string>} Declarations Values by the names of properties, both in lower case; the last of a name counts. */

// One piece of a declaration: a word in quotation marks, one in brackets, a comment, or a character. None is read twice.
const PIECE = /"(?:[^"\\]|\\[^])*"?|'(?:[^'\\]|\\[^])*'?|\([^()"']*\)?|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|[^"'(;/]+|[^]/g;
const SPLIT = /^\s*(-{0,2}[a-z_][\w-]*)\s*:([^]*)$/i;

/** @param {Element} element */
export const declarationsOf = (element) => readDeclarations(element.getAttribute("style") ?? "");

/** @param {string} style @returns {Declarations} */
export function readDeclarations(style) {
  /** @type {Declarations} */
  const found = new Map();
  let one = "";
  const finish = () => {
    const [, name, value] = SPLIT.exec(one) ?? [];
    if (name) found.set(name.toLowerCase(), value.replace(/!\s*important\s*$/i, "").trim().toLowerCase());
    one = "";
  };
  for (const [piece] of style.matchAll(PIECE)) {
    if (piece === ";") finish();
    else if (!piece.startsWith("/*")) one += piece;
  }
  finish();
  return found;
}

/** Whether a style makes bold; null if it says nothing of weight. @param {Declarations} style */
export const boldness = (style) => {
  const weight = style.get("font-weight");
  if (weight === undefined || weight === "inherit") return null;
  return weight === "bold" || weight === "bolder" || Number(weight) >= 600;
};

/** Whether a style makes italic; null if it says nothing of slant. @param {Declarations} style */
export const slant = (style) => {
  const said = style.get("font-style");
  if (said === undefined || said === "inherit") return null;
  return /^(?:italic|oblique)\b/.test(said);
};

/** "sub" or "sup" where a style puts words lower or higher, null if it says nothing of it. @param {Declarations} style */
export const shift = (style) => {
  const said = style.get("vertical-align");
  if (said === undefined || said === "inherit") return null;
  return said === "sub" || said === "super" ? said.slice(0, 3) : "";
};

/** Whether nobody sees the element: hidden, or a comment of Word's. @param {Declarations} style */
export const isHidden = (style) =>
  style.get("display") === "none" || style.get("mso-hide") === "all" || /^comment\b/.test(style.get("mso-element") ?? "");
