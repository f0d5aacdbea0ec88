// Whose session this browser has. A page may outlive it: the login expires, and somebody else signs in.
const meta = /** @type {PageElement} */ (document.querySelector("meta[name=csrf-token]"));

/**
 * The token that goes with the session, and with no other.
 * @returns {string}
 */
export const token = () => meta.content;

/**
 * Ask whose it is now: {person, name}, or null if nobody is signed in. If it is ``person`` again, the page's forms go
 * with the new session. Throws where no answer came.
 * @param {string} person
 */
export async function whoseSession(person) {
  const answer = await fetch("/session", { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(10_000) });
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error(`no answer: ${answer.status}`);
  const now = await answer.json();
  if (String(now.person) === person && now.token !== token()) {
    for (const field of document.querySelectorAll("input[name=csrf_token]")) field.value = now.token;
    meta.content = now.token;
  }
  return { person: String(now.person), name: now.name };
}
