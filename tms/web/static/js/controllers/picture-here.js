// A picture of a version's own: what is dropped or pasted where it is asked for is the file that the form sends.
//
//   input[type=file]      in the element; without scripts it is chosen there alone
import { Controller, register } from "../lib/controllers.js";
import { picturesIn } from "../lib/pictures-in.js";

class PictureHere extends Controller {
  connect() {
    this.field = /** @type {HTMLInputElement} */ (this.element.querySelector("input[type=file]"));
    this.listen(this.element, "paste", (event) => this.#take(event, event.clipboardData));
    this.listen(this.element, "dragover", (event) => this.#over(event));
    this.listen(this.element, "dragleave drop", () => this.element.classList.remove("dropping"));
    this.listen(this.element, "drop", (event) => this.#take(event, event.dataTransfer));
  }

  #over(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.element.classList.add("dropping");
  }

  #take(event, transfer) {
    const [picture] = picturesIn(transfer);
    if (!picture) return;
    event.preventDefault();
    const one = new DataTransfer();
    one.items.add(picture);
    this.field.files = one.files;
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

register("picture-here", PictureHere);
