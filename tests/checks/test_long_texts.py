"""Texts that were made to keep a check busy: each is asked once through, and what is too long says so."""

import pytest

from tests.processor_time import processor_seconds
from tms.checks import ALL, MOST_FOUND, CheckedText, check, has_lone_mark
from tms.checks.finding import LONGEST_CHECKED
from tms.checks.parity import ParityRow, VersionText, compare
from tms.checks.parity.links import links
from tms.checks.quantities import MOST_QUANTITIES
from tms.language.conversion.quotes import quote_in

PIECES = ["“", "1 km ", "《", "A.", "a@"]
MORE = [
    "‘", "「", "『", "（", "(", "90 billion ", "3 March ", "2014年11月", "一", "aa", "a.", "http://(", "(的", "的",
    "the the ", "。。", "`", "{", "U.S. ", '5"', "1,",
]  # fmt: skip


def beside(source: str, text: str, locale: str = "zh-Hans") -> CheckedText:
    return CheckedText(1, source, "en" if locale != "en" else "zh-Hans", None, text, locale, region=locale)


@pytest.mark.parametrize("piece", [*PIECES, *(pytest.param(one, marks=pytest.mark.full) for one in MORE)])
@pytest.mark.parametrize("locale", ["zh-Hans", "en"])
def test_a_text_of_one_thing_again_and_again_is_checked_at_once(piece: str, locale: str) -> None:
    words = piece * (9_900 // len(piece)) + "x@"
    with processor_seconds(8):
        for source in (words, "It opened."):
            found = check(beside(source, words, locale))
            has_lone_mark(beside(source, words, locale))
    assert len(found) <= MOST_FOUND * len(ALL)


def test_a_text_that_is_too_long_to_check_says_so_and_its_errors_are_told() -> None:
    long = check(beside("It opened. " * 1_000, "它开了。" * (LONGEST_CHECKED // 4 + 1)))
    assert [one.code for one in long] == ["length.unchecked"]
    assert [one.code for one in check(beside("It opened. " * 1_000, " "))] == ["untranslated.empty"]


def test_figures_by_the_hundred_are_left_to_a_person() -> None:
    def codes(n: int) -> list[str]:
        there, here = (f" {unit}".join(map(str, range(n))) for unit in ("kilometres, ", "公里，"))
        return [one.code for one in check(beside(there, here))]

    assert "numbers.long" in codes(MOST_QUANTITIES + 1)
    assert "numbers.long" not in codes(MOST_QUANTITIES)


@pytest.mark.parametrize("words", ["1 km " * 4_000, "It opened. " * 2_000])
def test_parity_of_what_is_too_long_is_a_disagreement_that_a_person_has_to_see(words: str) -> None:
    row = ParityRow(7, (VersionText(words), VersionText(words), VersionText(words)))
    with processor_seconds(8):
        (one,) = compare([row], ["en", "zh-Hans", "zh-Hant-TW"]).found
    assert (one.row, one.code) == (7, "numbers.long")
    assert [side.words for side in one.sides if side] == [words[:60]] * 3
    assert one.is_between([0, 2])


@pytest.mark.parametrize("marks", ["“", "”", "“”", "‘“", "“‘", "“a", "‘’“", "「", "『「"])
def test_marks_by_the_ten_thousand_are_placed_at_once(marks: str) -> None:
    with processor_seconds(8):
        assert len(quote_in(marks * 10_000, "corner").text) == len(marks) * 10_000


@pytest.mark.parametrize(("n", "is_told"), [(MOST_QUANTITIES, False), (MOST_QUANTITIES + 1, True)])
def test_a_sentence_of_too_many_links_is_told_and_not_compared(n: int, is_told: bool) -> None:
    text = VersionText("https://a.example/b " * n)
    found = compare([ParityRow(7, (text, text))], ("en", "zh-Hans")).found
    assert [one.code for one in found] == ["numbers.long"] * is_told


def test_a_long_word_is_no_address_and_soon_looked_through() -> None:
    with processor_seconds(2):
        assert links(VersionText("a" * 100_000)) == []
