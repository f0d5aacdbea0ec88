// Sentences that left the source: the page tells where they went, and what somebody typed into them can be copied.
import { copySelection } from "../lib/browser-commands.js";
import { announce, fetchHtml, main, send } from "./page.js";
import { dropDraft } from "./unsaved-texts.js";
import { _ } from "../lib/words.js";

/** Tell that a segment is gone, with the person's text for it, once that is ``stored``. */
export async function showRemoved(segment, text, stored = null) {
  await stored;
  const above = main.querySelector("[data-above]");
  if (above.querySelector(`[data-gone="${segment}"]`)) return;
  const html = await fetchHtml(`/segments/${segment}/gone`);
  const told = html && new DOMParser().parseFromString(html, "text/html").querySelector("[data-gone]");
  const note = told ? document.importNode(told, true) : plainNote(segment);
  if (text && !note.querySelector("[data-typed]")) note.append(plainNote(segment).querySelector(".typed"));
  const field = note.querySelector("[data-typed]");
  if (text) field.value = text;
  above.append(note);
  announce(_("The source no longer has the sentence that you were working on. Your text is kept above the segments."));
  if (document.activeElement === document.body) (field ?? note.querySelector("a"))?.focus();
}

function plainNote(segment) {
  const note = document.createElement("div");
  note.className = "note attention gone";
  note.dataset.gone = segment;
  note.innerHTML =
    "<p><b></b></p>" +
    '<div class="typed"><textarea readonly rows="2" data-typed></textarea>' +
    "<span><button type=\"button\" data-copy-typed></button></span></div>";
  note.querySelector("b").textContent = _("The source no longer has a sentence that you were working on.");
  note.querySelector("textarea").setAttribute("aria-label", _("Your text for it"));
  note.querySelector("button").textContent = _("Copy my text");
  return note;
}

main.querySelector("[data-above]").addEventListener("click", async ({ target }) => {
  const note = target.closest("[data-gone]");
  if (!note) return;
  const field = note.querySelector("[data-typed]");
  if (target.closest("[data-copy-typed]")) {
    field.select();
    announce(copySelection() ? _("Copied.") : _("Press Ctrl C to copy what is selected."));
  } else if (target.closest("[data-forget]")) {
    const { gone: segment, rev, saved } = note.dataset;
    dropDraft(segment, field.value);
    note.remove();
    await send(`/segments/${segment}/typing`, { text: saved, rev }).catch(() => {});
  }
});
