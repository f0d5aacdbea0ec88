// Words that stand after each other, as the language of the page writes them.
import assert from "node:assert/strict";
import { test } from "node:test";

import { joinedSentences } from "../../tms/web/static/js/lib/words.js";

const SAYS = { en: "One. Two.", "zh-Hans": "一。二。", "zh-Hant": "一。二。" };

for (const [lang, says] of Object.entries(SAYS)) {
  test(`sentences on a page in ${lang}`, () => {
    globalThis.document = { documentElement: { lang } };
    const sentences = lang === "en" ? ["One.", "", "Two."] : ["一。", "", "二。"];
    assert.equal(joinedSentences(...sentences), says);
    assert.equal(joinedSentences("", sentences[0]), sentences[0]);
  });
}
