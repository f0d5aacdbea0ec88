// What others change in a row, or in its source, while somebody has it open here: their typing stays, and they are told.
import { announce, textIn } from "./page.js";
import { compare, comparing } from "./compare.js";
import { editor, saves, status } from "./singletons.js";
import { unsavedTexts } from "./unsaved-texts.js";
import { showRemoved } from "./removed-rows.js";
import { applyChoice } from "./refused-saves.js";
import { _ } from "../lib/words.js";

/** The source has left a sentence out. Who was at work on it is told, and has their text to copy. */
export function rowRemoved(row, typed = null) {
  const { segment } = row.dataset;
  const isOpen = editor.row === row;
  const [unsaved] = unsavedTexts(row, textIn(row));
  const text = typed ?? (isOpen ? editor.text : unsaved);
  const stored = isOpen && editor.isChanged ? editor.keepOnServer() : null;
  if (isOpen) editor.close({ keep: true });
  row.remove();
  if (text !== undefined) showRemoved(segment, text, stored);
  status();
}

// The source changed under somebody's hands. What they type stays; whether it still fits is theirs to say.
function askAboutSource(row, fresh) {
  const sourceRev = Number(fresh.dataset.sourceRev);
  if (Number(row.dataset.askedAbout ?? 0) >= sourceRev) return;
  row.dataset.askedAbout = sourceRev;
  row.dataset.markers = fresh.dataset.markers ?? "";
  editor.renewCodes();
  const seen = () => {
    editor.sawSource(sourceRev);
    row.dataset.sourceRev = sourceRev;
    editor.say("");
  };
  const choices = [
    [_("It still fits: confirm"), () => (seen(), editor.dispatchEvent(new Event("confirm")))],
    [_("I’ll change it"), () => (seen(), editor.focus())],
  ];
  editor.say(_("The source changed while you were writing. What you typed is kept."), choices, "changed");
  announce(_("The source of this segment changed. What you typed is kept."));
}

/** The row on the server is another than the one somebody has open here. */
export function rowChanged(row, fresh, why = _("This text was changed by someone else just now.")) {
  const { segment } = row.dataset;
  if (saves.has(segment) || saves.refused.has(segment)) return;
  const rev = Number(fresh.dataset.rev);
  const theirs = textIn(fresh);
  if (editor.row !== row) return;
  editor.lookWhoHasIt();
  if (Number(fresh.dataset.sourceRev) > editor.base.sourceRev) askAboutSource(row, fresh);
  if (rev <= editor.base.rev) return;
  if (editor.isChanged && ["draft", "empty"].includes(fresh.dataset.tone)) {
    // A machine drafted anew for the new source; a person's text stands above a draft.
    editor.rebase({ text: theirs, rev });
    row.dataset.rev = rev;
    row.querySelector("[data-target]").dataset.text = theirs;
  } else if (!editor.isChanged) {
    editor.rebase({ text: theirs, rev });
    row.dataset.rev = rev;
    row.querySelector("[data-target]").dataset.text = theirs;
    if (row.dataset.askedAbout !== fresh.dataset.sourceRev) {
      editor.say(why, null, "attention");
    }
  } else if (Number(comparing(row)?.dataset.rev ?? 0) < rev) {
    // The editor stays on its own rev until the person has chosen, so that no key press puts one text over the other.
    const sides = { base: editor.base.text, baseRev: editor.base.rev, yours: editor.text, theirs, rev };
    const tried = { segment, confirm: false, resolves: row.dataset.resolves };
    compare(segment, sides, (choice) => applyChoice(choice, { ...tried, text: editor.text }, sides));
  }
  status();
}
