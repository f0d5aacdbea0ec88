"""What to do at each English word that may begin a quantity."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from tms.language.numbers.english.amounts import Read, article_before, currency_after, spelled
from tms.language.numbers.english.dates import (
    DECADE_WORDS,
    MONTHS,
    WEEKDAYS,
    century_or_quarter,
    is_heat,
    month,
    part_of_ten,
    weekday,
)
from tms.language.numbers.english.described import DESCRIBED, age_in_decades, as_many_again, clock_in_words
from tms.language.numbers.english.names import ROMAN, roman
from tms.language.numbers.english.shares import (
    half,
    is_one_more,
    of_a_whole,
    one_in,
    part,
    part_of_a_century,
    three_quarter_points,
    three_quarters_of_a_century,
)
from tms.language.numbers.english.word import Word
from tms.language.numbers.english.words import ONES, ORDINALS, SCALES, TEENS, TENS
from tms.language.numbers.quantity import OR_PART, ClockTime, Kind, PartialDate, Quantity

_SOME = {
    "tens": 10, "scores": 10, "dozens": 10, "hundreds": 100, "thousands": 1000,
    "millions": 10**6, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
_SOME_OF = re.compile(r" of (thousands|millions|billions|trillions)(?![a-z])")
_MULTIPLES = {
    "twice": 2, "thrice": 3, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10,
    **dict.fromkeys(("double", "doubled", "doubles", "doubling"), 2),
    **dict.fromkeys(("triple", "tripled", "triples", "tripling"), 3),
    **dict.fromkeys(("quadruple", "quadrupled", "quadrupling"), 4),
}  # fmt: skip
_HOURS = {"midnight": 0, "noon": 12, "midday": 12}
_ADVERBS = {"firstly": 1, "secondly": 2, "thirdly": 3, "fourthly": 4}
_NOT_ONE = re.compile(
    r"(?: another| of (?:the|its|his|her|their|our|my|those|these)| day(?! (?:after|before))| who| that| can| could"
    r"| should| would| must| thing|-|’s|'s)(?![a-z])"
)
_ONE_OF_A_SORT = re.compile(
    r"\b(?:the|this|that|which|each|every|another|any|an?) (?:(?!number|world|phase|room|tier|game|act)[a-z-]{3,} )?$"
)
_NOT_COUNTING = re.compile(
    r"$|[,.;:!?”’)]| (?:is|are|was|were|will|has|had|due|in|on|at|for|with|to|and|or|but|from|by|near|as|than|opened"
    r"|built)\b"
)
"""The new one is due in May: it stands for a thing, and counts none."""
_OF = re.compile(" of ")
_WHOSE = re.compile("(?<![a-z])(?:the|whose|its|their|his|her|our|every|per|another) $")
_OF_A_MONTH = re.compile(rf" of ({'|'.join(sorted(MONTHS, key=len, reverse=True))})(?![a-z])")
_DAYS = 31
_WHICH_DECADE = re.compile(r"(?<![a-z])(?:first|second|third|[a-z]{3,}th) $")
_AFTER_HOUR = re.compile(r"[.,;!?”]|$| (?:in the|on|sharp)\b")
_SECOND_OF_TIME = re.compile(
    r"(?:\b(?:per|split|each|every|one)[ -]|\d )second|second-?hand"
    r"|\ba second(?:$|[^ a-z]| (?:of|or|to|later|ago|after|before|and|behind|faster|slower|earlier|apart|ahead)\b)"
)


def _number(at: Word) -> Read:
    read = spelled(at.text, at.lowered, at.start, at.word)
    quantity, end = read
    if quantity is None:
        return read
    if clock := clock_in_words(at):
        return clock
    if quantity.kind is Kind.NUMBER:
        return _plain(at, quantity)
    if quantity.kind is Kind.ORDINAL and isinstance(quantity.value, Decimal):
        return century_or_quarter(at.lowered, quantity.start, end, int(quantity.value)) or read
    return read


def _plain(at: Word, number: Quantity) -> Read:
    """A number in words, as what its neighbours make of it: a share, an hour, a dozen, a name."""
    end = number.end
    if (
        share := three_quarter_points(at.lowered, number)
        or three_quarters_of_a_century(at.lowered, number)
        or of_a_whole(at.lowered, number)
        or one_in(at.lowered, number)
    ):
        return share, share.end
    if not isinstance(number.value, Decimal):
        return number, end
    if _in_a_name(at, end):
        return replace(number, is_certain=False), end
    if number.value <= 12 and end == at.end and _is_hour(at):
        clock = ClockTime(int(number.value), is_half_told=False)
        return replace(number, kind=Kind.TIME, value=clock, is_certain=False), end
    if at.lowered[at.start : end] == "one" and (_NOT_ONE.match(at.lowered, end) or _stands_for_a_thing(at, end)):
        return None, end
    if at.lowered.startswith((" dozen", "-dozen"), end):
        dozens = number.value * 12
        return replace(number, end=end + 6, value=dozens, is_certain=False, is_approximate=True), end + 6
    return number, end


def _stands_for_a_thing(at: Word, end: int) -> bool:
    before = at.lowered[max(0, at.start - 30) : at.start]
    return _ONE_OF_A_SORT.search(before) is not None and _NOT_COUNTING.match(at.lowered, end) is not None


def _is_hour(at: Word) -> bool:
    """The train left at ten."""
    return at.lowered[max(0, at.start - 4) : at.start] == " at " and _AFTER_HOUR.match(at.lowered, at.end) is not None


def _in_a_name(at: Word, end: int) -> bool:
    """Seven Eleven, the Three Gorges, the Group of Seven: a capital where no sentence begins."""
    if not at.text[at.start].isupper() or at.text[at.start - 1 : at.start] == "-":
        return False
    before = at.text[max(0, at.start - 2) : at.start].strip()
    follows = at.text[end : end + 2]
    capital = follows[:1] in (" ", "-") and follows[1:].isupper()
    return before.isalnum() and (capital or at.lowered.endswith(" of ", 0, at.start))


def _dozen(at: Word) -> Read:
    """A dozen is meant loosely, as 十几 and 十多 are; two dozen are 二十多."""
    begin = article_before(at.lowered, at.start)
    end = at.end
    if begin is None and _WHOSE.search(at.lowered, max(0, at.start - 8), at.start):
        begin = at.start
    if begin is None:
        return None, end
    return Quantity(begin, end, Kind.NUMBER, Decimal(12), is_certain=False, is_approximate=True), end


def _one_decade(at: Word) -> Read | None:
    """A decade ago is 10年前; three decades count themselves, and "this decade" may be no ten years: uncertain."""
    if _WHICH_DECADE.search(at.lowered, max(0, at.start - 12), at.start):
        return None  # The third one.
    if at.lowered[at.start - 1 : at.start] == "-" or at.lowered.startswith(" and a half", at.end):
        return None
    return Quantity(at.start, at.end, Kind.NUMBER, Decimal(10), is_certain=False), at.end


def _ordinal(at: Word) -> Read:
    """The third; a third of; first and second often mean something else: uncertain."""
    value = ORDINALS[at.word]
    if (day := _OF_A_MONTH.match(at.lowered, at.end)) and value <= _DAYS and at.text[day.start(1)].isupper():
        return Quantity(at.start, day.end(), Kind.DATE, PartialDate(None, MONTHS[day[1]], value)), day.end()
    read = age_in_decades(at, value) or century_or_quarter(at.lowered, at.start, at.end, value)
    is_other = value > 2 and is_one_more(at)
    if read := read or (part(at, value) if value > 2 and not is_other else None):
        return read
    around = at.lowered[max(0, at.start - 6) : at.end + 9]
    unsure = value == 1 or (value == 2 and _SECOND_OF_TIME.search(around) is not None)
    unsure = unsure or is_other or at.lowered.startswith((" party", "-party"), at.end)
    unit = OR_PART if value > 2 and article_before(at.lowered, at.start) is not None else None
    return Quantity(at.start, at.end, Kind.ORDINAL, Decimal(value), unit, is_certain=not unsure), at.end


def _quarter(at: Word) -> Read | None:
    return clock_in_words(at) or part_of_a_century(at) or part(at, 4)


def _half(at: Word) -> Read | None:
    return clock_in_words(at) or as_many_again(at) or half(at)


def _some(at: Word) -> Read | None:
    """Hundreds, tens of thousands: the order of size only."""
    end = at.end
    size = _SOME[at.word]
    if of := _SOME_OF.match(at.lowered, end):
        size, end = size * _SOME[of[1]], of.end()
    elif at.word == "tens" or (at.word == "scores" and not _OF.match(at.lowered, end)):
        return None
    if (of := _OF.match(at.lowered, end)) and (money := currency_after(at.lowered, end + 3)):
        return Quantity(at.start, money[1], Kind.MONEY, Decimal(size), money[0], is_approximate=True), money[1]
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


def _halved(at: Word) -> Read:
    """Halved says 减半 or 一半."""
    return Quantity(at.start, at.end, Kind.NUMBER, Decimal("0.5"), is_certain=False), at.end


def _hour(at: Word) -> Read:
    """Noon is 12:00, and 中午, which tells no hour: uncertain."""
    return Quantity(at.start, at.end, Kind.TIME, ClockTime(_HOURS[at.word]), is_certain=False), at.end


def _weekday(at: Word) -> Read | None:
    return weekday(at.text, at.start, at.word)


def _month(at: Word) -> Read | None:
    return month(at.text, at.lowered, at.start, at.word)


def _decade(at: Word) -> Read:
    """The nineties; a person may be in their nineties too: uncertain."""
    end, value = at.end, DECADE_WORDS[at.word]
    if age := age_in_decades(at, value):
        return age
    if is_heat(at.lowered, at.start, end):
        part = part_of_ten(at.lowered, at.start)
        return Quantity(at.start, end, Kind.NUMBER, Decimal(value), part, is_certain=False, is_described=True), end
    return Quantity(at.start, end, Kind.DECADE, Decimal(1900 + value), is_certain=False), end


READERS: dict[str, Callable[[Word], Read | None]] = {
    **dict.fromkeys(ORDINALS, _ordinal),
    **dict.fromkeys(MONTHS, _month),
    **dict.fromkeys(WEEKDAYS, _weekday),
    **dict.fromkeys(DECADE_WORDS, _decade),
    **dict.fromkeys(_MULTIPLES, _multiple),
    **dict.fromkeys(_SOME, _some),
    **dict.fromkeys((*ONES, *TEENS, *TENS, *SCALES, "hundred"), _number),
    **dict.fromkeys(_ADVERBS, _adverb),
    **dict.fromkeys(_HOURS, _hour),
    **dict.fromkeys(("halve", "halved", "halves", "halving"), _halved),
    **dict.fromkeys(ROMAN, roman),
    **DESCRIBED,
    "both": _both,
    "decade": _one_decade,
    "dozen": _dozen,
    "half": _half,
    "quarter": _quarter,
}
"""What reads on from each word (in small letters)."""
