// Days and times in the language of the page.
import assert from "node:assert/strict";
import { test } from "node:test";

const AT = new Date(2026, 10, 3, 9, 5, 7);
const SAYS = {
  en: ["09:05", "3 Nov", "3 Nov, 09:05", "03/11/2026, 09:05:07"],
  "zh-Hans": ["09:05", "11月3日", "11月3日 09:05", "2026/11/3 09:05:07"],
  "zh-Hant": ["09:05", "11月3日", "11月3日 09:05", "2026/11/3 09:05:07"],
};

for (const [lang, says] of Object.entries(SAYS)) {
  test(`a page in ${lang} says ${says.join("; ")}`, async () => {
    globalThis.document = { documentElement: { lang } };
    const { timeOf, dayOf, dayAndTimeOf, momentOf } = await import(`../../tms/web/static/js/lib/dates.js?${lang}`);
    // Which space stands between them is the browser's affair.
    assert.deepEqual([timeOf(AT), dayOf(AT), dayAndTimeOf(AT), momentOf(AT)].map((words) => words.replaceAll(/\s/gu, " ")), says);
    assert.equal(timeOf(new Date(2026, 10, 3, 21, 30)), "21:30");
    assert.equal(timeOf(new Date(2026, 10, 3, 0, 30)), "00:30");
  });
}

test("times are in the zone that the person chose, not the device's", async () => {
  globalThis.document = { documentElement: { lang: "en", dataset: { timeZone: "Pacific/Kiritimati" } } };
  const { timeOf, dayOf } = await import("../../tms/web/static/js/lib/dates.js?zone");
  const at = Date.UTC(2026, 10, 3, 11, 5);
  assert.equal(timeOf(at), "01:05");
  assert.equal(dayOf(at), "4 Nov");
});

const WALLS = {
  en: ["Friday 27 November 2026", "Friday 27 November 2026, 18:00"],
  "zh-Hans": ["2026年11月27日星期五", "2026年11月27日星期五 18:00"],
  "zh-Hant": ["2026年11月27日星期五", "2026年11月27日星期五 18:00"],
};

for (const [lang, [day, moment]] of Object.entries(WALLS)) {
  test(`a day in a field is in words of ${lang}`, async () => {
    globalThis.document = { documentElement: { lang, dataset: { timeZone: "Asia/Taipei" } } };
    const { wallInWords } = await import(`../../tms/web/static/js/lib/dates.js?wall-${lang}`);
    const plain = (words) => words.replaceAll(/\s/gu, " ");
    assert.deepEqual(["2026-11-27", "2026-11-27T18:00", "2026-11-27T18:00:30"].map(wallInWords).map(plain), [day, moment, moment]);
    assert.deepEqual(["", "2026-13-45", "soon"].map(wallInWords), ["", "", ""]);
  });
}
