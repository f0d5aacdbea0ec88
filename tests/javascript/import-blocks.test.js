// Blocks of the import's preview that are put together.
import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOfBlock, joined, linesAfterJoining } from "../../tms/web/static/js/models/import-blocks.js";

const block = (text, codes, more = {}) => ({ kind: "paragraph", text, out: false, codes, level: null, ...more });

test("the codes of the second block get numbers that the first has not", () => {
  const [strong, link, note] = [{ type: "strong" }, { type: "link" }, { type: "footnote" }];
  const first = block("One ⟦2⟧two⟦/2⟧ ", { 2: strong }, { kind: "quotation" });
  const second = block(" three ⟦1⟧four⟦/1⟧⟦2/⟧", { 1: link, 2: note });
  const expected = block("One ⟦2⟧two⟦/2⟧ three ⟦3⟧four⟦/3⟧⟦4/⟧", { 2: strong, 3: link, 4: note }, { kind: "quotation" });
  assert.deepEqual(joined(first, second, " "), expected);
});

test("blocks without codes stay without, and Chinese has no space between", () => {
  assert.deepEqual(joined(block("港口安静，", null), block("没有人。", null), ""), block("港口安静，没有人。", null));
});

test("lines that were left out keep their place", () => {
  const lines = [0, 1, 2, 3].map((place) => ["x", "menu", place]);
  assert.deepEqual(
    linesAfterJoining(lines, 1).map(([, , place]) => place),
    [0, 1, 1, 2],
  );
});

test("a field has both halves of each code that the text has, also where one is lost", () => {
  const link = { type: "link" };
  const codes = codesOfBlock("One ⟦2⟧two, three⟦/1⟧⟦3/⟧ ⟦9⟧", { 1: link, 2: link, 3: link, 4: link });
  assert.deepEqual(codes.markers, ["⟦2⟧", "⟦/2⟧", "⟦1⟧", "⟦/1⟧", "⟦3/⟧"]);
  assert.deepEqual([...codes.numbers], ["2", "1", "3"]);
});
