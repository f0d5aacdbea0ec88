// The source editor: keys, pasting, and what was typed kept in the browser until it is a revision.
import { Controller, register } from "../lib/controllers.js";
import { dayAndTimeOf, timeOf } from "../lib/dates.js";
import { _, _n } from "../lib/words.js";
import { actOnKey, isComposing, isField, pasteBlocks } from "../source/block-keys.js";
import { Blocks, blockOf, focusOn, grow, textOf } from "../source/blocks.js";
import { picturesIn } from "../lib/pictures-in.js";
import { sendPicture, showPictures } from "../source/pictures.js";
import { draftOf, dropDraft, keepDraft, olderDrafts } from "../source/drafts.js";

const KEEP_MS = 400;
const HEAD = ["title", "author", "author_title"];
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

class SourceEditor extends Controller {
  #form = this.element;
  #place = this.#placeOf();
  #list = this.#form.querySelector("[data-blocks]");
  #blocks = this.#list ? new Blocks(this.#list) : null;
  #whole = this.#form.elements.markdown;
  #asServed = JSON.stringify(this.#contents);
  #timer = null;
  #wasKept = true;
  #isLeaving = false;

  connect() {
    if (this.#blocks) this.#connectBlocks();
    this.listen(this.#form, "input", () => this.#changed());
    this.listen(this.#form, "keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
      event.preventDefault();
      this.#form.requestSubmit(this.#form.querySelector(".actions [value=review]"));
    });
    this.listen(this.#form, "submit", () => {
      this.#keep();
      this.#isLeaving = true;
    });
    this.#connectWindow();
    if (isMac) for (const key of document.querySelectorAll("[data-mod]")) key.textContent = "⌘";
    if (this.#whole) this.listen(this.#whole, "input", () => grow(this.#whole));
    if ("untouched" in this.#form.dataset) this.#bringBack();
    else this.#keep();
    this.#tell();
    this.#form.querySelector("[aria-invalid]")?.focus();
  }

  #connectWindow() {
    this.listen(window, "pageshow", () => (this.#isLeaving = false));
    this.listen(window, "pagehide", () => this.#timer && this.#keep());
    this.listen(window, "beforeunload", (event) => {
      if (this.#timer) this.#keep();
      if (!this.#isLeaving && !this.#wasKept && this.#isUnsaved) event.preventDefault();
    });
  }

  #connectBlocks() {
    this.listen(this.#blocks, "change", () => this.#changed());
    this.#connectPictures();
    this.listen(this.#list, "keydown", (event) => {
      if (isComposing(event)) return;
      const up = event.key === "ArrowUp";
      if (event.altKey && !event.ctrlKey && !event.metaKey && (up || event.key === "ArrowDown")) {
        event.preventDefault();
        this.#move(blockOf(event.target), up ? -1 : 1);
      } else if (isField(event.target) && actOnKey(event, this.#blocks)) event.preventDefault();
    });
    this.listen(this.#list, "paste", async (event) => {
      // What an office program copies is its words, whatever picture of them comes along.
      const pictures = event.clipboardData?.types.includes("text/plain") ? [] : picturesIn(event.clipboardData);
      if (pictures.length) {
        event.preventDefault();
        return this.#addPictures(pictures, blockOf(event.target));
      }
      const n = await pasteBlocks(event, this.#blocks, this.#form);
      if (n) this.#announce(_n("Pasted as {n} block.", "Pasted as {n} blocks.", n));
    });
    this.listen(this.#list, "click", ({ target }) => {
      const button = target.closest("[data-do]");
      if (button) this.#act(button.dataset.do, blockOf(button));
    });
    this.listen(this.#form.querySelector("[data-add-last]"), "click", () => this.#blocks.add(null, ["paragraph", "", ""]));
  }

  #connectPictures() {
    const chooser = this.#form.querySelector("[data-picture-files]");
    this.listen(this.#form.querySelector("[data-add-picture]"), "click", () => chooser.click());
    this.listen(chooser, "change", async () => {
      const files = [...chooser.files];
      chooser.value = "";
      await this.#addPictures(files, null);
    });
    this.listen(this.#form, "dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      this.#list.classList.add("dropping");
    });
    this.listen(this.#form, "dragleave drop", () => this.#list.classList.remove("dropping"));
    this.listen(this.#form, "drop", (event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      this.#addPictures(picturesIn(event.dataTransfer), blockOf(event.target));
    });
    showPictures(this.#blocks, this.#form);
  }

  /** One after the other, each behind the one before. */
  async #addPictures(files, after) {
    let last = after;
    for (const file of files) {
      this.#announce(_("Sending {name} …", { name: file.name }));
      try {
        const text = await sendPicture(file, this.#form);
        last = this.#blocks.add(last, ["caption", "", text], { focus: false });
        this.#announce(_("The picture is in. Say in its brackets what it shows."));
      } catch (error) {
        this.#announce("");
        this.#notice(`${file.name}: ${/** @type {Error} */ (error).message}`, []);
      }
    }
    if (last !== after) focusOn(last, textOf(last).value.indexOf("]"));
  }

  #act(name, block) {
    const acts = {
      up: () => this.#move(block, -1),
      down: () => this.#move(block, 1),
      add: () => this.#blocks.add(block, ["paragraph", "", ""]),
      remove: () => this.#remove(block),
    };
    acts[name]();
  }

  #move(block, by) {
    if (this.#blocks.move(block, by)) this.#announce(_("Block moved to place {place}.", { place: block.querySelector("[data-number]").textContent }));
  }

  #remove(block) {
    const words = textOf(block).value.trim();
    const undo = this.#blocks.remove(block);
    if (words) this.#announce(`Removed: ${words.length > 60 ? `${words.slice(0, 60)}…` : words}`, undo);
  }

  #placeOf() {
    const { person, article, revision } = this.#form.dataset;
    return { person, article, revision };
  }

  get #contents() {
    if (this.#whole) return { way: "markdown", markdown: this.#whole.value };
    return { way: "blocks", head: HEAD.map((name) => this.#form.elements[name].value), blocks: this.#blocks.values };
  }

  /** A form that came back with what was typed is as unsaved as one that is being typed in. */
  get #isUnsaved() {
    return !("untouched" in this.#form.dataset) || JSON.stringify(this.#contents) !== this.#asServed;
  }

  #show(content) {
    if (content.markdown !== undefined && this.#whole) this.#whole.value = content.markdown;
    if (content.head && this.#blocks) {
      HEAD.forEach((name, at) => (this.#form.elements[name].value = content.head[at]));
      this.#blocks.fill(content.blocks);
    }
  }

  #keep() {
    clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#isUnsaved) this.#wasKept = keepDraft({ ...this.#place, revision: this.#form.elements.based_on.value }, this.#contents);
    else dropDraft(this.#place);
    this.#tell();
  }

  #changed() {
    this.#timer ??= setTimeout(() => this.#keep(), KEEP_MS);
    const count = this.#form.querySelector("[data-how-many]");
    if (count) count.textContent = String(this.#blocks.all().length);
    if (this.#blocks) showPictures(this.#blocks, this.#form);
  }

  #tell() {
    const kept = this.#form.querySelector("[data-kept]");
    const clock = timeOf(Date.now());
    const [tone, words] = !this.#isUnsaved
      ? ["none", _("Nothing changed yet")]
      : this.#wasKept
        ? ["kept", _("Kept in this browser at {clock}; not a revision yet", { clock })]
        : ["lost", _("This browser keeps nothing: don’t leave before you have reviewed and saved")];
    kept.hidden = false;
    kept.dataset.tone = tone;
    kept.textContent = words;
  }

  #announce(words, act = null) {
    this.#form.querySelector("[data-announce]").textContent = words;
    if (act) this.#notice(words, [[_("Bring it back"), act]]);
  }

  /** A line above the form with its choices; each of them takes the line away. */
  #notice(words, choices) {
    const line = document.createElement("div");
    line.className = "notice attention";
    line.setAttribute("role", "status");
    const text = document.createElement("p");
    text.append(words);
    for (const [name, act] of choices) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "small";
      button.textContent = name;
      button.addEventListener("click", () => {
        line.remove();
        act();
      });
      text.append(" ", button);
    }
    line.append(text);
    const above = this.#form.querySelector("[data-drafts]");
    above.hidden = false;
    above.replaceChildren(line);
  }

  /** What has become the source is no draft any more, also where it was sent before a script could note that. */
  #olderDraft() {
    for (const draft of olderDrafts(this.#place)) {
      if (JSON.stringify(draft.content) !== this.#asServed) return draft;
      dropDraft({ ...this.#place, revision: draft.revision });
    }
    return null;
  }

  #bringBack() {
    const { revision } = this.#place;
    const draft = draftOf(this.#place);
    const older = this.#olderDraft();
    if (draft && JSON.stringify(draft.content) !== this.#asServed) this.#restore({ ...draft, revision: Number(revision) });
    else if (older) {
      this.#notice(_("You typed into revision {older} at {when}. Since then revision {revision} has become the source.", { older: older.revision, when: dayAndTimeOf(older.at), revision }), [
        [_("Show my text"), () => this.#restore(older)],
        [_("Discard it"), () => dropDraft({ ...this.#place, revision: older.revision })],
      ]);
    }
  }

  #restore(draft) {
    const { elements } = this.#form;
    const drop = () => dropDraft({ ...this.#place, revision: draft.revision });
    if (draft.content.way !== elements.way.value) {
      const way = draft.content.way === "markdown" ? "Markdown" : _("blocks");
      this.#notice(_("What you typed as {way} at {when} is kept in this browser.", { way, when: dayAndTimeOf(draft.at) }), [
        [_("Show it"), () => location.assign(`${location.pathname}?way=${draft.content.way}`)],
        [_("Discard it"), drop],
      ]);
      return;
    }
    const { revision } = this.#place;
    const startAgain = () => {
      drop();
      this.#show(JSON.parse(this.#asServed));
      elements.based_on.value = revision;
      this.#tell();
    };
    this.#show(draft.content);
    elements.based_on.value = draft.revision;
    this.#notice(_("What you typed and had not saved is back, as of {when}.", { when: dayAndTimeOf(draft.at) }), [
      [_("Start again from revision {revision}", { revision }), startAgain],
    ]);
    this.#tell();
  }
}

register("source-editor", SourceEditor);
