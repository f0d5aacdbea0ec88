"""Conversion says what OpenCC says, whatever markers and line ends stand in the text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus import corpus
from tests.language.conversion.oracle import by_opencc
from tests.language.texts import marked_news, plain_news, unicode_text
from tests.shared_data import SHARED, needs_shared
from tms.domain.inline import MARKER, is_well_formed
from tms.language.conversion import DICTIONARY_VERSION, convert
from tms.language.conversion.explain import align
from tms.language.marked_text import take_apart

CONSTITUTION = "conversion/us_constitution"
HANS, HANT, TW, HK = "zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"
LOCALES = st.sampled_from([HANS, HANT, TW, HK])


@pytest.mark.parametrize(
    ("source", "target", "vocabulary", "text", "expected"),
    [
        (HANS, HANT, True, "头发里面吃饭", "頭髮裏面喫飯"),
        (HANS, TW, True, "出租车里的软件", "計程車裡的軟體"),
        (HANS, TW, False, "出租车里的软件", "出租車裡的軟件"),
        (HANS, HK, True, "服务器里面", "伺服器裏面"),
        (HANS, HK, False, "服务器里面", "服務器裏面"),
        (TW, HANS, True, "計程車裡的軟體", "出租车里的软件"),
        (TW, HANS, False, "看著計程車", "看着计程车"),
        (HK, HANS, True, "伺服器裏面", "服务器里面"),
        (HANT, HANS, True, "頭髮和皇后", "头发和皇后"),
        (TW, HK, True, "在這裡為群眾", "在這裏為羣眾"),
        (HK, TW, True, "在這裏為羣眾", "在這裡為群眾"),
        (HANT, TW, True, "裏面爲", "裡面為"),
        (TW, HANT, True, "裡面為", "裏面爲"),
    ],
)
def test_each_direction_has_its_characters_and_words(
    source: str, target: str, vocabulary: bool, text: str, expected: str
) -> None:
    assert convert(text, source=source, target=target, vocabulary=vocabulary) == expected


@given(text=unicode_text | plain_news, locale=LOCALES)
def test_the_same_locale_changes_nothing(text: str, locale: str) -> None:
    assert convert(text, source=locale, target=locale) == text


@given(
    text=st.text(st.characters(max_codepoint=0x2FF, exclude_categories=["Cs"])), target=st.sampled_from([HANT, TW, HK])
)
def test_english_passes_untouched(text: str, target: str) -> None:
    assert convert(text, source=HANS, target=target) == text


@given(text=marked_news(), source=LOCALES, target=LOCALES, vocabulary=st.booleans())
def test_markers_come_back_in_order_and_change_nothing_else(
    text: str, source: str, target: str, vocabulary: bool
) -> None:
    plain, marks = take_apart(text)
    converted = convert(text, source=source, target=target, vocabulary=vocabulary)
    converted_plain, converted_marks = take_apart(converted)
    assert converted_plain == convert(plain, source=source, target=target, vocabulary=vocabulary)
    assert [mark.text for mark in converted_marks] == [mark.text for mark in marks]
    assert is_well_formed(converted, {marker[2] for marker in MARKER.finditer(text)})


@given(text=marked_news())
def test_a_pair_around_something_is_never_left_empty(text: str) -> None:
    for before, after in pairwise(take_apart(convert(text, source=HANS, target=TW))[1]):
        if before.side == "open" and after.text == before.text.replace("⟦", "⟦/"):
            is_empty = f"{before.text}{after.text}" in text
            assert (before.at == after.at) == is_empty


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("头⟦1⟧发⟦/1⟧", "頭⟦1⟧髮⟦/1⟧"),
        ("⟦1⟧头⟦/1⟧发很长", "⟦1⟧頭⟦/1⟧髮很長"),
        ("坐⟦1⟧出租车⟦/1⟧来", "坐⟦1⟧計程車⟦/1⟧來"),
        ("⟦1⟧互联网⟦/1⟧⟦2⟧很快⟦/2⟧", "⟦1⟧網際網路⟦/1⟧⟦2⟧很快⟦/2⟧"),
        ("互⟦1⟧联⟦/1⟧网", "網⟦1⟧際網⟦/1⟧路"),
        ("⟦1/⟧信息⟦2/⟧", "⟦1/⟧資訊⟦2/⟧"),
        ("头⟦1⟧\n发⟦/1⟧", "頭⟦1⟧\n發⟦/1⟧"),
        ("⟦99⟧发", "⟦99⟧發"),
    ],
)
def test_a_marker_does_not_cut_a_word(text: str, expected: str) -> None:
    assert convert(text, source=HANS, target=TW) == expected


@given(text=plain_news)
def test_the_alignment_for_markers_covers_both_texts(text: str) -> None:
    converted, spans = align(text, ("s2twp",))
    assert converted == convert(text, source=HANS, target=TW)
    edges = [(0, 0), *[(span.end, span.target_end) for span in spans]]
    assert [(span.start, span.target_start) for span in spans] == edges[:-1]
    assert edges[-1] == (len(text), len(converted))


def test_line_ends_stay_as_they_are() -> None:
    assert convert("头发\r\n信息\n\n网络", source=HANS, target=TW) == "頭髮\r\n資訊\n\n網路"


def test_nothing_is_lost_behind_a_nul_character() -> None:
    assert convert("头\x00发\x00", source=HANS, target=TW) == "頭\x00發\x00"


@pytest.mark.parametrize(("source", "target"), [("en", TW), (HANS, "en"), (HANS, "zh")])
def test_a_locale_that_is_not_chinese_is_refused(source: str, target: str) -> None:
    with pytest.raises(ValueError, match="no conversion from"):
        convert("text", source=source, target=target)


def test_the_dictionary_version_rises_with_the_package() -> None:
    assert DICTIONARY_VERSION >= 10402


three_ways = pytest.mark.parametrize(
    ("name", "target", "vocabulary"), [("s2t", HANT, True), ("s2hk", HK, False), ("s2twp", TW, True)]
)


@three_ways
def test_articles_become_what_opencc_makes_of_them(name: str, target: str, vocabulary: bool) -> None:
    text = "\n".join(sentence.hans for article in corpus() for sentence in article.sentences)
    assert convert(text, source=HANS, target=target, vocabulary=vocabulary) == by_opencc(text, name)


@needs_shared(f"{CONSTITUTION}.zh-hans.txt")
@three_ways
def test_a_long_text_is_what_opencc_publishes(name: str, target: str, vocabulary: bool) -> None:
    text = (SHARED / f"{CONSTITUTION}.zh-hans.txt").read_text("utf-8")
    expected = (SHARED / f"{CONSTITUTION}.{name}.opencc.txt").read_text("utf-8")
    assert convert(text, source=HANS, target=target, vocabulary=vocabulary) == expected
