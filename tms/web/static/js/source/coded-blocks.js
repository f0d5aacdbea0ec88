// The texts of the preview's blocks that have links or emphasis: written as a segment's text is in the workspace, with
// numbered chips that no key press can break. Each textarea stays in the form with the same value.
import { codeProblem, described } from "../field/codes.js";
import { Field } from "../field/field.js";
import { numberOf } from "../models/coded-text.js";
import { codesOfBlock } from "../models/import-blocks.js";
import { UndoHistory } from "../models/undo-history.js";
import { _ } from "../lib/words.js";

export class CodedBlocks {
  /** @type {Map<PageElement, { field: Field, meanings: string }>} */
  #shown = new Map();

  /** ``words`` says what each type of code is. */
  constructor(form, words) {
    this.form = form;
    this.words = words;
  }

  /** Show each text as it is now, also where blocks were joined or parted since. */
  renew() {
    const held = JSON.parse(this.form.elements.carried.value).blocks;
    for (const [index, block] of [...this.form.querySelectorAll(".block")].entries()) this.#show(block, held[index][0] ?? {});
  }

  #show(block, meanings) {
    const textarea = block.querySelector("textarea");
    const known = this.#shown.get(block);
    // It may have got another number.
    known?.field.element.setAttribute("aria-label", textarea.getAttribute("aria-label"));
    if (known?.field.text === textarea.value && known.meanings === JSON.stringify(meanings)) return;
    if (known) this.#takeAway(block, textarea, known.field);
    const codes = codesOfBlock(textarea.value, meanings);
    // A chip's text is one line; one that somebody broke into several stays a browser's field.
    if (!codes.markers.length || /[\r\n]/.test(textarea.value)) return;
    const field = new Field(textarea, textarea.value, {
      codes,
      words: this.#wordsOf(meanings),
      history: new UndoHistory(),
    });
    this.#shown.set(block, { field, meanings: JSON.stringify(meanings) });
    field.addEventListener("edit", () => this.#tell(block, field));
    this.#tell(block, field);
  }

  #takeAway(block, textarea, field) {
    field.destroy();
    field.element.remove();
    block.querySelector(".problem")?.remove();
    textarea.hidden = false;
    this.#shown.delete(block);
  }

  #wordsOf(meanings) {
    const meaningOf = (marker) => {
      const { type = "", href = "" } = meanings[numberOf(marker)] ?? {};
      const kind = this.words[type] ?? type;
      // A picture that came with the text stands beside it; its address is a number.
      return href && !/^(brought|picture):/.test(href) ? _("{kind} to {address}", { kind, address: href }) : kind;
    };
    return {
      describe: (marker) => described(marker, meaningOf(marker)),
      // A code goes from block to block only where it means the same.
      kind: (marker) => JSON.stringify(meanings[numberOf(marker)] ?? null),
    };
  }

  // Half a pair is told at once where it is, and not by a refusal of the whole form.
  #tell(block, field) {
    block.querySelector(".problem")?.remove();
    const problem = codeProblem(field.text, field.codes, { isOwn: true });
    if (!problem) return;
    const told = document.createElement("p");
    told.className = "problem doubt";
    told.setAttribute("role", "status");
    told.append(problem.words);
    for (const [words, act] of problem.fixes) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "small";
      button.textContent = words;
      button.addEventListener("click", () => {
        field.focus();
        act(field);
      });
      told.append(" ", button);
    }
    block.querySelector("textarea").after(told);
  }
}
