// The one live editor of the page: what stands in it, what was saved last, and where typing is kept meanwhile.
import { announce, badgeOf, main, page, part, send, sourceIn, textIn } from "./page.js";
import { Field } from "../field/field.js";
import { LruCache } from "../lib/lru-cache.js";
import { UndoHistory } from "../models/undo-history.js";
import { codeButtons, codeProblem, codesOfRow, insertables, markMissing, wordsOfCodes } from "../field/codes.js";
import { mark, unmark } from "./current-row.js";
import { dropDraft, keepDraft, unsavedTexts } from "./unsaved-texts.js";
import { OwnClaim } from "./own-claim.js";
import { takeOverButton } from "./claims.js";
import { withChineseMarked } from "../lib/chinese-runs.js";
import { _, joinedSentences } from "../lib/words.js";

const IDLE_MS = 2000;
const UNDOABLE = 200;
const histories = new LruCache(UNDOABLE);

// A segment that was split or merged is another: the text from before is none to go back to.
function historyOf(segment, source) {
  const known = histories.get(segment);
  const one = known?.source === source ? known : { source, history: new UndoHistory() };
  histories.set(segment, one);
  return one.history;
}

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
  #note = null;
  /** Whether another person has taken the segment over since it was opened here. */
  isTakenOver = false;
  #holder = null;
  #claim = new OwnClaim((name) => this.row && this.#heldBy(name));

  constructor() {
    super();
    // Whether one may take it over is known once the panel is there.
    main.addEventListener("explain", ({ detail }) => {
      if (detail === this.row && detail.contains(this.#form)) this.#showBadge();
      if (detail === this.row && this.#holder && this.#form.querySelector("[data-note] .attention")) this.#heldBy(this.#holder);
    });
  }

  /** Where unsaved typing is: null, or {kept: in this browser, onServer}. */
  get typing() {
    return this.isChanged ? this.#typing : null;
  }

  get isChanged() {
    return this.row !== null && (this.#field.isComposing || this.#field.value !== this.#base.text);
  }

  get text() {
    return this.#field.value;
  }

  /** Where the caret is, or was last. */
  get caret() {
    return this.#field.selection().end;
  }

  get base() {
    return this.#base;
  }

  /** Begin to edit a row, with its own text or another one. */
  open(row, text = null) {
    this.row = row;
    mark(row, { intoSight: false });
    this.#base = { text: textIn(row), rev: Number(row.dataset.rev), sourceRev: Number(row.dataset.sourceRev) };
    this.#form = part("editor-part");
    this.#given = null;
    this.#told = null;
    this.isTakenOver = false;
    this.#holder = null;
    this.#typing = { kept: true, onServer: false };
    row.querySelector("[data-slot]").replaceChildren(this.#form);
    this.#begin(text ?? this.#base.text);
    this.#dress();
    this.#older = unsavedTexts(row, this.#base.text).filter((one) => one !== this.#field.value);
    this.#field.focus();
    row.scrollIntoView({ block: "nearest" });
    this.#claim.take(row.dataset.segment);
    if (this.isChanged) this.#typed();
  }

  /**
   * Stop editing. The caller has taken the text; ``told`` if the server gives the claim back by itself, ``keep`` if the
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
    this.#field.destroy();
    unmark(this.row);
    this.row = null;
  }

  /** What the server has now is the text to start from; a field that was untouched shows it. */
  rebase({ text, rev }) {
    const untouched = !this.isChanged;
    this.#base = { ...this.#base, text, rev };
    if (untouched) this.#field.set(text);
    this.#changed();
  }

  /** The person goes on with their own text, on top of another's. */
  goOnTopOf({ theirs, rev }) {
    this.#base = { ...this.#base, text: theirs, rev };
    if (this.isChanged) this.#typed();
    this.#field.focus();
  }

  focus() {
    this.#field.focus();
  }

  /** Put a text into the field; one step to take back. */
  put(text) {
    this.#field.focus();
    this.#field.put(text);
  }

  /** Put a known piece in at the caret, with the spaces that it needs; one step to take back. */
  insert(piece) {
    this.#field.focus();
    this.#field.insertPiece(piece, page.locale);
  }

  /** The source’s text in place of everything; one step to take back. */
  copySource() {
    this.put(sourceIn(this.row));
  }

  /** Quotation marks or the like around what is selected, or one mark (``close`` is empty) in its place. */
  wrap(open, close) {
    this.#field.focus();
    if (close) this.#field.wrap(open, close);
    else this.#field.insert(open);
  }

  changeCase() {
    this.#field.focus();
    this.#field.changeCase(page.locale);
  }

  /** Exactly this text, also where it would not be allowed to come in. */
  #set(text) {
    this.#field.focus();
    this.#field.set(text);
  }

  /** Back to the saved text; what was typed can be brought back. */
  restore() {
    if (!this.isChanged) return false;
    const typed = this.#field.value;
    this.#set(this.#base.text);
    this.#given = typed;
    this.say(_("Back to the saved text."), [_("Bring back what I typed"), () => this.#set(typed)]);
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
    this.#note = null;
    if (!words) return;
    const line = document.createElement("p");
    line.className = `note ${tone}`;
    line.setAttribute("role", tone === "conflict" ? "alert" : "status");
    line.append(...withChineseMarked(words));
    const buttons = Array.isArray(button?.[0]) ? button : button ? [button] : [];
    for (const one of buttons) line.append(" ", buttonOf(...one));
    place.append(line);
  }

  /** An older text that the row offered was used or discarded. */
  decide(text, use) {
    this.#older = this.#older.filter((one) => one !== text);
    dropDraft(this.row.dataset.segment, text);
    if (use) this.#set(text);
    else if (this.isChanged) this.#typed();
    else this.#tellServer();
    this.#field.focus();
  }

  /** How many inline codes have a number. */
  get codesToInsert() {
    return insertables(this.#field.codes).length;
  }

  /** Put the n-th code of the source in, from 0. */
  insertNth(n) {
    const code = insertables(this.#field.codes)[n];
    if (code) this.#putCode(code.marker);
  }

  /** Put in the next code that the text lacks. */
  insertMissing() {
    this.#field.focus();
    if (!this.#field.putNextMissing()) announce(_("No code is missing."));
  }

  #putCode(marker) {
    this.#field.focus();
    if (!this.#field.putCode(marker)) announce(_("This code stands in the text already. Select words to move a pair around them."));
  }

  /**
   * Whether the codes are as they should be. If not, the line below the field names each that is not, with a button that
   * puts it right; what only lacks some can be confirmed all the same, by ``confirm``.
   */
  checkCodes(confirm) {
    const problem = codeProblem(this.text, this.#field.codes);
    if (!problem) return true;
    const fix = (act) => () => {
      this.#field.focus();
      act(this.#field);
      if (this.#note === "codes") this.#sayCodes(confirm);
    };
    const buttons = problem.fixes.map(([words, act]) => [words, fix(act)]);
    if (!problem.isDecisive) buttons.push([_("Confirm without"), confirm]);
    this.say(problem.words, buttons, "conflict");
    this.#note = "codes";
    return false;
  }

  // What was told about codes is told anew once one of them was put right.
  #sayCodes(confirm) {
    this.say("");
    if (this.checkCodes(confirm)) announce(_("All codes are in place."));
  }

  /** The source has other codes than when the row was opened. */
  renewCodes() {
    this.#field.renewCodes(codesOfRow(this.row));
    this.#showCodes();
  }

  /** The page goes away: what was typed goes to the server as such, and the claim back. */
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

  #begin(text) {
    const { segment } = this.row.dataset;
    const history = historyOf(segment, sourceIn(this.row));
    const name = this.#form.querySelector("label");
    name.id = "editor-name";
    this.#field = new Field(this.#form.elements.text, text, {
      codes: codesOfRow(this.row),
      words: wordsOfCodes(this.row),
      history,
      name,
    });
    this.#field.addEventListener("edit", () => this.#typed());
    this.#field.addEventListener("refused", () => announce(_("A code can’t stand there: pairs must not cross.")));
  }

  #showCodes() {
    const place = this.#form.querySelector("[data-insert]");
    const buttons = codeButtons(this.#field.codes, (marker) => this.#putCode(marker));
    place.hidden = buttons.length === 0;
    place.replaceChildren(...buttons);
    markMissing(buttons, this.text, this.#field.codes);
  }

  #showBadge() {
    this.#form.querySelector("[data-badge]").replaceChildren(badgeOf(this.row));
  }

  #dress() {
    const number = this.row.querySelector(".n .num").textContent;
    this.#form.querySelector("label").prepend(`${_("Segment {number}.", { number })} `);
    this.#showBadge();
    this.#showCodes();
    const copy = this.#form.querySelector("[data-copy]");
    copy.hidden = false;
    copy.addEventListener("click", () => this.copySource());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.dispatchEvent(new Event("confirm"));
    });
    if (!this.lookWhoHasIt() && this.row.dataset.holder) this.#heldBy(this.row.dataset.holder);
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
    markMissing(this.#form.querySelectorAll("[data-insert] button"), this.#field.value, this.#field.codes);
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

  /** Whether somebody has taken it over from this person; tells who and why, once. */
  lookWhoHasIt() {
    const { holder: name, takenWhy: why } = this.row.dataset;
    const isNews = why !== undefined && !this.isTakenOver;
    this.isTakenOver = why !== undefined;
    if (!isNews) return this.isTakenOver;
    const words = [_("{name} has taken this segment over: “{why}”", { name, why }), _("What you type stays here. It’s saved only if you confirm it, and if {name} has saved by then, you see both texts.", { name })];
    this.say(joinedSentences(...words), null, "attention taken");
    announce(words[0]);
    return true;
  }

  /** The person has taken it over. */
  hasIt() {
    this.#holder = null;
    this.say(_("The segment is yours now."));
    this.#claim.take(this.row.dataset.segment);
    this.#field.focus();
  }

  #heldBy(name) {
    this.#holder = name;
    if (this.isTakenOver) return;
    if (name) this.say(_("{name} is working on this segment. You can write: whoever saves second sees both texts.", { name }), takeOverButton(), "attention");
    else if (this.#form.querySelector("[data-note] .attention")) this.say("");
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
