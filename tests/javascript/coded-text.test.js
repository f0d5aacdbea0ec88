// A text with inline codes, and what edits may make of it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { nextPlace, nextWord } from "../../tms/web/static/js/models/caret-motion.js";
import { asOneLine, codeFaults, codesIn, codesOf, difference, faultsToMend, move, outside, plainOf, putCode, replace, runsOf, without } from "../../tms/web/static/js/models/coded-text.js";
import { placesIn } from "../../tms/web/static/js/models/split-places.js";
import { chance } from "./chance.js";
import { anythingBy, CODES, MARKERS, wordsBy } from "./texts.js";

const CASES = JSON.parse(readFileSync(new URL("../domain/codes.json", import.meta.url), "utf8"));
const isInside = (text, at) => outside(text, at, CODES, 1) !== at;
const disorderly = (text) => codeFaults(text, CODES).filter(({ kind }) => ["foreign", "twice", "crossed"].includes(kind)).length;

/** Run for 1,000 texts by chance; a failure tells its number. */
function always(claim) {
  for (let seed = 1; seed <= 1000; seed += 1) {
    try {
      claim(chance(seed));
    } catch (error) {
      error.message = `seed ${seed}: ${error.message}`;
      throw error;
    }
  }
}

test("faults are those that the server finds", () => {
  assert.ok(CASES.length > 5);
  for (const { source, text, faults } of CASES) {
    assert.deepEqual(codeFaults(text, codesOf(source)).map(({ kind, marker }) => [kind, marker]), faults, text);
  }
});

test("a unit's power that Chinese says in words is not missed", () => {
  const codes = codesOf(["⟦1⟧", "⟦/1⟧", "⟦2⟧", "⟦/2⟧"], ["2"]);
  const missing = (text) => faultsToMend(text, codes).map(({ marker }) => marker);
  assert.deepEqual(missing("⟦1⟧约⟦/1⟧1300平方公里"), []);
  assert.deepEqual(missing("约1300平方公里"), ["⟦1⟧"]);
  assert.deepEqual(missing("⟦1⟧约⟦/1⟧1300公里"), ["⟦2⟧"]);
  assert.deepEqual(missing("⟦1⟧约⟦/1⟧1300平方公里⟦2⟧"), ["⟦/2⟧"]);
});

test("runs make the text again", () => {
  always((luck) => {
    const text = anythingBy(luck);
    assert.equal(runsOf(text, CODES).map((run) => run.text ?? run.marker).join(""), text);
  });
});

test("no words that come in make the codes worse, and none that was there is lost", () => {
  always((luck) => {
    const text = anythingBy(luck);
    const [from, to] = [luck.below(text.length + 1), luck.below(text.length + 1)].sort((a, b) => a - b).map((at, n) => outside(text, at, CODES, n ? 1 : -1));
    const before = disorderly(text.slice(0, from) + text.slice(to));
    const made = replace(text, from, to, anythingBy(luck), CODES);
    assert.ok(disorderly(made.text) <= before, `${text} → ${made.text}`);
    assert.ok(!isInside(made.text, made.at), made.text);
    const markers = (part) => codesIn(part, CODES).map(({ marker }) => marker);
    const left = markers(made.text);
    for (const marker of markers(text.slice(0, from))) assert.ok(left.includes(marker), `${marker} of ${text} is not in ${made.text}`);
  });
});

test("plain words come in as they are", () => {
  always((luck) => {
    const text = wordsBy(luck);
    const at = luck.below(text.length + 1);
    const words = wordsBy(luck);
    assert.deepEqual(replace(text, at, at, words, CODES), { text: text.slice(0, at) + words + text.slice(at), at: at + words.length });
  });
});

test("a code is put where it may stand", () => {
  always((luck) => {
    const text = MARKERS.reduce((made, marker) => (luck.happens(0.5) ? replace(made, luck.below(2) ? made.length : 0, made.length, marker, CODES).text : made + wordsBy(luck, 3)), "");
    const marker = luck.oneOf(MARKERS);
    if (codesIn(text, CODES).some((code) => code.marker === marker)) return;
    const [from, to] = [luck.below(text.length + 1), luck.below(text.length + 1)].sort((a, b) => a - b).map((at, n) => outside(text, at, CODES, n ? 1 : -1));
    const made = putCode(text, from, to, marker, CODES);
    assert.ok(disorderly(made.text) <= disorderly(text), `${marker} into ${text}: ${made.text}`);
    assert.ok(made.text.includes(marker), `${marker} is not in ${made.text}`);
    assert.equal(plainOf(made.text, CODES), plainOf(text, CODES));
  });
});

