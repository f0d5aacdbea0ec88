// Places in doubt: the way from one to the next, and the keys.
import assert from "node:assert/strict";
import { test } from "node:test";
import { keyWish, next } from "../../tms/web/static/js/models/doubts.js";

const PLACES = [
  { row: 2, at: 0 },
  { row: 2, at: 7 },
  { row: 5, at: 3 },
];

test("after a place comes the next one of its row, then of the rows below, then the first again", () => {
  assert.equal(next(PLACES, { row: 2, at: 0 }), 1);
  assert.equal(next(PLACES, { row: 2, at: 7 }), 2);
  assert.equal(next(PLACES, { row: 5, at: 3 }), 0);
});

test("before a place comes the one above, before the first the last", () => {
  assert.equal(next(PLACES, { row: 5, at: 3 }, -1), 1);
  assert.equal(next(PLACES, { row: 2, at: 0 }, -1), 2);
});

test("one goes on from where a place was that is decided, and from a row that has none", () => {
  assert.equal(next(PLACES, { row: 2, at: 4 }), 1);
  assert.equal(next(PLACES, { row: 3, at: -1 }), 2);
  assert.equal(next(PLACES, { row: 9, at: -1 }), 0);
  assert.equal(next(PLACES, { row: -1, at: -1 }), 0);
});

test("the order is that of the page, however the places are given", () => {
  assert.equal(next([...PLACES].reverse(), { row: 2, at: 0 }), 1);
  assert.equal(next([...PLACES].reverse(), { row: 2, at: 7 }), 0);
});

test("where nothing is left there is no next one, and a single one comes again", () => {
  assert.equal(next([], { row: 0, at: 0 }), -1);
  assert.equal(next([PLACES[0]], PLACES[0]), 0);
  assert.equal(next([PLACES[0]], PLACES[0], -1), 0);
});

test("figures and n choose, h a p say how widely, j and k move, Esc leaves", () => {
  assert.deepEqual(keyWish({ key: "1" }), ["choose", "1"]);
  assert.deepEqual(keyWish({ key: "9" }), ["choose", "9"]);
  assert.deepEqual(keyWish({ key: "n" }), ["choose", "n"]);
  assert.deepEqual(["h", "A", "p"].map((key) => keyWish({ key })), [["widen", "here"], ["widen", "article"], ["widen", "publication"]]);
  assert.deepEqual([keyWish({ key: "j" }), keyWish({ key: "K" })], [["step", 1], ["step", -1]]);
  assert.deepEqual(keyWish({ key: "Escape" }), ["leave"]);
});

test("other keys are none of ours, nor are those of the browser", () => {
  for (const key of ["0", "Enter", "Tab", "x", "toString", "12"]) assert.equal(keyWish({ key }), null);
  for (const held of ["ctrlKey", "metaKey", "altKey"]) assert.equal(keyWish({ key: "1", [held]: true }), null);
});

test("a key that is held down chooses once, and does not answer what comes next", () => {
  assert.equal(keyWish({ key: "1", repeat: true }), null);
  assert.deepEqual(keyWish({ key: "j", repeat: true }), ["step", 1]);
});
