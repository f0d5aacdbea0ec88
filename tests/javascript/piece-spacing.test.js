// Known pieces are put in with the spaces that their script needs, and none beside Chinese.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EditableText } from "../../tms/web/static/js/models/editable-text.js";
import { UndoHistory } from "../../tms/web/static/js/models/undo-history.js";
import { CODES } from "./texts.js";

// What is said, with | where the caret is or around what is selected.
function put(said, piece, locale) {
  const [before, selected, ...after] = said.split("|");
  const text = [before, selected, ...after].join("");
  const field = new EditableText(text, CODES, new UndoHistory());
  field.selected = { start: before.length, end: before.length + (after.length ? selected.length : 0), backward: false };
  field.insertPiece(piece, locale);
  return field.text;
}

for (const [locale, said, piece, expected] of [
  ["zh-Hans", "车上有|人", "240", "车上有240人"],
  ["zh-Hans", "|", "2025年5月3日", "2025年5月3日"],
  ["zh-Hans", "2025年5月3日|", "夜班列车", "2025年5月3日夜班列车"],
  ["zh-Hant", "由|製造", "Airbus", "由Airbus製造"],
  ["zh-Hant", "由NATO|", "Airbus", "由NATO Airbus"],
  ["zh-Hans", "版本2|", "10", "版本2 10"],
  ["zh-Hans", "他说，|", "NATO", "他说，NATO"],
  ["zh-Hans", "占50%|", "GDP", "占50%GDP"],
  ["en", "up 50%|", "in 2025", "up 50% in 2025"],
  ["zh-Hans", "⟦1⟧NATO⟦/1⟧|", "Airbus", "⟦1⟧NATO⟦/1⟧ Airbus"],
  ["en", "It carried|", "240", "It carried 240"],
  ["en", "It carried |", "240", "It carried 240"],
  ["en", "|people left", "240", "240 people left"],
  ["en", "In May,|", "night trains", "In May, night trains"],
  ["en", "“|", "night train", "“night train"],
  ["en", "(|)", "night train", "(night train)"],
  ["en", "a |day|train", "night", "a night train"],
  ["en", "the ⟦1⟧|⟦/1⟧ left", "night train", "the ⟦1⟧night train⟦/1⟧ left"],
  ["en", "the|⟦1⟧first⟦/1⟧", "night train", "the night train ⟦1⟧first⟦/1⟧"],
  ["en", "", "", ""],
]) {
  test(`${locale}: ${piece} in ${said}`, () => assert.equal(put(said, piece, locale), expected));
}

test("a piece with its spaces is one step to take back", () => {
  const field = new EditableText("It carried", CODES, new UndoHistory());
  field.insertPiece("240", "en");
  assert.equal(field.text, "It carried 240");
  field.undo();
  assert.equal(field.text, "It carried");
});
