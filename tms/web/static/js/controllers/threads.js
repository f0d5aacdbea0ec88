// What people say about the current segment: shown beside it, written by keyboard, and never taken from under a hand.
import { withChineseMarked } from "../lib/chinese-runs.js";
import { Controller, register } from "../lib/controllers.js";
import { LruCache, REMEMBERED } from "../lib/lru-cache.js";
import { isStale, newQuestion } from "../lib/stale-answers.js";
import { _ } from "../lib/words.js";
import { currentRow } from "../workspace/current-row.js";
import { announce, fetchHtml, isComposing, main, newKey, page, send } from "../workspace/page.js";
import { refreshRow } from "../workspace/rows.js";
import "./mentions.js";

const said = (row) => row.dataset.said ?? "";

class Threads extends Controller {
  #known = new LruCache(REMEMBERED);
  #shown = this.element.dataset.talk || null;
  // Where Alt+M was pressed before the comments had come: their field gets the focus then, if nobody has gone on meanwhile.
  #awaitedFrom = null;
  #named = /^#thread/.test(location.hash) ? location.hash.slice(1) : "";

  connect() {
    // The row is explained in the panel: so is what was said about it.
    this.listen(main, "explain", ({ detail: row }) => this.#show(row));
    // What explains a row may not come, without a network: what was said about another one doesn't stay there meanwhile.
    this.listen(main, "mark", ({ detail: row }) => this.#turnTo(row.dataset.segment));
    this.listen(main, "click", (event) => this.#clicked(event));
    this.listen(this.element, "input", ({ target }) => this.#typed(target));
    this.listen(this.element, "submit", (event) => this.#submitted(event));
    this.listen(document, "keydown", (event) => this.#pressed(event));
    this.#goToNamed();
  }

  /** The address may name what was said: it is brought into sight, once. */
  #goToNamed() {
    const named = this.#named && this.element.querySelector(`#${CSS.escape(this.#named)}`);
    if (!named) return;
    this.#named = "";
    requestAnimationFrame(() => {
      named.closest("details")?.setAttribute("open", "");
      named.scrollIntoView({ block: "nearest" });
    });
  }

  get #boxes() {
    const all = this.element.querySelectorAll("[data-threads] form[data-say] textarea, form.say textarea");
    return [...all].filter((box) => !box.closest("details:not([open])"));
  }

  #keyOf(form) {
    return `comment ${page.person} ${page.article} ${this.#shown} ${form.dataset.say}`;
  }

  #turnTo(segment) {
    if (this.#shown === segment) return;
    this.#shown = segment;
    const old = this.#known.get(segment);
    this.element.replaceChildren();
    if (old) this.#fill(old.html);
    else this.element.append(Object.assign(document.createElement("h2"), { textContent: _("Comments") }));
  }

  async #show(row) {
    const { segment } = row.dataset;
    const stamp = said(row);
    this.#turnTo(segment);
    if (this.#known.get(segment)?.stamp === stamp && this.element.querySelector("[data-threads]")) return;
    await this.#fetch(segment, stamp);
  }

  async #fetch(segment, stamp) {
    const question = newQuestion();
    const html = await fetchHtml(`/segments/${segment}/threads`);
    if (html === null || isStale(`threads ${segment}`, question)) return;
    this.#known.set(segment, { html, stamp });
    if (this.#shown === segment) this.#fill(html);
  }

  #fill(html) {
    const place = this.element;
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    const has = place.querySelector("[data-threads]");
    if (has && this.#isInHand) this.#patch(fresh.content);
    else {
      const open = place.querySelector("[data-settled]")?.open;
      place.replaceChildren(fresh.content);
      if (open) place.querySelector("[data-settled]")?.setAttribute("open", "");
    }
    for (const form of place.querySelectorAll("form[data-say]")) this.#bringBack(form);
    this.#goToNamed();
    if (this.#awaitedFrom && this.#awaitedFrom === document.activeElement) this.#boxes[0]?.focus();
    this.#awaitedFrom = null;
  }

  /** Somebody writes here: a field has the focus or holds words that were not sent. */
  get #isInHand() {
    return this.element.contains(document.activeElement) || this.#boxes.some((box) => box.value.trim() && box.value !== box.defaultValue);
  }

  /** Only what was said and what stands above it is put in; fields stay as they are, also under an input method. */
  #patch(fresh) {
    const place = this.element;
    const threads = place.querySelector("[data-threads]");
    place.querySelector("h2").replaceWith(fresh.querySelector("h2"));
    const wanted = [...fresh.querySelectorAll("[data-threads] > [data-thread]")];
    for (const old of [...threads.children]) {
      const next = wanted.find((one) => one.id === old.id);
      if (next && !old.querySelector("details[open]")) old.querySelector("[data-said]").replaceWith(next.querySelector("[data-said]"));
      else if (!next && !old.contains(document.activeElement)) old.remove();
    }
    for (const one of wanted) if (!document.getElementById(one.id)) threads.append(one);
    const settled = [place, fresh].map((root) => root.querySelector("[data-settled]"));
    if (settled[0] && settled[1] && !settled[0].contains(document.activeElement)) {
      settled[1].open = settled[0].open;
      settled[0].replaceWith(settled[1]);
    } else if (!settled[0] && settled[1]) place.querySelector("[data-said-problem]").before(settled[1]);
  }

  /** What was typed and not sent comes back with its segment, also after a reload. */
  #bringBack(form) {
    const typed = sessionStorage.getItem(this.#keyOf(form));
    const box = form.elements.words;
    if (typed === null || box === document.activeElement || box.value === typed) return;
    box.value = typed;
    form.closest("details")?.setAttribute("open", "");
  }

  #typed(field) {
    const form = field.closest("form[data-say]");
    if (!form || field.name !== "words") return;
    if (field.value.trim()) sessionStorage.setItem(this.#keyOf(form), field.value);
    else sessionStorage.removeItem(this.#keyOf(form));
  }

  async #submitted(event) {
    const form = event.target;
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "";
    this.#tell("");
    const segment = this.#shown;
    const isSaying = form.matches("[data-say]");
    const answer = await send(pathOf(form), Object.fromEntries(new FormData(form))).catch(() => null);
    delete form.dataset.sending;
    if (!answer?.ok) {
      this.#tell(answer ? (answer.body.title ?? _("The server refused it.")) : _("No answer from the server. Nothing is lost; send it again in a moment."));
      return;
    }
    if (isSaying) this.#empty(form);
    announce(isSaying ? _("Sent.") : _("Done."));
    this.#known.delete(segment);
    if (document.activeElement?.closest("[data-settle]")) currentRow()?.querySelector(".n").focus({ preventScroll: true });
    await refreshRow(segment);
    const row = currentRow();
    if (row?.dataset.segment === segment) await this.#fetch(segment, said(row));
  }

  #empty(form) {
    const { words, key, kind } = form.elements;
    sessionStorage.removeItem(this.#keyOf(form));
    words.value = words.defaultValue;
    if (key) key.value = newKey();
    if (kind) kind.checked = false;
    form.closest("details")?.removeAttribute("open");
  }

  #tell(words) {
    const problem = this.element.querySelector("[data-said-problem]");
    if (!problem) return;
    problem.hidden = !words;
    problem.replaceChildren(...withChineseMarked(words));
  }

  /** Alt+M: the first field, then the next; Esc: back to the text. */
  #pressed(event) {
    if (isComposing(event)) return;
    const active = /** @type {PageElement | null} */ (document.activeElement);
    this.#awaitedFrom = null;
    if (event.altKey && !event.ctrlKey && !event.metaKey && event.code === "KeyM") {
      event.preventDefault();
      const all = this.#boxes;
      if (!all.length && currentRow()) this.#awaitedFrom = active;
      else if (!all.length) announce(_("Choose a segment first."));
      all[(all.indexOf(active) + 1) % all.length]?.focus();
    } else if (event.key === "Escape" && active && this.element.contains(active)) {
      event.preventDefault();
      const row = currentRow();
      (row?.querySelector("[data-editor] [contenteditable=true], [data-editor] textarea:not([hidden])") ?? row?.querySelector(".n"))?.focus();
    }
  }

  /** A mark in a row leads to what was said. */
  #clicked(event) {
    const mark = event.target.closest(".talks");
    if (!mark) return;
    event.preventDefault();
    mark.closest(".seg").querySelector(".n").click();
    main.dispatchEvent(new Event("show-segment"));
    if (matchMedia("(max-width: 1080px)").matches) this.element.scrollIntoView({ block: "start" });
  }
}

// The addresses of forms are the article's or the version's; ``send`` begins at the version.
function pathOf(form) {
  const path = new URL(form.getAttribute("action"), location.href).pathname;
  return path.startsWith(page.url) ? path.slice(page.url.length) : `/../..${path.slice(page.url.split("/versions/")[0].length)}`;
}

register("threads", Threads);
