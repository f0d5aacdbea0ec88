"""What is no sentence: the origin of a text, and what the rest of its article says."""

import pytest

from tms.checks import CheckedText, Finding, Twins, check

SENTENCE = "第一列夜班列车十点开出。"


def of_origin(origin: str, state: str = "translated", text: str = SENTENCE, kind: str = "paragraph") -> list[Finding]:
    source = "The first night train left at ten."
    asked = CheckedText(1, source, "en", None, text, "zh-Hans", kind=kind, origin=origin, state=state)
    return check(asked, families=["unedited"])


class TestUnedited:
    @pytest.mark.parametrize("origin", ["mt", "assembly"])
    @pytest.mark.parametrize("state", ["translated", "reviewed", "final"])
    def test_a_sentence_confirmed_as_a_machine_drafted_it_is_told(self, origin: str, state: str) -> None:
        assert [finding.code for finding in of_origin(origin, state)] == ["unedited.draft"]

    @pytest.mark.parametrize("origin", ["human", "memory", "derived", "imported", "empty"])
    def test_what_people_wrote_somewhere_is_not(self, origin: str) -> None:
        assert of_origin(origin) == []

    def test_a_draft_that_nobody_confirmed_says_so_itself(self) -> None:
        assert of_origin("mt", "initial") == []

    @pytest.mark.parametrize(
        ("text", "kind"), [("玛拉·林德奎斯特来了来了", "byline"), ("接下来", "heading"), ("是。", "paragraph")]
    )
    def test_names_and_a_few_words_are_not_asked(self, text: str, kind: str) -> None:
        assert of_origin("mt", text=text, kind=kind) == []


class TestConsistency:
    def found(self, twins: Twins) -> list[Finding]:
        asked = CheckedText(1, "Night train", "en", None, "夜车", "zh-Hans", twins=twins)
        return check(asked, families=["consistency"])

    def test_another_translation_of_the_same_is_told_with_its_words(self) -> None:
        (finding,) = self.found(Twins(texts=("夜班列车",)))
        assert finding.code == "consistency.source"
        assert "夜班列车" in finding.words

    def test_another_source_with_the_same_text_too(self) -> None:
        (finding,) = self.found(Twins(sources=("Sleeper",)))
        assert finding.code == "consistency.text"
        assert "Sleeper" in finding.words

    def test_no_twins_no_findings(self) -> None:
        assert self.found(Twins()) == []
