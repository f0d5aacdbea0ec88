// How far a rule of the whole publication would reach is said beside the choice of it, and the act waits until it is.
import { WIDEST } from "../models/doubts.js";
import { _ } from "./words.js";

const PATIENCE_MS = 10_000;

/** What the server said, by where it is shown. @type {WeakMap<HTMLElement, string>} */
const said = new WeakMap();

/** @param {HTMLFormElement} form @returns {HTMLElement | null} */
const lineOf = (form) => form.querySelector("[data-reach]");

/** @param {HTMLFormElement} form */
const isWidest = (form) => new FormData(form).get("scope") === WIDEST;

/** @param {HTMLElement} line */
const isAdopting = (line) => "adopts" in line.dataset;

/**
 * Whether the button may send the form: it is about less than everything, or the page has said how far it reaches.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement | HTMLInputElement | null} button
 */
export function isReachSaid(form, button) {
  const line = lineOf(form);
  return !line || said.has(line) || !(isWidest(form) || button?.name === "adopt");
}

/**
 * Say it if it is what is chosen now, or what one button does; resolves when it is said. Where nothing could be learned,
 * the act tells what it did.
 * @param {HTMLFormElement | null | undefined} form
 */
export async function sayReach(form) {
  const line = form && lineOf(form);
  if (!form || !line) return;
  const isAsked = () => isAdopting(line) || isWidest(form);
  if (isAsked() && !said.has(line)) said.set(line, await read(line.dataset.reach ?? ""));
  const reach = isAsked() ? (said.get(line) ?? "") : "";
  line.textContent = reach && isAdopting(line) ? _("Adopted, it reaches {reach}.", { reach }) : reach;
  // Without it the server asks once more.
  const seen = /** @type {HTMLInputElement | null} */ (form.elements.namedItem("seen"));
  if (seen) seen.value = said.has(line) ? "1" : "";
}

/** @param {string} address */
async function read(address) {
  try {
    const answer = await fetch(address, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body = answer.ok && !answer.redirected ? await answer.json() : {};
    return String(body.said ?? "");
  } catch {
    return "";
  }
}
