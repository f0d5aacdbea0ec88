"""How far a car goes, and what it takes: 50 miles to the gallon are 4.7 litres per 100 kilometres."""

import re
from collections.abc import Iterator

_FIGURE = r"\d{1,4}(?:\.\d{1,2})?"
_PER_GALLON = re.compile(rf"(?P<far>{_FIGURE}) ?(?:miles (?:to the|per|a) gallon|m\.?p\.?g\b)", re.IGNORECASE)
_PER_HUNDRED = re.compile(
    rf"(?:上?百|100|一百)[公千][里米](?P<between>[^，。；\d]{{0,10}})(?P<litres>{_FIGURE})公?升"
    rf"|(?P<told>{_FIGURE}) ?(?:lit(?:re|er)s|l) (?:per|for every|every) 100 ?(?:km|kilomet(?:re|er)s)",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?<![\d.,]){_FIGURE}(?![\d.,]*\d)")
_OF_A_GALLON = (235.21, 282.48)
"""Miles by litres per 100 kilometres; the second of a British gallon."""
_ROUNDED_BY = 0.04

_Told = tuple[int, int, float]


def is_of_the_fuel_told(start: int, text: str, other: str) -> bool:
    """Whether the figure at this place is of a fuel consumption that the other text tells the other way round."""
    told = [[list(_far(each)), list(_litres(each))] for each in (text, other)]
    for mine, theirs in ((told[0][0], told[1][1]), (told[0][1], told[1][0])):
        for begin, end, size in mine:
            if begin <= start < end and any(_is_as_much(size, its) for _, _, its in theirs):
                return True
    return False


def _is_as_much(one: float, other: float) -> bool:
    return any(abs(one * other - gallon) <= gallon * _ROUNDED_BY for gallon in _OF_A_GALLON)


def _far(text: str) -> Iterator[_Told]:
    """Miles per gallon, and figures that may be, where the unit is told once: compared with 29."""
    if _PER_GALLON.search(text) is None:
        return
    for found in _PER_GALLON.finditer(text):
        yield found.start(), found.end(), float(found["far"])
    for found in _BARE.finditer(text):
        yield found.start(), found.end(), float(found[0])


def _litres(text: str) -> Iterator[_Told]:
    if _PER_HUNDRED.search(text) is None:
        return
    for found in _PER_HUNDRED.finditer(text):
        yield found.start(), found.end(), float(found["litres"] or found["told"])
    for found in _BARE.finditer(text):
        yield found.start(), found.end(), float(found[0])
