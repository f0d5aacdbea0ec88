// The claim on the current segment: taken when it is opened, renewed while somebody is at work, given back on leaving.
import { send } from "./page.js";
import { _ } from "../lib/words.js";

const RENEW_MS = 40_000;
const SOON_MS = 20_000;
const AT_WORK_MS = 180_000;

export class OwnClaim {
  #segment = null;
  #takenAt = 0;
  #activeAt = 0;
  #onHeld;

  /** ``onHeld`` is called with the name of another person who has it, or null. */
  constructor(onHeld) {
    this.#onHeld = onHeld;
    setInterval(() => {
      if (this.#segment && !document.hidden && Date.now() - this.#activeAt < AT_WORK_MS) this.#take();
    }, RENEW_MS);
  }

  take(segment) {
    this.#segment = segment;
    this.#activeAt = Date.now();
    this.#take();
  }

  /** Somebody is typing. */
  touch() {
    this.#activeAt = Date.now();
    if (Date.now() - this.#takenAt > SOON_MS) this.#take();
  }

  /** Give it back; ``told`` if the server does so by itself. */
  release({ told = false, keepalive = false } = {}) {
    const segment = this.#segment;
    this.#segment = null;
    if (segment && !told) send(`/segments/${segment}/release`, {}, { keepalive }).catch(() => {});
  }

  async #take() {
    const segment = this.#segment;
    this.#takenAt = Date.now();
    try {
      const { status, body } = await send(`/segments/${segment}/claim`, {});
      if (this.#segment === segment) this.#onHeld(status === 409 ? body.name || _("Someone else") : null);
    } catch {
      // A claim is advice: without it the editor works just as well.
    }
  }
}
