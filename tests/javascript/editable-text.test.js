// The field's model: a text that is being written, with its codes and the way back.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { codeFaults, outside } from "../../tms/web/static/js/models/coded-text.js";
import { EditableText } from "../../tms/web/static/js/models/editable-text.js";
import { UndoHistory } from "../../tms/web/static/js/models/undo-history.js";
import { chance } from "./chance.js";
import { anythingBy, CODES, MARKERS, wordsBy } from "./texts.js";

const write = (text, history = new UndoHistory()) => new EditableText(text, CODES, history);
const select = (field, start, end = start) => (field.selected = { start, end, backward: false });

test("letters of a word are one step to take back, the next word is another", () => {
  const field = write("");
  for (const letter of "one two") field.insert(letter, "typing");
  field.undo();
  assert.equal(field.text, "one ");
  field.undo();
  assert.equal(field.text, "");
  field.redo();
  field.redo();
  assert.equal(field.text, "one two");
});

test("after a pause a letter is a step of its own", () => {
  mock.timers.enable({ apis: ["Date"] });
  const field = write("");
  field.insert("a", "typing");
  mock.timers.tick(1001);
  field.insert("b", "typing");
  field.undo();
  assert.equal(field.text, "a");
  mock.timers.reset();
});

test("what came while nobody wrote is a step to take back", () => {
  const history = new UndoHistory();
  write("", history).insert("mine");
  const field = write("theirs", history);
  field.undo();
  assert.equal(field.text, "mine");
  field.undo();
  assert.equal(field.text, "");
});

test("a pair goes around what is selected, and moves to what is selected next", () => {
  const field = write("甲乙丙");
  select(field, 0, 1);
  field.putCode("⟦1⟧");
  assert.equal(field.text, "⟦1⟧甲⟦/1⟧乙丙");
  select(field, field.text.indexOf("丙"), field.text.length);
  field.putCode("⟦1⟧");
  assert.equal(field.text, "甲乙⟦1⟧丙⟦/1⟧");
});

test("the next missing code goes through the codes as the source does", () => {
  const field = write("");
  const made = [];
  while (field.putNextMissing()) made.push(field.text);
  assert.deepEqual(made, ["⟦1⟧⟦/1⟧", "⟦1⟧⟦/1⟧", "⟦1⟧⟦/1⟧⟦2/⟧", "⟦1⟧⟦/1⟧⟦2/⟧⟦3⟧⟦/3⟧", "⟦1⟧⟦/1⟧⟦2/⟧⟦3⟧⟦/3⟧"]);
});

test("no key breaks a code, and every step can be taken back", () => {
  const acts = [
    (field, luck) => field.insert(wordsBy(luck), "typing"),
    (field, luck) => field.insert(anythingBy(luck)),
    (field, luck) => field.put(anythingBy(luck)),
    (field, luck) => field.putCode(luck.oneOf(MARKERS)),
    (field) => field.putNextMissing(),
    (field, luck) => field.takeOut(luck.oneOf(MARKERS)),
    (field) => field.wrap("“", "”"),
    (field) => field.changeCase("en"),
    (field) => field.exchange("deleting", field.selection(), ""),
    (field) => field.undo(),
    (field) => field.redo(),
  ];
  for (let seed = 1; seed <= 400; seed += 1) {
    const luck = chance(seed);
    const beginning = wordsBy(luck);
    const field = write(beginning);
    let told = 0;
    field.addEventListener("edit", () => (told += 1));
    for (let step = 0; step < 30; step += 1) {
      const places = [luck.below(field.text.length + 1), luck.below(field.text.length + 1)].sort((a, b) => a - b);
      select(field, ...(luck.happens(0.5) ? places : [places[0]]));
      const { start, end } = field.selection();
      for (const at of [start, end]) assert.equal(outside(field.text, at, CODES, 1), at, `seed ${seed}: ${field.text} at ${at}`);
      const [before, heard] = [field.text, told];
      luck.oneOf(acts)(field, luck);
      assert.equal(told > heard, field.text !== before, `seed ${seed}: ${before} → ${field.text}`);
      const broken = codeFaults(field.text, CODES).filter(({ kind }) => ["twice", "crossed"].includes(kind));
      assert.deepEqual(broken, [], `seed ${seed}: ${before} → ${field.text}`);
    }
    const all = (way) => {
      for (let step = 0; step < 40; step += 1) field[way]();
      return field.text;
    };
    const end = all("redo");
    assert.equal(all("undo"), beginning, `seed ${seed}`);
    assert.equal(all("redo"), end, `seed ${seed}`);
  }
});
