// Which rows a filter shows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ShownRows } from "../../tms/web/static/js/models/shown-rows.js";

const IDS = Array.from({ length: 10 }, (_, n) => `s-${n}`);
const are = (shown, what) => IDS.filter((id) => shown[what](id)).map((id) => Number(id.slice(2)));

test("where nothing was chosen all rows fit and are shown", () => {
  const shown = new ShownRows();
  assert.equal(shown.isFiltered, false);
  assert.deepEqual(are(shown, "isHit").length, 10);
  assert.deepEqual(are(shown, "isShown").length, 10);
});

test("a row that fits is shown with two on each side", () => {
  const shown = new ShownRows();
  shown.choose(IDS, (id) => id === "s-4");
  assert.equal(shown.count, 1);
  assert.deepEqual(are(shown, "isHit"), [4]);
  assert.deepEqual(are(shown, "isShown"), [2, 3, 4, 5, 6]);
});

test("at an end there are fewer, and what stands around two of them is shown once", () => {
  const shown = new ShownRows();
  shown.choose(IDS, (id, at) => [0, 3, 9].includes(at));
  assert.deepEqual(are(shown, "isShown"), [0, 1, 2, 3, 4, 5, 7, 8, 9]);
});

test("where none fits none is shown, until all are again", () => {
  const shown = new ShownRows();
  shown.choose(IDS, () => false);
  assert.equal(shown.isFiltered, true);
  assert.equal(shown.count, 0);
  assert.deepEqual(are(shown, "isShown"), []);
  shown.choose(IDS, (id) => id === "s-9");
  assert.deepEqual(are(shown, "isShown"), [7, 8, 9]);
  shown.clear();
  assert.equal(shown.isFiltered, false);
  assert.equal(are(shown, "isShown").length, 10);
});
