// What people changed since the draft, since reviewers saw it last, or since it was sent back, shown in place of the texts.
import { nodesOf } from "../field/view.js";
import { Controller, register } from "../lib/controllers.js";
import { _ } from "../lib/words.js";
import { announce, isComposing, isTyping, main, page } from "../workspace/page.js";

const KEPT = "sanwen-changes";
const AGAIN_MS = 1500;
const TAGS = { gone: "del", new: "ins" };

// Where a browser keeps nothing, it is chosen for this page only.
function kept(value) {
  try {
    if (value === undefined) return localStorage.getItem(KEPT) ?? "";
    localStorage.setItem(KEPT, value);
  } catch {
    // As above.
  }
  return "";
}

class Changes extends Controller {
  #known = {};
  #timer = null;
  #watcher = new MutationObserver((changes) => this.#renewed(changes));

  connect() {
    const choice = this.element;
    choice.closest("[data-since-of]").hidden = false;
    choice.value = new URLSearchParams(location.search).get("changes") ?? kept();
    if (choice.selectedIndex < 0) choice.selectedIndex = 0;
    this.listen(choice, "change", () => this.#chosen());
    this.listen(document, "keydown", (event) => this.#pressed(event));
    const rows = document.querySelector("[data-rows]");
    if (rows) this.#watcher.observe(rows, { childList: true });
    if (choice.value) this.#ask();
  }

  disconnect() {
    clearTimeout(this.#timer);
    this.#watcher.disconnect();
  }

  #pressed(event) {
    if (event.key.toLowerCase() !== "d" || event.ctrlKey || event.metaKey || event.altKey || isComposing(event) || isTyping(event)) return;
    this.element.selectedIndex = (this.element.selectedIndex + 1) % this.element.options.length;
    this.#chosen();
  }

  async #chosen() {
    const { value, selectedOptions } = this.element;
    kept(value);
    await this.#ask();
    const changed = Object.values(this.#known).filter((one) => one.runs.length).length;
    announce(this.element.value ? _("Changed segments: {n}.", { n: changed }) : selectedOptions[0].textContent);
  }

  async #ask() {
    this.#timer = null;
    const since = this.element.value;
    if (since) {
      const answer = await fetch(`${page.url}/changes?since=${since}`, { headers: { Accept: "application/json" } }).catch(() => null);
      if (!answer?.ok || this.element.value !== since) return;
      this.#known = await answer.json();
    } else this.#known = {};
    for (const row of document.querySelectorAll(".seg")) {
      row.querySelector("[data-target]")?.classList.remove("as-it-was");
      this.#show(row);
    }
    main.dispatchEvent(new CustomEvent("changes-known"));
  }

  #show(row) {
    const target = row.querySelector("[data-target]");
    target.querySelector(":scope > .changes")?.remove();
    delete row.dataset.changed;
    const one = this.#known[row.dataset.segment];
    if (!this.element.value || !one || String(one.rev) !== row.dataset.rev) return;
    const words = document.createElement("div");
    words.className = "changes before";
    words.append(...one.runs.flatMap(runOf));
    // What warns and what was said stands there as well.
    for (const mark of target.querySelectorAll("[data-words-here] > :is(.warns, .talks)")) words.append(" ", mark.cloneNode(true));
    target.classList.toggle("as-it-was", !one.runs.length);
    if (one.runs.length) row.dataset.changed = "";
    if (one.runs.length) target.querySelector("[data-words-here]").before(words);
  }

  /** A row that comes anew, or says something else, shows its changes again; what is not known yet is asked for. */
  #renewed(changes) {
    if (!this.element.value) return;
    for (const { addedNodes } of changes) {
      for (const row of addedNodes) {
        if (!row.matches?.(".seg")) continue;
        if (String(this.#known[row.dataset.segment]?.rev) === row.dataset.rev) this.#show(row);
        else this.#timer ??= setTimeout(() => this.#ask(), AGAIN_MS);
      }
    }
  }
}

function runOf([kind, text]) {
  const nodes = nodesOf(text);
  if (kind === "same") return nodes;
  const mark = document.createElement(TAGS[kind]);
  mark.append(...nodes);
  return [mark];
}

register("changes", Changes);
