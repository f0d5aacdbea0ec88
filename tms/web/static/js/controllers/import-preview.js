// The import's preview: what many boxes and fields would take one by one is done at once, and can still be corrected.
import { Controller, register } from "../lib/controllers.js";
import { CodedBlocks } from "../source/coded-blocks.js";
import { ImportOrder } from "../source/import-order.js";
import { _n } from "../lib/words.js";

class ImportPreview extends Controller {
  connect() {
    this.order = new ImportOrder(this.element);
    this.coded = new CodedBlocks(this.element, JSON.parse(this.element.dataset.codes));
    this.coded.renew();
    this.undo = this.element.querySelector("[data-undo]");
    this.acts = this.element.querySelector("[data-block-acts]");
    const bold = this.#boldLines();
    const heads = this.element.querySelector("[data-subheadings]");
    heads.hidden = !bold.length;
    heads.textContent = _n("Make {n} bold line a subheading", "Make {n} bold lines subheadings", bold.length);
    this.listen(this.element, "change", () => this.#offerBack());
    this.#offerBack();
    // What was typed before this script had come counts too.
    for (const field of this.element.querySelectorAll(".field.doubtful input")) if (field.value !== field.defaultValue) this.#corrected(field);
    this.listen(this.element, "input", ({ target }) => this.#corrected(target));
    this.listen(this.element, "click keyup", ({ target }) => this.#offer(target.closest(".block")));
    this.listen(this.element, "click", ({ target }) => this.#clicked(target.closest("button")));
  }

  get #blocks() {
    return [...this.element.querySelectorAll(".block")];
  }

  // The buttons stay with the block, and the focus on the one that was pressed.
  #ordered(button) {
    const block = button.closest(".block");
    const { order: what } = button.dataset;
    const place = what === "join" ? this.order.joinAbove(block) : this.order.move(block, what === "up" ? -1 : 1);
    this.coded.renew();
    place?.append(this.acts);
    button.focus();
    this.undo.hidden = !this.order.canUndo;
  }

  // What somebody has corrected is doubtful no more.
  #corrected(field) {
    const box = field.closest(".field.doubtful");
    if (!box) return;
    box.querySelector(".doubt")?.remove();
    box.classList.remove("doubtful");
    field.removeAttribute("aria-describedby");
    const left = this.element.querySelectorAll(".doubt:not(.problem)").length;
    const told = document.querySelector("[data-doubts]");
    if (!told) return;
    told.hidden = !left;
    told.textContent = _n("{n} field is doubtful.", "{n} fields are doubtful.", left);
  }

  #boldLines() {
    return this.#blocks.filter((block) => block.matches("[data-bold]") && block.querySelector("select").value === "paragraph");
  }

  // The two buttons stand in the block that one is at: an article may have thousands. Not before a click is over, as
  // what is below them moves.
  #offer(block) {
    if (!block || block.contains(this.acts)) return;
    block.append(this.acts);
    this.acts.hidden = false;
  }

  // What puts all back stands there as long as something of its part is to be put back.
  #offerBack() {
    for (const button of this.element.querySelectorAll("[data-all-back]"))
      button.hidden = !this.#boxesOf(button).some((box) => box.checked !== (button.dataset.allBack === "checked"));
  }

  #boxesOf(button) {
    return [...button.closest(".panel").querySelectorAll("[type=checkbox]")];
  }

  #clicked(button) {
    if (!button) return;
    if (button.matches("[data-order]")) return this.#ordered(button);
    if (button === this.undo) {
      this.order.undo();
      this.coded.renew();
    }
    this.undo.hidden = !this.order.canUndo;
    const here = this.#blocks.indexOf(button.closest(".block"));
    if (button.matches("[data-out]"))
      for (const [at, block] of this.#blocks.entries())
        if (button.dataset.out === "above" ? at < here : at > here) block.querySelector("[name=out]").checked = true;
    if (button.matches("[data-all-back]"))
      for (const box of this.#boxesOf(button)) box.checked = button.dataset.allBack === "checked";
    if (button.matches("[data-subheadings]")) {
      for (const block of this.#boldLines()) block.querySelector("select").value = "heading";
      button.hidden = true;
    }
    this.#offerBack();
  }
}

register("import-preview", ImportPreview);
