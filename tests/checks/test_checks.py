"""Each family of checks: what it finds, what it leaves alone, and in which words."""

from dataclasses import replace

import pytest

from tms.checks import ALL, CheckedText, Finding, Severity, check

CODES = {"1": {"type": "link", "href": "https://example.org/"}, "2": {"type": "footnote"}}

FIRST = ("untranslated", "inline codes", "script")
"""Families that look at the text as a whole; the others have their cases in files."""


def checked(
    text: str, *, source: str = "Read it.", locale: str = "zh-Hans", source_locale: str = "en", codes: object = None
) -> list[Finding]:
    return check(
        CheckedText(
            segment_id=7,
            source=source,
            source_locale=source_locale,
            source_codes=codes,  # type: ignore[arg-type]
            text=text,
            locale=locale,
        ),
        families=FIRST,
    )


def families(findings: list[Finding]) -> list[tuple[str, Severity]]:
    return [(finding.family, finding.severity) for finding in findings]


def test_a_good_translation_has_no_findings() -> None:
    assert checked("读一读。") == []
    assert checked("⟦1⟧读⟦/1⟧一读⟦2/⟧。", source="⟦1⟧Read⟦/1⟧ it⟦2/⟧.", codes=CODES) == []
    assert checked("Read it.", source="读一读。", source_locale="zh-Hans", locale="en") == []


def test_a_place_is_counted_with_the_markers_and_known_again_after_edits_elsewhere() -> None:
    (found,) = checked("⟦1⟧读⟦/1⟧一說⟦2/⟧。", source="⟦1⟧Read⟦/1⟧ it⟦2/⟧.", codes=CODES)
    (again,) = checked("再⟦1⟧读⟦/1⟧两遍，說⟦2/⟧。", source="⟦1⟧Read⟦/1⟧ it⟦2/⟧.", codes=CODES)
    assert (found.start, found.end) == (9, 10)
    assert (again.start, again.key) == (12, found.key)
    (another,) = checked("⟦1⟧读⟦/1⟧一們⟦2/⟧。", source="⟦1⟧Read⟦/1⟧ it⟦2/⟧.", codes=CODES)
    assert another.key != found.key


def test_the_same_thing_twice_is_one_finding() -> None:
    assert [f.start for f in checked("他說，她說，他们说。")] == [1]


def test_named_families_are_all_that_is_asked() -> None:
    text = CheckedText(1, "⟦1⟧Read⟦/1⟧ it.", "en", CODES, "读說。", "zh-Hans")
    assert {f.family for f in check(text)} >= {"inline codes", "script"}
    assert {f.family for f in check(text, families=["script"])} == {"script"}
    assert check(text, families=[]) == []


def test_of_what_is_mostly_the_source_nothing_else_is_said() -> None:
    source = "The the ⟦1⟧first⟦/1⟧ night train left the old station at ten"
    text = CheckedText(1, source, "en", CODES, source.replace("⟦1⟧", ""), "zh-Hans", origin="imported")
    assert {f.family for f in check(text)} == {"untranslated", "inline codes"}
    draft = replace(text, origin="assembly")
    assert {f.family for f in check(draft)} == {"inline codes"}
    assert "untranslated" in {f.family for f in check(replace(draft, state="translated"))}


def test_every_finding_is_of_a_family_that_pages_name() -> None:
    texts = ["", "⟦1⟧", "說", "The first night train left the old station."]
    found = [f for text in texts for f in checked(text, source="⟦1⟧a⟦/1⟧", codes=CODES)]
    assert found
    assert {f.family for f in found} <= set(ALL)


class TestUntranslated:
    @pytest.mark.parametrize("text", ["", " ", "\n", "　"])
    def test_nothing_is_an_error(self, text: str) -> None:
        (finding,) = checked(text)
        assert (finding.severity, finding.segment_id, finding.words) == (
            Severity.ERROR,
            7,
            "There is no translation yet.",
        )

    @pytest.mark.parametrize(
        "text",
        [
            "The first night train left the old station at ten.",
            "The first 夜班列车 left the old station at ten.",
        ],
    )
    def test_much_of_the_sources_english_is_a_warning(self, text: str) -> None:
        assert families(checked(text)) == [("untranslated", Severity.WARNING)]

    def test_much_of_the_sources_chinese_is_a_warning(self) -> None:
        found = checked("The 第一列夜班列车十点开出 left.", source="x", source_locale="zh-Hans", locale="en")
        assert families(found) == [("untranslated", Severity.WARNING)]

    @pytest.mark.parametrize(
        "text",
        [
            "OpenAI、Google、Meta三家公司。",
            "世界贸易组织（World Trade Organization）昨天在日内瓦表示，谈判会继续下去，直到各方同意。",
            "BBC",
        ],
    )
    def test_names_may_stay(self, text: str) -> None:
        assert checked(text) == []

    def test_two_chinese_scripts_are_not_compared(self) -> None:
        assert checked("第一列夜班列車十點開出。", source="x", source_locale="zh-Hans", locale="zh-Hant") == []

    def test_codes_are_no_words(self) -> None:
        codes = {str(n): {"type": "strong"} for n in range(1, 9)}
        text = "".join(f"⟦{n}⟧字⟦/{n}⟧" for n in codes)
        assert checked(text, source=text, codes=codes) == []


