// Two texts for one segment, made one by hand: what stood there before, both sides with what they changed, and below them
// the text that comes of it. What can be merged by itself is what one begins with.
import { announce, isComposing, rowOf, send, sourceIn } from "./page.js";
import { nodesOf, showDiff } from "../field/view.js";
import { Field } from "../field/field.js";
import { UndoHistory } from "../models/undo-history.js";
import { codeButtons, codeProblem, codesOfRow, markMissing, wordsOfCodes } from "../field/codes.js";
import { dropDraft, keepDraft } from "./unsaved-texts.js";
import { withChineseMarked } from "../lib/chinese-runs.js";
import { _ } from "../lib/words.js";

const box = document.querySelector("[data-merge-box]");
const find = (name) => box.querySelector(`[data-${name}]`);
const side = (name) => box.querySelector(`[data-side=${name}]`);
const begun = new Map();
let field = null;
let wish = null;

if (box) {
  box.querySelector("form").addEventListener("submit", (event) => (event.preventDefault(), save(true)));
  find("save")?.addEventListener("click", () => save(false));
  find("close").addEventListener("click", () => box.close());
  box.addEventListener("close", ended);
  box.addEventListener("keydown", keyDown);
  for (const button of box.querySelectorAll("[data-from-side]")) {
    button.addEventListener("click", () => {
      field.focus();
      field.put(wish.texts[button.dataset.fromSide]);
    });
  }
}

/**
 * Open it for a segment: ``sides`` {base, yours, theirs, rev, who or parent} as far as they are known, ``baseRev`` the one that
 * yours was written upon (none: the sides are all there is). ``done`` gets {text, rev, confirm} of what was made.
 */
export async function mergeByHand(segment, sides, { baseRev = null, done }) {
  const asked = baseRev === null ? null : await newest(segment, sides.yours, baseRev);
  const { base, yours, theirs, rev, who, parent, merged } = { ...sides, ...asked };
  const row = rowOf(segment);
  wish = { segment, rev, done, texts: { base, mine: yours, theirs, merged } };
  find("number").textContent = row.querySelector(".n .num").textContent;
  find("from")?.replaceChildren(...nodesOf(sourceIn(row) ?? ""));
  find("what").replaceChildren(...withChineseMarked(explained(merged, who, parent)));
  side("base").replaceChildren(...(base ? nodesOf(base) : [_("(empty)")]));
  showDiff(side("mine"), base, yours);
  showDiff(side("theirs"), base, theirs);
  box.querySelector("[data-from-side=merged]").hidden = !merged;
  begin(row, begun.get(segment) ?? (merged || yours));
  box.showModal();
  field.focus();
}

// What stands there now may be newer than what the save was refused for. Without an answer the known texts do.
async function newest(segment, text, rev) {
  try {
    const { ok, body } = await send(`/segments/${segment}/sides`, { text, rev });
    return ok ? body : null;
  } catch {
    return null;
  }
}

function explained(merged, who, parent) {
  if (parent) return _("{parent} changed where this text had been changed by hand. Below is your text: turn it into what it should say.", { parent });
  const name = who || _("Someone");
  if (merged) return _("{who} changed a different part of the text. Below are both in one: read it, and confirm it.", { who: name });
  return _("{who} and you changed the same place. Below is your text: turn it into what it should say.", { who: name });
}

function begin(row, text) {
  const textarea = box.querySelector("textarea");
  textarea.name = "text";
  const codes = codesOfRow(row);
  field = new Field(textarea, text, {
    codes,
    words: wordsOfCodes(row),
    history: new UndoHistory(),
    name: box.querySelector("#merge-name"),
  });
  const place = find("insert");
  const buttons = codeButtons(codes, (marker) => {
    field.focus();
    if (!field.putCode(marker)) announce(_("This code stands in the text already. Select words to move a pair around them."));
  });
  place.replaceChildren(...buttons);
  place.hidden = !buttons.length;
  const changed = () => {
    say("");
    markMissing(buttons, field.value, codes);
    find("against-line").hidden = field.value === wish.texts.theirs;
    showDiff(find("against"), wish.texts.theirs, field.value);
  };
  field.addEventListener("edit", () => {
    changed();
    // Kept as what somebody types is: through a closed dialog, and in this browser through a reload.
    begun.set(wish.segment, field.value);
    keepDraft(wish.segment, field.value, wish.rev, [wish.texts.mine]);
  });
  field.addEventListener("refused", () => announce(_("A code can’t stand there: pairs must not cross.")));
  changed();
}

function keyDown(event) {
  if (isComposing(event)) return;
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.key === "Enter" && isCommand) {
    event.preventDefault();
    save(true);
  } else if (event.code === "KeyQ" && event.ctrlKey) {
    event.preventDefault();
    field.focus();
    if (!field.putNextMissing()) announce(_("No code is missing."));
  }
}

function save(isConfirmed, { anyway = false } = {}) {
  const text = field.value;
  if (!text.trim()) {
    say(_("There is nothing to confirm yet. Write the translation first."));
    return;
  }
  const problem = codeProblem(text, field.codes);
  if (problem && (problem.isDecisive || (isConfirmed && !anyway))) {
    const fixes = problem.fixes.map(([words, act]) => [words, () => (field.focus(), act(field))]);
    if (!problem.isDecisive) fixes.push([_("Confirm without"), () => save(true, { anyway: true })]);
    say(problem.words, fixes);
    return;
  }
  const { done, rev, segment, texts } = wish;
  for (const one of [text, texts.mine]) dropDraft(segment, one);
  begun.delete(segment);
  box.close();
  done({ text, rev, confirm: isConfirmed });
}

function say(words, fixes = []) {
  const place = find("note");
  place.replaceChildren();
  if (!words) return;
  const line = document.createElement("p");
  line.className = "note conflict";
  line.setAttribute("role", "alert");
  line.append(...withChineseMarked(words));
  for (const [name, act] of fixes) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    button.textContent = name;
    button.addEventListener("click", act);
    line.append(" ", button);
  }
  place.append(line);
}

function ended() {
  field?.destroy();
  field?.element.remove();
  box.querySelector("textarea").hidden = false;
  field = null;
  rowOf(wish?.segment)?.querySelector(":is([data-compare], [data-sides]) [data-choose=merge], .n")?.focus({ preventScroll: true });
  wish = null;
}
