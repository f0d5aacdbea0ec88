"""What to do at each English word that may begin a quantity."""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from tms.language.numbers.english.amounts import Read, article_before, spelled
from tms.language.numbers.english.dates import DECADE_WORDS, MONTHS, WEEKDAYS, century_or_quarter, month, weekday
from tms.language.numbers.english.words import ONES, ORDINALS, SCALES, TEENS, TENS
from tms.language.numbers.quantity import ClockTime, Kind, Quantity, simplest

_SOME = {
    "tens": 10, "dozens": 10, "hundreds": 100, "thousands": 1000,
    "millions": 10**6, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
_SOME_OF = re.compile(r" of (thousands|millions|billions|trillions)(?![a-z])")
_MULTIPLES = {
    "twice": 2, "thrice": 3, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10,
    **dict.fromkeys(("double", "doubled", "doubles", "doubling"), 2),
    **dict.fromkeys(("triple", "tripled", "triples", "tripling"), 3),
    **dict.fromkeys(("quadruple", "quadrupled", "quadrupling"), 4),
}  # fmt: skip
_ADVERBS = {"firstly": 1, "secondly": 2, "thirdly": 3, "fourthly": 4}
_HALF_A = re.compile(r" (?:of )?an? (hundred|thousand|million|billion|trillion|dozen)(?![a-z])")
_PART_OF = re.compile(r" (?:of(?: an? (hundred|million|billion|trillion)(?![a-z]))?|the|its|an?|as|that)(?![a-z])")
_NOT_ONE = re.compile(
    r"(?: another| of (?:the|its|his|her|their|our|my|those|these)| day(?! (?:after|before))| who| that| can| could"
    r"| should| would| must| thing|-|’s|'s)(?![a-z])"
)
_AFTER_HOUR = re.compile(r"[.,;!?”]|$| (?:in the|on|sharp)\b")
_SECOND_OF_TIME = re.compile(
    r"(?:\b(?:per|split|each|every|one)[ -]|\d )second|second-?hand"
    r"|\ba second(?:$|[^ a-z]| (?:of|or|to|later|ago|after|before|and)\b)"
)
_TOP_WORDS = {"dozen": 12, "hundred": 100, **SCALES}


class Word(NamedTuple):
    """A word of a text, in small letters, and where it stands; ``lowered`` is the text in small letters."""

    text: str
    lowered: str
    start: int
    end: int
    word: str


def _number(at: Word) -> Read:
    read = spelled(at.text, at.lowered, at.start, at.word)
    quantity, end = read
    if quantity is None or not isinstance(quantity.value, Decimal):
        return read
    if quantity.kind is Kind.ORDINAL:
        return century_or_quarter(at.lowered, quantity.start, end, int(quantity.value)) or read
    if quantity.value <= 12 and (end - at.start) == len(at.word) and _is_hour(at):
        clock = ClockTime(int(quantity.value))
        return Quantity(at.start, end, Kind.TIME, clock, is_certain=False), end
    if at.lowered[at.start : end] == "one" and _NOT_ONE.match(at.lowered, end):
        return None, end
    if at.lowered.startswith((" dozen", "-dozen"), end) and quantity.kind is Kind.NUMBER:
        return Quantity(quantity.start, end + 6, Kind.NUMBER, quantity.value * 12, is_certain=False), end + 6
    return read


def _is_hour(at: Word) -> bool:
    """The train left at ten."""
    return at.lowered[max(0, at.start - 4) : at.start] == " at " and _AFTER_HOUR.match(at.lowered, at.end) is not None


def _dozen(at: Word) -> Read:
    """A dozen is often meant loosely: uncertain."""
    begin = article_before(at.lowered, at.start)
    end = at.end
    return (None if begin is None else Quantity(begin, end, Kind.NUMBER, Decimal(12), is_certain=False)), end


def _ordinal(at: Word) -> Read:
    """The third; a third of; first and second often mean something else: uncertain."""
    end = at.end
    value = ORDINALS[at.word]
    if read := century_or_quarter(at.lowered, at.start, end, value):
        return read
    begin = article_before(at.lowered, at.start)
    if begin is not None and value > 2 and (part := _PART_OF.match(at.lowered, end)):
        return _part(begin, end, part, value)
    unsure = value == 1 or (
        value == 2 and _SECOND_OF_TIME.search(at.lowered[max(0, at.start - 6) : end + 8]) is not None
    )
    unsure = unsure or at.lowered.startswith((" party", "-party"), end)
    return Quantity(at.start, end, Kind.ORDINAL, Decimal(value), is_certain=not unsure), end


def _quarter(at: Word) -> Read | None:
    end = at.end
    begin = article_before(at.lowered, at.start)
    part = _PART_OF.match(at.lowered, end)
    return None if begin is None or part is None else _part(begin, end, part, 4)


def _part(begin: int, end: int, part: re.Match[str], bottom: int) -> Read:
    """A third of, a quarter of a million."""
    whole = _TOP_WORDS[part[1]] if part[1] else 1
    end = part.end() if part[1] else end
    return Quantity(begin, end, Kind.NUMBER, simplest(Fraction(whole, bottom))), end


def _half(at: Word) -> Read | None:
    """Half a million; half of the: certain before such words only. The first half is a time, not a share."""
    end = at.end
    if found := _HALF_A.match(at.lowered, end):
        value = Decimal(_TOP_WORDS[found[1]]) / 2
        return Quantity(at.start, found.end(), Kind.NUMBER, value, is_certain=found[1] != "dozen"), found.end()
    if (
        at.lowered[max(0, at.start - 7) : at.start].endswith(("first ", "second ", "other ", "better "))
        or at.lowered[end : end + 1] == "-"
    ):
        return None
    is_share = _PART_OF.match(at.lowered, end) is not None
    return Quantity(at.start, end, Kind.NUMBER, Decimal("0.5"), is_certain=is_share), end


def _some(at: Word) -> Read | None:
    """Hundreds, tens of thousands: the order of size only."""
    end = at.end
    size = _SOME[at.word]
    if of := _SOME_OF.match(at.lowered, end):
        size, end = size * _SOME[of[1]], of.end()
    elif at.word == "tens":
        return None
    return Quantity(at.start, end, Kind.NUMBER, Decimal(size), is_approximate=True), end


def _multiple(at: Word) -> Read:
    end = at.end
    return Quantity(
        at.start, end, Kind.MULTIPLE, Decimal(_MULTIPLES[at.word]), is_certain=at.word.endswith("fold")
    ), end


def _adverb(at: Word) -> Read:
    """Secondly is 第二."""
    return Quantity(at.start, at.end, Kind.ORDINAL, Decimal(_ADVERBS[at.word]), is_certain=False), at.end


def _both(at: Word) -> Read:
    """Both are often 两, and often 都."""
    return Quantity(at.start, at.end, Kind.NUMBER, Decimal(2), is_certain=False), at.end


def _weekday(at: Word) -> Read | None:
    return weekday(at.text, at.start, at.word)


def _month(at: Word) -> Read | None:
    return month(at.text, at.lowered, at.start, at.word)


def _decade(at: Word) -> Read:
    """The nineties; a person may be in their nineties too: uncertain."""
    end = at.end
    return Quantity(at.start, end, Kind.DECADE, Decimal(1900 + DECADE_WORDS[at.word]), is_certain=False), end


READERS: dict[str, Callable[[Word], Read | None]] = {
    **dict.fromkeys(ORDINALS, _ordinal),
    **dict.fromkeys(MONTHS, _month),
    **dict.fromkeys(WEEKDAYS, _weekday),
    **dict.fromkeys(DECADE_WORDS, _decade),
    **dict.fromkeys(_MULTIPLES, _multiple),
    **dict.fromkeys(_SOME, _some),
    **dict.fromkeys((*ONES, *TEENS, *TENS, *SCALES, "hundred"), _number),
    **dict.fromkeys(_ADVERBS, _adverb),
    "both": _both,
    "dozen": _dozen,
    "half": _half,
    "quarter": _quarter,
}
"""What reads on from each word (in small letters)."""
