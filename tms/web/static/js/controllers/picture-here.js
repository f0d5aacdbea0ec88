// A picture of a version's own: what is dropped or pasted where it is asked for is the file that the form sends.
//
//   input[type=file]      in the element; without scripts it is chosen there alone
import { Controller, register } from "../lib/controllers.js";
import { picturesIn } from "../lib/pictures-in.js";

class PictureHere extends Controller {
  connect() {
    this.field = /** @type {HTMLInputElement} */ (this.element.querySelector("input[type=file]"));
    // Words that are copied in Word or from a page bring a picture of themselves; they are meant as words.
    this.listen(this.element, "paste", (event) => {
      if (!event.clipboardData?.types.includes("text/plain")) this.#take(event, event.clipboardData);
    });
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
    // Another file is not opened in place of the page either.
    if (transfer?.files.length) event.preventDefault();
    const [picture] = picturesIn(transfer);
    if (!picture) return;
    const one = new DataTransfer();
    one.items.add(picture);
    this.field.files = one.files;
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

register("picture-here", PictureHere);
