// Where a text is cut in two by keys: behind a stop or a comma, and between words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOf } from "../../tms/web/static/js/models/coded-text.js";
import { edgeNear, placesIn, stopsIn } from "../../tms/web/static/js/models/split-places.js";

const none = codesOf([]);
const parts = (text, codes = none) => stopsIn(text, placesIn(text, codes)).map((at) => text.slice(0, at));

test("a part ends behind its mark and the space after it", () => {
  assert.deepEqual(parts("It cost 1,000 dollars, he said. Nobody paid."), ["It cost 1,000 dollars, ", "It cost 1,000 dollars, he said. "]);
  assert.deepEqual(parts("他说：“好。”大家都同意，走了。"), ["他说：", "他说：“好。”", "他说：“好。”大家都同意，"]);
});

test("no part ends inside a pair of codes", () => {
  assert.deepEqual(parts("A ⟦1⟧line, here⟦/1⟧, and there.", codesOf(["⟦1⟧", "⟦/1⟧"])), ["A ⟦1⟧line, here⟦/1⟧, "]);
});

test("a place in a word is the nearest edge of it, one between words stays", () => {
  const text = "The night trains return";
  assert.equal(text.slice(edgeNear(text, 6, none, "en")), "night trains return");
  assert.equal(text.slice(edgeNear(text, 15, none, "en")), "return");
  assert.equal(text.slice(edgeNear(text, 10, none, "en")), "trains return");
});
