// A part that says how far something is comes anew every two seconds, until the server sends it without this controller.
import { Controller, register } from "../lib/controllers.js";
import { swapParts } from "../lib/swap.js";

const AGAIN_MS = 2000;

class Progress extends Controller {
  #timer = 0;

  connect() {
    this.#timer = setTimeout(() => this.#ask(), AGAIN_MS);
  }

  disconnect() {
    clearTimeout(this.#timer);
  }

  async #ask() {
    await swapParts([this.element.id], location.href, { isQuiet: true });
    if (this.element.isConnected) this.connect();
  }
}

register("progress", Progress);
