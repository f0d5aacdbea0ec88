// Chance that is the same in every run, and told by its number when a test fails.

/** A generator of numbers from 0 to 1, by a seed. */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  return { below, happens: (likelihood) => next() < likelihood, oneOf: (choices) => choices[below(choices.length)] };
}
