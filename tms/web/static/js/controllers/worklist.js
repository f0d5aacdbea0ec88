// The worklist and the parity page by keyboard: one key per candidate, n to adopt a name, h a p for how widely, j and k
// to move. The forms work without it. What others decide goes from the list, or comes back to it, while it is open.
import { Controller, register } from "../lib/controllers.js";
import { mergeChildren } from "../lib/keyed-parts.js";
import { answered, leaveIfRefused, onNews } from "../lib/live.js";
import { isReachSaid, sayReach } from "../lib/reach.js";
import { isStale, newQuestion } from "../lib/stale-answers.js";
import { _ } from "../lib/words.js";
import { WIDEST, keyWish } from "../models/doubts.js";

const NEWS_MS = 700;

/** Choose how widely what is within holds, wherever it can. */
function choose(value, within) {
  for (const radio of within?.querySelectorAll(`input[name="scope"][value="${value}"]`) ?? []) radio.checked = true;
}

class Worklist extends Controller {
  #at = 0;
  #shownPage = this.#page;
  #scope = "here";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #planned;
  #missed = false;
  #deafen = () => {};
  /** @type {Set<string>} */
  #decided = new Set();

  connect() {
    // Before the form is sent by its own controller.
    this.listen(this.element, "submit", (event) => this.#held(event), { capture: true });
    this.listen(this.element, "submit", (event) => this.#sent(event));
    this.listen(document, "keydown", (event) => this.#pressed(event));
    this.listen(this.element, "focusin", ({ target }) => this.#focused(target));
    this.listen(this.element, "change", ({ target }) => target.name === "scope" && this.#widen(target.value));
    this.listen(this.element, "replaced", ({ target }) => target.matches("[data-list]") && this.#cameAnew());
    this.#widen(this.element.querySelector('input[name="scope"]:checked')?.value ?? this.#scope);
    this.#show(0, { focus: false });
    const { article } = this.element.dataset;
    if (!article) return;
    this.#deafen = onNews((one) => (one === "any" || String(one) === article) && this.#plan());
    this.listen(document, "visibilitychange", () => this.#missed && this.#plan());
  }

  disconnect() {
    clearTimeout(this.#planned);
    this.#deafen();
  }

  get #page() {
    return this.element.querySelector("[data-list]")?.dataset.list;
  }

  get #places() {
    return [...this.element.querySelectorAll("[data-place]")];
  }

  get #current() {
    return this.element.querySelector("[data-place].now") ?? this.#places[Math.min(this.#at, this.#places.length - 1)];
  }

  /** Frame the place that the keys are about, and read on from it. */
  #show(index, { focus = true } = {}) {
    const all = this.#places;
    all.forEach((place) => place.classList.remove("now"));
    if (!all.length) return;
    this.#at = Math.max(0, Math.min(index, all.length - 1));
    const place = all[this.#at];
    place.classList.add("now");
    sayReach(place.querySelector("form"));
    if (!focus) return;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest", behavior: "auto" });
  }

  /** To the place beside; from the first or the last of a page to the link that says what comes there, and back. */
  #step(by) {
    const next = this.#at + by;
    const isBeyond = next < 0 || next >= this.#places.length;
    const turn = isBeyond && this.element.querySelector(`[data-turn] a[rel=${by > 0 ? "next" : "prev"}]`);
    if (turn) turn.focus();
    else this.#show(document.activeElement.closest("[data-turn]") ? this.#at : next);
  }

  /**
   * How widely the next decisions hold, in every place where it can, because a person thinks of it once. What holds
   * everywhere is thought of for each place.
   */
  #widen(value) {
    if (value !== WIDEST) this.#scope = value;
    choose(value, value === WIDEST ? this.#current : this.element);
    sayReach(this.#current?.querySelector("form"));
  }

  #pressed(event) {
    if (event.target.closest("textarea, input:not([type=radio])") || document.querySelector("dialog[open]")) return;
    const [act, value] = keyWish(event) ?? [];
    if (act === "step") this.#step(Number(value));
    else if (act === "widen") this.#widen(value);
    else if (act === "choose") this.#current?.querySelector(`button[data-key="${value}"]`)?.click();
    else return;
    event.preventDefault();
  }

  /** What holds everywhere is sent once the page has said how far it reaches: whoever was quicker presses again. */
  #held(event) {
    const { target: form, submitter } = event;
    if (!["choice", "adopt"].includes(submitter?.name) || isReachSaid(form, submitter)) return;
    event.preventDefault();
    event.stopPropagation();
    sayReach(form);
  }

  /** What is decided widely decides other places a moment later, which is nobody else's doing. */
  #sent({ target: form, submitter }) {
    const phrase = form.closest("[data-place]")?.dataset.phrase;
    const isWide = submitter?.name === "adopt" || new FormData(form).get("scope") !== "here";
    if (phrase && isWide) this.#decided.add(phrase);
  }

  #focused(target) {
    const place = target.closest("[data-place]");
    if (place && !place.classList.contains("now")) this.#show(this.#places.indexOf(place), { focus: false });
  }

  #cameAnew() {
    this.#widen(this.#scope);
    this.#show(this.#page === this.#shownPage ? this.#at : 0);
    this.#shownPage = this.#page;
  }

