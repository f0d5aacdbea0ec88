"""What is no sentence: the origin of a text, and what the rest of its article says."""

import pytest

from tms.checks import CheckedText, Finding, Twins, check
from tms.checks.consistency import with_twins

SENTENCE = "第一列夜班列车十点开出。"


def of_origin(origin: str, state: str = "translated", text: str = SENTENCE, kind: str = "paragraph") -> list[Finding]:
    source = "The first night train left at ten."
    asked = CheckedText(1, source, "en", None, text, "zh-Hans", kind=kind, origin=origin, state=state)
    return check(asked, families=["unedited"])


class TestUnedited:
    @pytest.mark.parametrize("text", ["官员周二表示将公布全年数据。", "他说BBC和CNN都报道了此事，“无一例外”。"])
    def test_whatever_the_sentence(self, text: str) -> None:
        assert [finding.code for finding in of_origin("mt", text=text)] == ["unedited.draft"]

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


def article(*pairs: tuple[str, str], locale: str = "zh-Hans") -> list[list[str]]:
    """The codes of what is found in each pair of source and text, as one article."""
    texts = [CheckedText(n, source, "en", None, text, locale) for n, (source, text) in enumerate(pairs)]
    return [[one.code for one in check(text, families=["consistency"])] for text in with_twins(texts)]


class TestConsistency:
    def test_what_is_found_says_what_stands_elsewhere(self) -> None:
        asked = CheckedText(1, "Night train", "en", None, "夜车", "zh-Hans", twins=Twins(("夜班列车",), ("Sleeper",)))
        by_code = {one.code: one.words for one in check(asked, families=["consistency"])}
        assert "夜班列车" in by_code["consistency.source"]
        assert "Sleeper" in by_code["consistency.text"]

    @pytest.mark.parametrize(
        ("one", "other", "code"),
        [
            (("What comes next", "接下来"), ("What comes next", "下一步"), "consistency.source"),
            (("Transport editor", "交通编辑"), ("Transport editor", "交通版主编"), "consistency.source"),
            (("Photo: Reuters", "图：路透社"), ("Photo: Reuters", "照片：路透"), "consistency.source"),
            (
                ("Officials denied it.", "官员否认了。"),
                ("Officials denied it.", "官方予以否认。"),
                "consistency.source",
            ),
            (("The bank rose.", "银行股上涨。"), ("The shore rose.", "银行股上涨。"), "consistency.text"),
            (("Ministers met.", "部长们举行会晤。"), ("Priests met.", "部长们举行会晤。"), "consistency.text"),
            (("Exports fell in May.", "5月出口下降。"), ("Imports fell in May.", "5月出口下降。"), "consistency.text"),
            (("He was released.", "他获得释放了。"), ("She was released.", "他获得释放了。"), "consistency.text"),
        ],
    )
    def test_two_that_do_not_agree_are_both_told(self, one: tuple[str, str], other: tuple[str, str], code: str) -> None:
        assert article(one, other, ("Else", "别的")) == [[code], [code], []]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (("What comes next", "接下来"), ("What comes next", "接下来")),
            (("What comes next", "接下来"), ("What came before", "此前")),
            (("Yes.", "好的。"), ("Fine.", "好的。")),
            (("Why?", "为什么？"), ("What for?", "为什么？")),
            (("Night train", "夜班列车"), ("Night train.", "夜班列车。")),
            (("Officials denied it.", "官员否认了。"), ("Officials denied it.", "官员否认了！")),
            (("THE BANK ROSE", "银行股上涨了"), ("The bank rose", "银行股上涨了")),
            (("What comes next", "接下来"), ("What comes next", "")),
        ],
    )
    def test_what_agrees_says_little_or_is_not_there_yet_is_not(
        self, one: tuple[str, str], other: tuple[str, str]
    ) -> None:
        assert article(one, other) == [[], []]
