// What differs: between two texts, and between a row and the one that the server sends.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fingerprint } from "../../tms/web/static/js/models/row-fingerprint.js";
import { diff } from "../../tms/web/static/js/models/text-diff.js";
import { LruCache } from "../../tms/web/static/js/lib/lru-cache.js";
import { isStale, markFresh, newQuestion } from "../../tms/web/static/js/lib/stale-answers.js";
import { chance } from "./chance.js";
import { anythingBy } from "./texts.js";

const without = (runs, kind) => runs.filter(([one]) => one !== kind).map(([, text]) => text).join("");

test("a difference gives back either text, and no run follows one of its kind", () => {
  for (let seed = 1; seed <= 1000; seed += 1) {
    const luck = chance(seed);
    const [before, after] = [anythingBy(luck, 20), anythingBy(luck, 20)];
    const runs = diff(before, after);
    assert.equal(without(runs, "new"), before, `seed ${seed}`);
    assert.equal(without(runs, "gone"), after, `seed ${seed}`);
    for (const [at, [kind]] of runs.entries()) assert.notEqual(kind, runs[at + 1]?.[0], `seed ${seed}`);
  }
});

test("words of a language with spaces are whole, Chinese is compared by character", () => {
  assert.deepEqual(diff("the old car", "the new car"), [["same", "the "], ["gone", "old"], ["new", "new"], ["same", " car"]]);
  assert.deepEqual(diff("夜车开了", "夜班车开了"), [["same", "夜"], ["new", "班"], ["same", "车开了"]]);
  assert.deepEqual(diff("⟦1⟧甲", "⟦2⟧甲"), [["gone", "⟦1⟧"], ["new", "⟦2⟧"], ["same", "甲"]]);
});

test("texts that are too long to compare are the one and the other", () => {
  const [before, after] = ["字".repeat(1000), "词".repeat(1000)];
  assert.deepEqual(diff(before, after), [["gone", before], ["new", after]]);
});

const row = ({ text = "夜车", token = "t", about = "" } = {}) =>
  `<li class="seg"><form><input name="csrf_token" value="${token}"><input name="key" value="${token}"></form><p>${text}</p>${about}</li>`;

test("a row is another when something in it is, tokens and what comes with it alone apart", () => {
  assert.equal(fingerprint(row()), fingerprint(row({ token: "another" })));
  assert.equal(fingerprint(row()), fingerprint(row({ about: "<template data-about><b>what is known</b></template>" })));
  assert.notEqual(fingerprint(row()), fingerprint(row({ text: "夜班车" })));
});

test("rows that differ in one character have other fingerprints", () => {
  const all = new Set(Array.from({ length: 20_000 }, (_, n) => fingerprint(row({ text: String.fromCodePoint(0x4e00 + n) }))));
  assert.equal(all.size, 20_000);
});

test("an answer that comes late puts nothing back", () => {
  const [first, second] = [newQuestion(), newQuestion()];
  assert.equal(isStale("11", second), false);
  assert.equal(isStale("11", first), true);
  assert.equal(isStale("12", first), false);
  const asked = newQuestion();
  markFresh("12");
  assert.equal(isStale("12", asked), true);
});

test("a cache forgets what was set longest ago", () => {
  const cache = new LruCache(2).set("a", 1).set("b", 2).set("a", 3).set("c", 4);
  assert.deepEqual([...cache], [["a", 3], ["c", 4]]);
});
