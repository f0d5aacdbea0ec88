// Answers that come late: what a later question brought, or the answer to a save, is not put back by an earlier one's.
let asked = 0;
/** @type {Map<string, number>} */
const brought = new Map();

/** The number of a question that is asked now. */
export const newQuestion = () => (asked += 1);

/**
 * What the place says is as of now; a row's is named by its segment.
 * @param {string} place
 */
export const markFresh = (place) => brought.set(place, newQuestion());

/**
 * Whether the place stands on a later answer; if not, it stands on this one from now on.
 * @param {string} place @param {number} question
 */
export function isStale(place, question) {
  if (question < (brought.get(place) ?? 0)) return true;
  brought.set(place, question);
  return false;
}
