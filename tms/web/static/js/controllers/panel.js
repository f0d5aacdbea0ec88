// The panel shows what is known about the segment, or what to read before one begins. On a narrow page that is a page of
// its own; on a phone it is drawn over the text, and put away without losing one's place.
import { Controller, register } from "../lib/controllers.js";
import { onNews } from "../lib/live.js";
import { isStale, newQuestion } from "../lib/stale-answers.js";
import { fetchHtml, isComposing, main, page } from "../workspace/page.js";
import { isBesideTheText } from "../workspace/concordance.js";
import { fillPreview } from "../workspace/preview.js";

const NARROW = matchMedia("(max-width: 1080px)");
const PHONE = matchMedia("(max-width: 760px)");
const NEWS_MS = 1000;
const OF_SEGMENT = "segment";
// Another version begins with its segments.
const KEY = `panel ${page.person} ${page.url}`;
// What these keys do with Alt is about the segment: comment, look up, dismiss, next warning, suggest a term.
const ABOUT_SEGMENT = ["KeyM", "KeyK", "KeyX", "KeyW", "KeyG"];

class Panel extends Controller {
  #planned = null;
  #deafen = null;
  #segment = null;
  #keys = main.querySelector("[data-all-keys]");
  #opener = main.querySelector(".to-about");

  connect() {
    if (this.#opener) this.#connectDrawer();
    this.listen(document, "click", (event) => this.#clicked(event));
    // What these keys open is about the segment.
    this.listen(document, "keydown", (event) => this.#pressed(event), { capture: true });
    const keys = main.querySelector("[data-keys]");
    if (keys) this.listen(keys, "click", () => this.#show(OF_SEGMENT), { capture: true });
    this.#deafen = onNews((article) => this.#heard(article));
    this.listen(main, "show-segment", () => this.element.dataset.shows === OF_SEGMENT || this.#show(OF_SEGMENT));
    this.listen(main, "mark", ({ detail: row }) => this.#turnTo(row.dataset.segment));
    if (NARROW.matches) return;
    // An address that names a segment leads to what is known and said about it.
    const isNamed = new URLSearchParams(location.search).has("segment");
    this.#show((!isNamed && sessionStorage.getItem(KEY)) || OF_SEGMENT);
  }

  disconnect() {
    clearTimeout(this.#planned);
    this.#deafen();
  }

  #connectDrawer() {
    this.element.tabIndex = -1;
    this.listen(this.#opener, "click", (event) => {
      if (!PHONE.matches) return;
      event.preventDefault();
      this.#draw(!this.#isDrawn);
    });
    this.listen(main, "keydown", ({ key }) => {
      if (key !== "Escape" || !this.#isDrawn) return;
      this.#draw(false);
      this.#opener.focus();
    });
    this.listen(/** @type {any} */ (PHONE), "change", () => this.#draw(false));
  }

  get #isDrawn() {
    return main.classList.contains("with-panel");
  }

  #draw(isOpen) {
    main.classList.toggle("with-panel", isOpen);
    this.#opener.setAttribute("aria-expanded", isOpen);
    if (!isOpen) return;
    this.element.scrollTop = 0;
    this.element.focus({ preventScroll: true });
  }

  #pane(name) {
    return this.element.querySelector(`[data-pane="${name}"]`);
  }

  /** Show one of the views; it is read anew, because others change what it says. */
  async #show(name) {
    const shown = this.#pane(name) ? name : OF_SEGMENT;
    this.element.dataset.shows = shown;
    sessionStorage.setItem(KEY, shown);
    for (const link of this.element.querySelectorAll("[data-views] a")) {
      if (link.dataset.shows === shown) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    for (const one of this.element.querySelectorAll("[data-pane]")) one.hidden = one.dataset.pane !== shown;
    this.element.scrollTop = 0;
    if (shown !== OF_SEGMENT) await this.#fill(shown);
  }

  async #fill(name) {
    if (name === "preview") return fillPreview();
    const question = newQuestion();
    const html = await fetchHtml(`/${name}`);
    if (html === null || isStale(name, question)) return;
    this.#pane(name).innerHTML = html;
  }

  #clicked(event) {
    const link = event.target.closest?.("a[data-shows]");
    if (!link || NARROW.matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#show(link.dataset.shows);
  }

  /** Each segment is told of from the top. */
  #turnTo(segment) {
    if (this.#segment === segment) return;
    this.#segment = segment;
    if (this.element.dataset.shows === OF_SEGMENT) this.element.scrollTop = 0;
  }

  #pressed(event) {
    if (isComposing(event)) return;
    if (event.key === "Escape") {
      if (this.#close(event)) event.preventDefault();
      return;
    }
    const about = event.altKey ? ABOUT_SEGMENT.includes(event.code) : event.key === "?";
    if (about && this.element.dataset.shows !== OF_SEGMENT) this.#show(OF_SEGMENT);
  }

  /** What was opened over the segment goes first; the text is left as it is. */
  #close(event) {
    if (!this.element.offsetParent || this.#isDrawn || event.defaultPrevented || document.querySelector("dialog[open]") || !isBesideTheText(event.target)) return false;
    if (this.element.dataset.shows !== OF_SEGMENT) this.#show(OF_SEGMENT);
    else if (this.#keys?.open) {
      this.#keys.open = false;
      this.element.scrollTop = 0;
    } else return false;
    event.stopPropagation();
    return true;
  }

  #heard(article) {
    if (article !== "any" && String(article) !== page.article) return;
    this.#planned ??= setTimeout(() => {
      this.#planned = null;
      const { shows } = this.element.dataset;
      if (shows !== OF_SEGMENT && !document.hidden) this.#fill(shows);
    }, NEWS_MS);
  }
}

register("panel", Panel);
