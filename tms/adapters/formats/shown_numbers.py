"""Numbers that a program counts itself, as its readers see them: how they are written, and how they are told."""

from collections.abc import Iterator, Sequence

from tms.domain.imported_article import LeftOut

MOST_COUNTED = 9999
_SHOWN, _IN_A_LINE = 30, 40
"""So many characters are shown of the words behind a number, and so many numbers in a line."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def roman(number: int) -> str:
    """A number in small Roman letters."""
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written + _ROMAN_UNITS[number]


def with_words(number: str, words: str) -> str:
    """A number with the first words behind it."""
    return f"{number} {words[:_SHOWN]}".strip()


def lines_told(why: str, told: Sequence[str]) -> Iterator[LeftOut]:
    """Numbers with their words as what was left out, many in a line."""
    for at in range(0, len(told), _IN_A_LINE):
        yield LeftOut(" … ".join(told[at : at + _IN_A_LINE]), why)
