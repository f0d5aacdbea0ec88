// The one live editor of the page: what stands in it, what was saved last, and where typing is kept meanwhile.
import { badgeOf, isComposing, page, part, send, textIn } from "./workspace-page.js";
import { codeButtons, insertCode, insertables } from "./workspace-codes.js";
import { mark, unmark } from "./workspace-current.js";
import { dropDraft, keepDraft, unsavedTexts } from "./workspace-drafts.js";
import { Claim } from "./workspace-claim.js";

const IDLE_MS = 2000;
const growsByItself = CSS.supports("field-sizing", "content");

export class Editor extends EventTarget {
  row = null;
  #form = null;
  #field = null;
  #base = null;
  #typing = null;
  #older = [];
  #given = null;
  #told = null;
  #timer = null;
  #claim = new Claim((name) => this.row && this.#heldBy(name));

  /** Where unsaved typing is: null, or {kept: in this browser, onServer}. */
  get typing() {
    return this.isChanged ? this.#typing : null;
  }

  get isChanged() {
    return this.row !== null && this.#field.value !== this.#base.text;
  }

  get text() {
    return this.#field.value;
  }

  get base() {
    return this.#base;
  }

  /** Begin to edit a row, with its own text or another one. */
  open(row, text = null) {
    this.row = row;
    mark(row);
    this.#base = { text: textIn(row), rev: Number(row.dataset.rev), sourceRev: Number(row.dataset.sourceRev) };
    this.#form = part("editor-part");
    this.#field = this.#form.elements.text;
    this.#field.value = text ?? this.#base.text;
    this.#given = null;
    this.#told = null;
    this.#typing = { kept: true, onServer: false };
    row.querySelector("[data-slot]").replaceChildren(this.#form);
    this.#dress();
    this.#older = unsavedTexts(row, this.#base.text).filter((one) => one !== this.#field.value);
    this.#grow();
    this.#field.focus({ preventScroll: true });
    const end = this.#field.value.length;
    this.#field.setSelectionRange(end, end);
    row.scrollIntoView({ block: "nearest" });
    this.#claim.take(row.dataset.segment);
    if (this.isChanged) this.#typed();
  }

  /**
   * Stop editing. The caller has taken the text; ``told`` if the server gives the lease back by itself, ``keep`` if the
   * browser's copy is still needed.
   */
  close({ told = false, keep = false } = {}) {
    if (!this.row) return;
    clearTimeout(this.#timer);
    if (!this.isChanged && !keep) {
      dropDraft(this.row.dataset.segment, this.#field.value);
      this.#takeBackTyping();
    }
    this.#claim.release({ told });
    unmark(this.row);
    this.row = null;
  }

  /** What the server has now is the text to start from; a field that was untouched shows it. */
  rebase({ text, rev }) {
    const untouched = !this.isChanged;
    this.#base = { ...this.#base, text, rev };
    if (untouched) this.put(text);
    this.#changed();
  }

  /** The person goes on with their own text, on top of another's. */
  goOnTopOf({ theirs, rev }) {
    this.#base = { ...this.#base, text: theirs, rev };
    if (this.isChanged) this.#typed();
    this.#field.focus();
  }

  /** Put a text into the field as if it were typed. */
  put(text) {
    this.#field.focus();
    this.#field.select();
    if (!document.execCommand("insertText", false, text) || this.#field.value !== text) {
      this.#field.value = text;
      this.#field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  /** Put words in at the caret, as if they were typed. */
  insert(words) {
    this.#field.focus();
    if (document.execCommand("insertText", false, words)) return;
    this.#field.setRangeText(words, this.#field.selectionStart, this.#field.selectionEnd, "end");
    this.#field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Back to the saved text; what was typed can be brought back. */
  restore() {
    if (!this.isChanged) return false;
    const typed = this.#field.value;
    this.put(this.#base.text);
    this.#given = typed;
    this.say("Back to the saved text.", ["Bring back what I typed", () => this.put(typed)]);
    return true;
  }

  /** The person has seen a newer source than the one that was there when they began. */
  sawSource(sourceRev) {
    this.#base = { ...this.#base, sourceRev };
  }

  /** A line below the field, with a button or several. */
  say(words, button = null, tone = "plain") {
    const place = this.#form.querySelector("[data-note]");
    place.replaceChildren();
    if (!words) return;
    const line = document.createElement("p");
    line.className = `note ${tone}`;
    line.setAttribute("role", tone === "conflict" ? "alert" : "status");
    line.append(words);
    const buttons = Array.isArray(button?.[0]) ? button : button ? [button] : [];
    for (const one of buttons) line.append(" ", buttonOf(...one));
    place.append(line);
  }

  /** An older text that the row offered was used or discarded. */
  decide(text, use) {
    this.#older = this.#older.filter((one) => one !== text);
    dropDraft(this.row.dataset.segment, text);
    if (use) this.put(text);
    else if (this.isChanged) this.#typed();
    else this.#tellServer();
    this.#field.focus();
  }

  insertNth(n) {
    const code = insertables(this.row)[n];
    if (code) insertCode(this.#field, code.before, code.after);
  }

  /** The page goes away: what was typed goes to the server as such, and the lease back. */
  leavePage() {
    if (!this.row) return;
    if (this.isChanged) this.#tellServer({ keepalive: true });
    else this.#takeBackTyping({ keepalive: true });
    this.#claim.release({ keepalive: true });
  }

  keepOnServer() {
    clearTimeout(this.#timer);
    return this.#tellServer();
  }

  #dress() {
    const number = this.row.querySelector(".n .num").textContent;
    this.#form.querySelector("label").prepend(`Segment ${number}. `);
    this.#form.querySelector("[data-badge]").replaceChildren(badgeOf(this.row));
    const insert = this.#form.querySelector("[data-insert]");
    insert.hidden = insertables(this.row).length === 0;
    insert.replaceChildren(...codeButtons(this.row, this.#field));
    const copy = this.#form.querySelector("[data-copy]");
    copy.hidden = false;
    copy.addEventListener("click", () => this.put(this.row.querySelector("[data-source]").dataset.text));
    this.#field.addEventListener("input", () => this.#typed());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.dispatchEvent(new Event("confirm"));
    });
    if (this.row.dataset.holder) this.#heldBy(this.row.dataset.holder);
  }

  #typed() {
    this.#typing = {
      kept: keepDraft(this.row.dataset.segment, this.#field.value, this.#base.rev, this.#older),
      onServer: false,
    };
    if (this.#given !== null && this.#field.value !== this.#base.text) {
      this.#given = null;
      this.say("");
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tellServer(), IDLE_MS);
    this.#claim.touch();
    this.#grow();
    for (const button of this.#form.querySelectorAll("[data-insert] button")) {
      button.toggleAttribute("data-missing", !this.#field.value.includes(button.dataset.marker));
    }
    this.#changed();
  }

  async #tellServer({ keepalive = false } = {}) {
    const text = this.#field.value;
    const kept = this.#typing;
    this.#told = text;
    try {
      const path = `/segments/${this.row.dataset.segment}/typing`;
      const { ok } = await send(path, { text, rev: this.#base.rev }, { keepalive });
      if (ok && kept === this.#typing) kept.onServer = true;
    } catch {
      // It stays in the browser, and the status line says no more than that.
    }
    this.#changed();
  }

  /** What the server keeps as typed is no longer what the person wants. */
  #takeBackTyping({ keepalive = false } = {}) {
    if (this.#told !== null && this.#told !== this.#field.value) this.#tellServer({ keepalive });
  }

  #heldBy(name) {
    if (name) this.say(`${name} is working on this segment. You can write: whoever saves second sees both texts.`, null, "attention");
    else if (this.#form.querySelector("[data-note] .attention")) this.say("");
  }

  #grow() {
    if (growsByItself) return;
    this.#field.style.height = "auto";
    this.#field.style.height = `${this.#field.scrollHeight + 4}px`;
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

function buttonOf(words, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "small";
  button.textContent = words;
  button.addEventListener("click", act);
  return button;
}

/** The form that a key press belongs to (a reason, a choice), if that is another than the row's own text. */
export function formOfItsOwn({ target }) {
  const form = target.closest?.("form");
  return form && !form.matches("[data-editor], [data-accept]") ? form : null;
}

/** Which act a key press in the editor asks for; null for typing. Nothing while an input method is at work. */
export function actOf(event) {
  if (isComposing(event) || formOfItsOwn(event)) return null;
  const control = event.ctrlKey || event.metaKey;
  if (event.key === "Enter" && control) return event.shiftKey ? "untranslated" : "confirm";
  if (event.key === "Escape") return "restore";
  if (control && !event.altKey && !event.shiftKey && /^Digit[1-9]$/.test(event.code)) return "match";
  if (event.altKey && !control && event.key === "ArrowUp") return "up";
  if (event.altKey && !control && event.key === "ArrowDown") return "down";
  if (event.altKey && !control && /^Digit[1-9]$/.test(event.code) && page.mode === "edit") return "insert";
  if (event.altKey && !control && event.code === "KeyT") return "term";
  if (event.altKey && !control && event.code === "KeyB" && page.mode === "review") return "back";
  if (event.altKey && !control && event.code === "KeyW") return "warning";
  if (event.key.toLowerCase() === "e" && !event.altKey && !control && !event.target.matches("input, textarea, select")) return "correct";
  return null;
}
