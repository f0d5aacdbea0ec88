// Dismissing a warning in the panel: one key opens the first one's form, a figure says why, and the caret is back in the text.
import { announce, isComposing, main, page, send } from "./page.js";
import { currentRow } from "./current-row.js";
import { tellInRow } from "./notes.js";
import { refreshRow } from "./rows.js";
import { _ } from "../lib/words.js";

const list = () => main.querySelector("aside [data-checks]");

/** Begin; answers what the key does. */
export function startDismissing(editor) {
  const back = () => (editor.row ? editor.focus() : currentRow()?.querySelector(".n").focus({ preventScroll: true }));

  main.addEventListener("keydown", (event) => {
    const box = event.target.closest?.(".dismissing");
    if (!box?.open || isComposing(event)) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      box.open = false;
      back();
      return;
    }
    // In the field of one's own words a figure is a word, unless it is pressed with Alt.
    const isWriting = event.target.matches("input");
    if (!/^Digit[1-9]$/.test(event.code) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey !== isWriting) return;
    const reason = box.querySelectorAll("[data-reason]")[Number(event.code.slice(-1)) - 1];
    if (!reason) return;
    event.preventDefault();
    event.stopPropagation();
    reason.click();
  }, true);

  main.addEventListener("submit", async (/** @type {any} */ event) => {
    const form = event.target;
    if (!form.matches("[data-of-finding]")) return;
    event.preventDefault();
    const wasByKey = form.closest("[data-by-key]") !== null;
    if (await sent(form, event.submitter)) wasByKey ? back() : list()?.querySelector("summary, button")?.focus();
  });

  return () => {
    const box = list()?.querySelector(".dismissing");
    if (box) {
      box.open = true;
      box.dataset.byKey = "";
      box.scrollIntoView({ block: "nearest" });
      box.querySelector("[data-reason]").focus();
    } else {
      tellInRow(editor.isChanged ? _("The warnings of a text are dismissed when it is saved. Confirm it first.") : _("There is no warning."));
      awaitNumber();
    }
  };
}

// Whoever knows the reasons by heart has pressed its number before they read that there is nothing to choose: it is none
// of the text's.
const HASTE_MS = 3000;

function awaitNumber() {
  const until = Date.now() + HASTE_MS;
  document.addEventListener("keydown", function next(event) {
    if (["Alt", "Control", "Shift", "Meta"].includes(event.key)) return;
    document.removeEventListener("keydown", next, true);
    if (Date.now() > until || !/^[1-5]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    tellInRow(_("Nothing was dismissed, and the figure was not put into the text."));
  }, true);
}

// Two reasons at once are one press too many.
const sending = new WeakSet();

async function sent(form, submitter) {
  const row = currentRow();
  if (sending.has(form)) return false;
  sending.add(form);
  const path = new URL(form.action).pathname.slice(page.url.length);
  let answer;
  try {
    answer = await send(path, new FormData(/** @type {any} */ (form), submitter));
  } catch {
    announce(_("There is no answer from the server. Nothing was changed; try again."));
    return false;
  } finally {
    sending.delete(form);
  }
  if (!answer.ok) {
    announce(answer.body.title ?? _("The server refused it."));
    return false;
  }
  if (!row) return false;
  await refreshRow(row.dataset.segment);
  announce(path.endsWith("/dismiss") ? _("Dismissed.") : _("The warning counts again."));
  return true;
}
