// What every page does with scripts on; each form works without them as well.
import { startDialogs } from "./lib/dialogs.js";
import { startUnsentSaves } from "./lib/unsent-saves.js";
import { startLive } from "./lib/live.js";
import { startDayFields } from "./lib/day-fields.js";
import { startFields } from "./lib/chinese-runs.js";
import { Controller, register } from "./lib/controllers.js";
import { mostOf } from "./lib/file-limits.js";
import { startMenus } from "./lib/menus.js";
import { _ } from "./lib/words.js";

document.documentElement.classList.add("js");

// A form whose button only matters once something has changed shows it then.
function markDirty(event) {
  const form = event.target.closest?.("form");
  if (!form) return;
  const changed = [...form.elements].some((field) =>
    field.type === "checkbox" || field.type === "radio"
      ? field.checked !== field.defaultChecked
      : field instanceof HTMLSelectElement
        ? [...field.options].some((option) => option.selected !== option.defaultSelected) && !isFirstByDefault(field)
        : "defaultValue" in field && field.type !== "hidden" && field.value !== field.defaultValue,
  );
  form.classList.toggle("dirty", changed);
}

// A list without a preselected option shows its first one: that is its unchanged state.
function isFirstByDefault(field) {
  return field.selectedIndex === 0 && ![...field.options].some((option) => option.defaultSelected);
}

document.addEventListener("input", markDirty);
document.addEventListener("change", markDirty);

// A file that is too large is refused here already: its upload would take long and fail.
document.addEventListener("change", (/** @type {OnElement} */ { target }) => {
  if (!target.matches?.("input[type=file][data-most]")) return;
  const { name = "", size = 0 } = target.files[0] ?? {};
  const most = mostOf(target, name);
  target.setCustomValidity(
    size > most ? _("This file has {size} MB; the limit is {most} MB.", { size: (size / 1e6).toFixed(1), most: most / 1e6 }) : "",
  );
  target.reportValidity();
});

// A second click must not send twice. The button stays part of the first request, so it is disabled afterwards.
document.addEventListener("submit", (/** @type {OnElement} */ { target }) => {
  if (!target.matches("form[data-once]")) return;
  setTimeout(() => target.querySelectorAll("button").forEach((button) => (button.disabled = true)), 0);
});
addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-once] button:disabled").forEach((button) => (button.disabled = false));
});

/** On a phone the filters are a line that scrolls: the one that is chosen is in sight. */
class Filters extends Controller {
  connect() {
    const chosen = this.element.querySelector(":scope > [aria-current]");
    const past = chosen ? chosen.getBoundingClientRect().right - this.element.getBoundingClientRect().right : -Infinity;
    if (past > -28) this.element.scrollLeft = past + 60;
  }
}

register("filters", Filters);
startMenus();
startDayFields();
startDialogs();
startLive();
startFields();
startUnsentSaves();