  #plan() {
    this.#missed = document.hidden;
    if (!document.hidden) this.#planned ??= setTimeout(() => this.#refresh(), NEWS_MS);
  }

  // What one has decided oneself is answered first: an answer from before it would put its place back.
  async #refresh() {
    this.#planned = undefined;
    const list = this.#list;
    if (list.hasAttribute("aria-busy")) return this.#plan();
    const question = newQuestion();
    const fresh = await this.#ask();
    if (!fresh || this.#list !== list || list.hasAttribute("aria-busy") || isStale(`part ${list.id}`, question)) return;
    this.#take(fresh);
  }

  async #ask() {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html", "X-Fragment": "1", "X-News": "1" } });
      leaveIfRefused(answer);
      answered(answer.ok);
      if (!answer.ok || answer.redirected) return null;
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      answered(false); // The next news asks again.
      return null;
    }
  }

  get #list() {
    return this.element.querySelector("[data-list]");
  }

  #take(fresh) {
    const list = this.#list;
    const [next, left] = [fresh.getElementById(list.id), fresh.getElementById("left")];
    if (!next) return;
    const place = this.#current;
    const at = this.#places.indexOf(place);
    const wasIn = place?.contains(document.activeElement) ?? false;
    const before = new Set(this.#places);
    mergeChildren(list, next, isKept);
    list.dataset.list = this.#shownPage = next.dataset.list;
    const shown = this.element.querySelector("#left");
    if (left && shown && left.textContent !== shown.textContent) shown.replaceWith(document.importNode(left, true));
    for (const one of this.#places) if (!before.has(one)) choose(this.#scope, one);
    if (place?.isConnected) this.#show(this.#places.indexOf(place), { focus: false });
    else this.#goneAt(place, at, wasIn);
  }

  /** The place that the keys were about is another now, or is decided: by somebody else, or by what one decided oneself. */
  #goneAt(place, at, wasIn) {
    const same = place && document.getElementById(place.id);
    this.#show(same ? this.#places.indexOf(same) : at, { focus: wasIn && !same });
    if (same || !wasIn || !this.#current) return;
    const told = document.createElement("p");
    told.className = "note attention";
    told.setAttribute("role", "status");
    told.textContent = [...this.#decided].some((phrase) => place.querySelector("[data-sentence]").textContent.includes(phrase))
      ? _("Your decision holds for the place where you were, too. This is the next one.")
      : _("Somebody else has decided the place where you were. This is the next one.");
    this.#current.prepend(told);
  }
}

/** What was told of one's own act, and a form in which somebody writes; a place only as long as it is open. */
const isKept = (child) =>
  !child.matches("[data-place]") &&
  (child.matches(".notice:not(#waived), dialog[open]") || child.querySelector("form.dirty, textarea:focus") !== null);

register("worklist", Worklist);
