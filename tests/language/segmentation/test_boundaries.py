"""Nothing is lost, and inline markers end up on the right side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.texts import marked_news, plain_news, unicode_text
from tms.domain.inline import MARKER, is_well_formed
from tms.language.segmentation import Seam, Segmentation, SegmentationRules, SentencePiece, cut, segments

LOCALES = st.sampled_from(["en", "zh-Hans", "zh-Hant"])
_WORDS = st.sampled_from(["", "U.S.", "I", "。", "！”", "（", "……", "中国", "1.", "2", ".", "；", "x", "…"])
_SEAMS = st.builds(Seam, _WORDS, _WORDS).filter(lambda seam: bool(seam.before or seam.after))
RULES = st.builds(
    SegmentationRules,
    abbreviations=st.just(()) | st.just(("Mr.", "left.")),
    no_break=st.lists(_SEAMS, max_size=3).map(tuple),
    breaks=st.lists(_SEAMS, max_size=3).map(tuple),
    chinese_semicolon=st.booleans(),
)


@given(text=unicode_text | plain_news | marked_news(), locale=LOCALES, rules=RULES)
def test_segments_concatenate_to_the_text(text: str, locale: str, rules: SegmentationRules) -> None:
    assert "".join(segments(text, locale, rules)) == text
    assert cut(text, locale, rules).joined() == text


@given(text=unicode_text | plain_news | marked_news(), locale=LOCALES, rules=RULES)
def test_no_segment_is_empty_or_begins_or_ends_with_space(text: str, locale: str, rules: SegmentationRules) -> None:
    found = cut(text, locale, rules)
    for piece in found.pieces:
        assert piece.text
        assert piece.text == piece.text.strip()
        assert not piece.space_before.strip()
    assert not found.space_after.strip()
    assert all(segments(text, locale, rules))


@given(text=marked_news(), locale=LOCALES, rules=RULES)
def test_markers_are_never_cut_and_pairs_stay_in_one_segment(text: str, locale: str, rules: SegmentationRules) -> None:
    numbers = {marker[2] for marker in MARKER.finditer(text)}
    assert is_well_formed(text, numbers)
    pieces = cut(text, locale, rules).pieces
    assert [m[0] for piece in pieces for m in MARKER.finditer(piece.text)] == [m[0] for m in MARKER.finditer(text)]
    assert all(is_well_formed(piece.text, numbers) for piece in pieces)


def test_space_is_told_apart_from_text() -> None:
    assert cut(" One.  Two.\n", "en") == Segmentation([SentencePiece(" ", "One."), SentencePiece("  ", "Two.")], "\n")


def test_white_space_alone_has_no_pieces_but_is_not_lost() -> None:
    assert cut(" \n", "en") == Segmentation([], " \n")
    assert segments(" \n", "en") == [" \n"]
    assert segments("", "zh-Hans") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One ⟦1⟧two.⟦/1⟧ Three.", ["One ⟦1⟧two.⟦/1⟧ ", "Three."]),
        ("One. ⟦1⟧Two⟦/1⟧ three.", ["One. ", "⟦1⟧Two⟦/1⟧ three."]),
        ("⟦1⟧One. ⟦/1⟧Two.", ["⟦1⟧One. ⟦/1⟧", "Two."]),
        ("⟦1⟧One.⟦/1⟧⟦2⟧ Two.⟦/2⟧", ["⟦1⟧One.⟦/1⟧", "⟦2⟧ Two.⟦/2⟧"]),
        ("⟦1⟧One. Two.⟦/1⟧ Three.", ["⟦1⟧One. Two.⟦/1⟧ ", "Three."]),
        ("⟦1⟧⟦2⟧One.⟦/2⟧ Two.⟦/1⟧ Three.", ["⟦1⟧⟦2⟧One.⟦/2⟧ Two.⟦/1⟧ ", "Three."]),
        ("One.⟦1/⟧ Two.", ["One.⟦1/⟧ ", "Two."]),
        ("One.⟦1/⟧Two.", ["One.⟦1/⟧", "Two."]),
        ("One. ⟦1/⟧ Two.", ["One. ", "⟦1/⟧ Two."]),
        ("The U⟦1⟧.S. army⟦/1⟧ left. It did.", ["The U⟦1⟧.S. army⟦/1⟧ left. ", "It did."]),
        ("A ⟦1⟧never closed. Next.", ["A ⟦1⟧never closed. ", "Next."]),
    ],
)
def test_markers_go_with_their_sentence(text: str, expected: list[str]) -> None:
    assert segments(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：⟦1⟧“来吧。”⟦/1⟧没人动。", ["他说：⟦1⟧“来吧。”⟦/1⟧", "没人动。"]),
        ("完。⟦1⟧新⟦/1⟧句。", ["完。", "⟦1⟧新⟦/1⟧句。"]),
        ("⟦1⟧一。二。⟦/1⟧三。", ["⟦1⟧一。二。⟦/1⟧", "三。"]),
        ("完。⟦1/⟧新句。", ["完。⟦1/⟧", "新句。"]),
        ("《为⟦1⟧什么？⟦/1⟧》出版。好。", ["《为⟦1⟧什么？⟦/1⟧》出版。", "好。"]),
    ],
)
def test_markers_go_with_their_chinese_sentence(text: str, expected: list[str]) -> None:
    assert segments(text, "zh-Hans") == expected
