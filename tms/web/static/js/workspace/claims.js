// Whose claim a segment has: how long it lasts, taking it over with a reason, and rows whose claim has run out.
import { announce, main, rows, send, serverNow } from "./page.js";
import { currentRow } from "./current-row.js";
import { refreshRow } from "./rows.js";
import { withChineseMarked } from "../lib/chinese-runs.js";
import { _ } from "../lib/words.js";

const LOOK_MS = 5000;
const aside = main.querySelector("aside");
const form = () => aside.querySelector(".takeover");

/** Begin. ``editor`` is the one of the page. */
export function startClaims(editor) {
  main.addEventListener("submit", (event) => {
    if (!event.target.closest("aside .takeover")) return;
    event.preventDefault();
    takeOver(event.target, editor);
  });
  main.addEventListener("explain", sayHowLong);
  setInterval(() => {
    sayHowLong();
    // They end without anybody telling.
    for (const row of rows()) {
      if (row.dataset.until && Date.parse(row.dataset.until) < serverNow()) refreshRow(row.dataset.segment);
    }
  }, LOOK_MS);
}

/** A button that leads to the reason, for who may take over. */
export function takeOverButton() {
  const open = () => {
    form().open = true;
    form().querySelector("input:not([type=hidden])").focus();
  };
  return form() ? [_("Take over…"), open] : null;
}

async function takeOver(wish, editor) {
  const row = currentRow();
  const { segment } = row.dataset;
  const place = wish.querySelector("[data-problem]");
  let words = _("There is no answer from the server. Nothing was changed; try again.");
  try {
    const { ok, body } = await send(`/segments/${segment}/take-over`, { reason: wish.elements.reason.value });
    words = ok ? "" : (body.title ?? _("The server refused it."));
  } catch {
    // Told below.
  }
  place.replaceChildren(...withChineseMarked(words));
  place.hidden = !words;
  if (words) return;
  announce(_("The segment is yours now."));
  await refreshRow(segment);
  if (editor.row?.dataset.segment === segment) editor.hasIt();
}

function sayHowLong() {
  const place = aside.querySelector("[data-claim]");
  if (!place) return;
  const until = Date.parse(currentRow()?.dataset.until ?? place.dataset.claim);
  const seconds = Math.max(0, Math.round((until - serverNow()) / LOOK_MS) * (LOOK_MS / 1000));
  const [minutes, rest] = [Math.floor(seconds / 60), String(seconds % 60).padStart(2, "0")];
  place.textContent = _("The claim runs out in {time} min unless they go on.", { time: `${minutes}:${rest}` });
}