test("what is moved is neither lost nor doubled", () => {
  always((luck) => {
    const text = anythingBy(luck);
    const [from, to] = [luck.below(text.length + 1), luck.below(text.length + 1)].sort((a, b) => a - b).map((at, n) => outside(text, at, CODES, n ? 1 : -1));
    const moved = move(text, from, to, outside(text, luck.below(text.length + 1), CODES, 1), CODES);
    if (!moved) return;
    const units = (whole) => whole.split("").sort().join("");
    assert.equal(units(moved.text), units(text));
    assert.equal(moved.text.slice(moved.start, moved.end), text.slice(from, to));
  });
});

test("taking a code out takes nothing else", () => {
  always((luck) => {
    const text = anythingBy(luck);
    const marker = luck.oneOf(MARKERS);
    const left = runsOf(text, CODES).filter((run) => run.marker !== marker);
    const made = without(text, [marker], text.length, CODES);
    assert.equal(made.text, left.map((run) => run.text ?? run.marker).join(""));
    assert.equal(made.at, made.text.length);
  });
});

test("the difference of two texts makes one of the other, and cuts no code and no character", () => {
  always((luck) => {
    const [old, now] = [anythingBy(luck), anythingBy(luck)];
    const { from, to, words } = difference(old, now, CODES);
    assert.equal(old.slice(0, from) + words + old.slice(to), now);
    for (const at of [from, to]) {
      assert.ok(!isInside(old, at), `${old} at ${at}`);
      assert.ok(!/^[\udc00-\udfff]/.test(old.slice(at)) || !/[\ud800-\udbff]$/.test(old.slice(0, at)), `half a character of ${old}`);
    }
  });
});

test("words from elsewhere are one line, with nothing in it that can't be seen", () => {
  assert.equal(asOneLine("  Word\u00ad’s\r\n\tline \u0007\u200b7  "), " Word’s line 7 ");
  always((luck) => {
    const words = Array.from({ length: 8 }, () => luck.oneOf(["a", "字", " ", "\n", "\t", "\u2028", "\ufeff", "\u0000", "\u007f"])).join("");
    const line = asOneLine(words);
    assert.match(line, /^(?:[a字]| (?! ))*$/u, JSON.stringify(words));
  });
});

test("the caret goes over every character and code, forwards and back by the same places", () => {
  always((luck) => {
    const text = anythingBy(luck, 6);
    const walk = (at, step) => {
      const places = [at];
      for (;;) {
        const next = nextPlace(text, places.at(-1), step, CODES);
        if (next === places.at(-1)) return places;
        assert.ok(!isInside(text, next), `${text} at ${next}`);
        places.push(next);
      }
    };
    const there = walk(0, 1);
    assert.equal(there.at(-1), text.length);
    assert.deepEqual(walk(text.length, -1), there.toReversed());
  });
});

test("by words the caret arrives at the end, and at the beginning", () => {
  always((luck) => {
    const text = anythingBy(luck, 6);
    for (const [step, begin, end] of [[1, 0, text.length], [-1, text.length, 0]]) {
      let at = begin;
      for (let turn = 0; turn <= text.length && at !== end; turn += 1) at = nextWord(text, at, step, CODES, "zh");
      assert.equal(at, end, text);
    }
  });
});

test("a text is split with words on both sides, outside of codes and pairs", () => {
  assert.deepEqual(placesIn("⟦1⟧甲乙⟦/1⟧丙丁", CODES), [10]);
  always((luck) => {
    const text = anythingBy(luck, 8);
    for (const at of placesIn(text, CODES)) {
      assert.ok(!isInside(text, at), `${text} at ${at}`);
      for (const side of [text.slice(0, at), text.slice(at)]) assert.notEqual(plainOf(side, CODES).trim(), "", `${text} at ${at}`);
    }
  });
});
