// What two texts have in common: by word in languages with spaces, by character in Chinese.

/** @typedef {"same" | "gone" | "new"} Kind */

const PIECES = /⟦[^⟧]*⟧|[\p{Script=Latin}\p{N}’'-]+|\s+|./gsu;
const MOST = 400_000;

/**
 * Runs of [kind, text], kind one of "same", "gone", "new"; joined without one of the two they give back either text.
 * @param {string} before
 * @param {string} after
 */
export function diff(before, after) {
  const a = before.match(PIECES) ?? [];
  const b = after.match(PIECES) ?? [];
  if (a.length * b.length > MOST) return [["gone", before], ["new", after]];
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j]
          ? common[(i + 1) * width + j + 1] + 1
          : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  /** @type {[Kind, string][]} */
  const runs = [];
  /**
   * @param {Kind} kind
   * @param {string} text
   */
  const add = (kind, text) => {
    const last = runs.at(-1);
    if (last?.[0] === kind) last[1] += text;
    else runs.push([kind, text]);
  };
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      add("same", a[i++]);
      j++;
    } else if (common[(i + 1) * width + j] >= common[i * width + j + 1]) add("gone", a[i++]);
    else add("new", b[j++]);
  }
  while (i < a.length) add("gone", a[i++]);
  while (j < b.length) add("new", b[j++]);
  return runs;
}
