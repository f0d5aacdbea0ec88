// What was approved before in other words: taken over for one sentence, or for all that are offered, and put back.
import { announce, main, rowOf, rows, send } from "./page.js";
import { mark } from "./current-row.js";
import { saves } from "./singletons.js";
import { tellUndoable } from "./undoable.js";
import { _ } from "../lib/words.js";

const NO_ANSWER = _("There is no answer from the server. Nothing was changed; try again.");
let isSending = false;
/** @type {{ leave: () => void, refresh: () => Promise<void> }} */
let work;

/** Begin. ``leave`` ends editing; ``refresh`` brings the rows up to date. */
export function startTakingApproved(how) {
  work = how;
  main.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-take-approved]")) return;
    event.preventDefault();
    take(form.closest(".seg")?.dataset.segment);
  });
}

const seenOf = (all) => all.map(({ dataset }) => `${dataset.segment}:${dataset.rev}`).join(" ");

/** Take over what is offered for the segment, or without one for all. */
async function take(segment) {
  if (isSending) return;
  isSending = true;
  try {
    work.leave();
    if (!(await saves.settled())) {
      announce(_("Not sent: what you typed is not saved yet."));
      return;
    }
    // As the rows are now: whoever was typing in one has just changed it.
    const offered = segment ? [rowOf(segment)] : rows().filter((row) => "approved" in row.dataset);
    const answer = await ask("/take-approved", { seen: seenOf(offered) });
    if (answer) tellUndoable(answer.said, answer.change ? () => putBack(answer.change) : null, answer.left);
    const row = segment && rowOf(segment);
    if (!row) return;
    mark(row);
    row.querySelector(".n").focus({ preventScroll: true });
  } finally {
    isSending = false;
  }
}

async function putBack(change) {
  const answer = await ask(`/take-approved/${change}/put-back`, {});
  if (answer) tellUndoable(answer.said, null, answer.left);
}

/** Send it, and show what has become of the rows; what was answered, null if it was refused, which is told. */
async function ask(path, fields) {
  const answer = await send(path, fields).catch(() => null);
  await work.refresh();
  if (answer?.ok) return answer.body;
  tellUndoable(answer?.body.title ?? NO_ANSWER, null);
  return null;
}