class TestInlineCodes:
    SOURCE = "⟦1⟧Read⟦/1⟧ it⟦2/⟧."

    @pytest.mark.parametrize(
        "text", ["⟦1⟧读。⟦2/⟧", "⟦/1⟧读⟦1⟧。⟦2/⟧", "⟦1⟧读⟦/1⟧。⟦2/⟧⟦2/⟧", "⟦1⟧读⟦/1⟧⟦1⟧二⟦/1⟧⟦2/⟧"]
    )
    def test_broken_ones_are_an_error(self, text: str) -> None:
        found = checked(text, source=self.SOURCE, codes=CODES)
        assert families(found) == [("inline codes", Severity.ERROR)]

    @pytest.mark.parametrize(("text", "missing"), [("读。", "1, /1, 2/"), ("⟦1⟧读⟦/1⟧。", "2/"), ("读⟦2/⟧。", "1, /1")])
    def test_missing_ones_are_a_warning_that_names_them(self, text: str, missing: str) -> None:
        (finding,) = checked(text, source=self.SOURCE, codes=CODES)
        assert finding.severity is Severity.WARNING
        assert finding.words == f"Codes missing that the source has: {missing}"

    def test_another_order_is_none(self) -> None:
        assert checked("读⟦2/⟧⟦1⟧它⟦/1⟧。", source=self.SOURCE, codes=CODES) == []

    def test_what_looks_like_a_code_and_means_nothing_is_text(self) -> None:
        assert checked("⟦9⟧读。", source="Read.", codes=None) == []
        assert checked("⟦9⟧⟦1⟧读⟦/1⟧。⟦2/⟧", source=self.SOURCE, codes=CODES) == []


class TestScript:
    @pytest.mark.parametrize(
        ("text", "locale", "found"),
        [
            ("头发很長。", "zh-Hans", ["長"]),
            ("頭髮很长，头发的頭。", "zh-Hant", ["长", "头发"]),
            ("他說：“头发很长。”", "zh-Hans", ["說"]),
            # Nothing but the other script: one finding, not one per character.
            ("我們來", "zh-Hans", ["們來"]),
            ("头发很长，他说。", "zh-Hant", ["头发很长，他说"]),
        ],
    )
    def test_the_other_scripts_characters_are_warnings_with_their_places(
        self, text: str, locale: str, found: list[str]
    ) -> None:
        findings = [finding for finding in checked(text, locale=locale) if finding.family == "script"]
        assert [text[f.start : f.end] for f in findings] == found
        assert {f.severity for f in findings} == {Severity.WARNING}

    def test_what_a_rule_put_there_is_not_asked_about(self) -> None:
        text = CheckedText(1, "范先生说。", "zh-Hans", None, "範先生说，我來说", "zh-Hant", kept=("先生说",))
        assert [(f.start, f.end) for f in check(text, families=["script"])] == [(7, 8)]

    @pytest.mark.parametrize(
        ("text", "locale"),
        [("皇后在后台。", "zh-Hans"), ("皇后在後台。", "zh-Hant"), ("里程", "zh-Hant"), ("Only English 長长", "en")],
    )
    def test_what_both_scripts_have_and_other_languages_are_left_alone(self, text: str, locale: str) -> None:
        assert [finding for finding in checked(text, locale=locale) if finding.family == "script"] == []

    def test_a_source_in_its_other_script_is_a_warning_for_the_derived_version(self) -> None:
        (finding,) = checked("范先生說。", source="范先生說。", source_locale="zh-Hans", locale="zh-Hant")
        assert finding.words == "The source is 繁體 here, not 简体, and was not converted from 简体."
        assert checked("範先生說。", source="范先生说。", source_locale="zh-Hans", locale="zh-Hant") == []
        assert checked("范先生。", source="范先生。", source_locale="zh-Hans", locale="zh-Hant") == []

    def test_nothing_has_no_script(self) -> None:
        assert families(checked("", locale="zh-Hant")) == [("untranslated", Severity.ERROR)]


def test_a_superscript_of_a_unit_is_not_missed_where_chinese_says_it_in_words() -> None:
    source = "The sea covers 1,300 km⟦2⟧2⟦/2⟧."
    codes = {"2": {"type": "sup"}}
    asked = CheckedText(1, source, "en", codes, "这片海域面积1300平方公里。", "zh-Hans")
    assert [one.code for one in check(asked)] == []
    assert [one.code for one in check(replace(asked, text="这片海域很大，有1300公里。"))] == [
        "inline-codes.missing",
        "numbers.changed",
    ]
    formula = replace(asked, source=source.replace("km", "the E"))
    assert "inline-codes.missing" in {one.code for one in check(formula)}
