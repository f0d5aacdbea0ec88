// Answers that come late: what a later question brought, or the answer to a save, is not put back by an earlier one's.
let asked = 0;
const brought = new Map();

/** The number of a question that is asked now. */
export const ask = () => (asked += 1);

/** What the row says is as of now. */
export const isNow = (segment) => brought.set(segment, ask());

/** Whether the row stands on a later answer; if not, it stands on this one from now on. */
export function isLate(segment, question) {
  if (question < (brought.get(segment) ?? 0)) return true;
  brought.set(segment, question);
  return false;
}
