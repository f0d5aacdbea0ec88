// What an element's own style says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { boldness, isHidden, readDeclarations, slant } from "../../tms/web/static/js/lib/style-declarations.js";

test("names are compared whole, as Word's own stand beside those of the page", () => {
  const style = readDeclarations("mso-bidi-font-weight:normal;MSO-BIDI-FONT-STYLE : normal;font-family:\"A; font-weight:900\"");
  assert.equal(boldness(style), null);
  assert.equal(slant(style), null);
  assert.equal(style.get("font-family"), '"a; font-weight:900"');
});

test("the last declaration of a name counts, without what makes it weigh more", () => {
  for (const [written, bold] of [
    ["font-weight:bold", true],
    ["FONT-WEIGHT: 700 ! important", true],
    ["font-weight:bold;font-weight:normal", false],
    ["font-weight:400;mso-bidi-font-weight:bold", false],
    ["background:url(data:x;font-weight:bold)", null],
    ["/* font-weight:bold */", null],
    ["/* a */font-weight:bold/* ; */", true],
    ["font-weight", null],
    ["", null],
  ])
    assert.equal(boldness(readDeclarations(written)), bold, written);
  assert.equal(slant(readDeclarations("font-style:oblique 10deg")), true);
  assert.equal(slant(readDeclarations("font-style:normal")), false);
});

test("only what hides an element hides it", () => {
  for (const hidden of ["display:none", "color:red; DISPLAY: NONE", "mso-hide:all", "mso-element:comment-list"])
    assert.ok(isHidden(readDeclarations(hidden)), hidden);
  for (const seen of ["mso-column-display:none", "mso-element:footnote", "display:none-such", "content:'display:none'"])
    assert.ok(!isHidden(readDeclarations(seen)), seen);
});

test("a hostile style is read in a time that grows with its length", () => {
  for (const part of ['"', "'", "(", "/*", "\\", "a:", ";", "!important "]) {
    const begun = performance.now();
    readDeclarations(part.repeat(400_000));
    assert.ok(performance.now() - begun < 2_000, part);
  }
});
