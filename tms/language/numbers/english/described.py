"""Quantities that English tells in other words: Christmas, half past six, in her ninth decade, runner-up."""

import re
from collections.abc import Callable
from decimal import Decimal

from tms.language.numbers.english.amounts import Read
from tms.language.numbers.english.word import Word
from tms.language.numbers.english.words import ONES, TEENS
from tms.language.numbers.quantity import ClockTime, Kind, PartialDate, Quantity

_PART = r"(?: (?:early|mid|late)[ -])?"
_OF_A_PERSON = re.compile(
    r"\b(?:his|her|their|my|our|your)"
    rf"(?:{_PART}(?: ?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties)(?:,| and| or| to|, and)))*"
    r"(?: (?P<part>early|mid|late)[ -])? ?$"
)
"""Whose age it is; in her teens and twenties it stands before the teens alone."""
_AROUND = 56
_DECADE = re.compile(r" decade(?![a-z])(?! of (?!life))")
_YOUNGEST = 5
"""A singer may be in her fifth decade on stage, and a pianist in her ninth of life."""

_HOURS = {**{word: value for word, value in ONES.items() if value}, "ten": 10, "eleven": 11, "twelve": 12}
_HOUR = "|".join(_HOURS)
_PAST = re.compile(
    rf"(?P<minutes>half|(?:a )?quarter|five|ten|twenty(?:-five)?)(?: minutes?)? (?P<way>past|to|before) "
    rf"(?:(?P<hour>{_HOUR}|1?\d(?![\d,.:]?\d))"
    r"(?! (?:years?|months?|days?|people|percent|times|million|hundred|thousand))"
    r"|(?P<named>midnight|noon|midday))(?![a-z-])"
)
_MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_MORNING = re.compile(r" in the (?:morning|early hours)")
_EVENING = re.compile(r" (?:in the (?:afternoon|evening)|at night)")

_DAYS = {
    "christmas": (re.compile(r"christmas( eve)?(?! island|[a-z])"), (12, 25), (12, 24)),
    "halloween": (re.compile("halloween"), (10, 31), None),
    "boxing": (re.compile("boxing day"), (12, 26), None),
    "valentine": (re.compile("valentine[’']?s day"), (2, 14), None),
    "new": (re.compile("new year[’']?s (?:day|(eve))"), (1, 1), (12, 31)),
    "bastille": (re.compile("bastille day"), (7, 14), None),
}
_SCORES = {"score": 20, "threescore": 60, "fourscore": 80}
_AND_MORE = re.compile(rf" and ({'|'.join([*ONES, *TEENS])})(?![a-z-])")
_AGED = {
    name + ending: value
    for name, value in {"septuagenarian": 70, "octogenarian": 80, "nonagenarian": 90, "centenarian": 100}.items()
    for ending in ("", "s")
}
_AND_A_PART = re.compile(r" and a (half|quarter)(?![a-z])")
_AGAIN = re.compile(r"half as (?:many|much) again(?![a-z])")


def age_in_decades(at: Word, value: int) -> Read | None:
    """In her ninth decade she is over eighty, and in his twenties twenty-something."""
    before = _OF_A_PERSON.search(at.lowered, max(0, at.start - _AROUND), at.start)
    if before is None:
        return None
    if value % 10 == 0 and at.word.endswith("ties"):
        return _number(at, at.end, value, before["part"] or "decade")
    decade = _DECADE.match(at.lowered, at.end)
    return _number(at, decade.end(), value * 10 - 10) if decade and _YOUNGEST <= value <= 10 else None


def clock_in_words(at: Word) -> Read | None:
    """Half past six, a quarter to nine, ten past midnight; which half of the day the words behind may tell."""
    found = _PAST.match(at.lowered, at.start)
    if found is None or (found["way"] != "past" and "quarter" not in found["minutes"] and not found["named"]):
        return None
    named = found["hour"] or ""
    hour = int(named) if named.isdecimal() else _HOURS.get(named, 0 if found["named"] == "midnight" else 12)
    minute = _MINUTES[found["minutes"].removeprefix("a ")]
    if found["way"] != "past":
        hour, minute = hour - 1, 60 - minute
    is_evening = _EVENING.match(at.lowered, found.end()) is not None
    is_told = is_evening or found["named"] is not None or _MORNING.match(at.lowered, found.end()) is not None
    clock = ClockTime((hour + 12 if is_evening and hour < 12 else hour) % 24, minute, is_half_told=is_told)
    return Quantity(found.start(), found.end(), Kind.TIME, clock, is_described=True), found.end()


def _number(at: Word, end: int, value: int, part: str | None = None) -> Read:
    return Quantity(at.start, end, Kind.NUMBER, Decimal(value), part, is_certain=False, is_described=True), end


def _holiday(at: Word) -> Read | None:
    """A day that is called by its name; it may stand for the season around it, so uncertain."""
    expression, day, eve = _DAYS[at.word]
    found = expression.match(at.lowered, at.start)
    if found is None or not at.text[at.start].isupper():
        return None
    month, number = eve if eve and found[1] else day
    when = PartialDate(None, month, number)
    return Quantity(at.start, found.end(), Kind.DATE, when, is_certain=False, is_described=True), found.end()


def _score(at: Word) -> Read | None:
    """A score of; fourscore and seven."""
    if at.word == "score" and at.lowered[max(0, at.start - 2) : at.start + 9] != "a score of ":
        return None
    more = _AND_MORE.match(at.lowered, at.end) if at.word != "score" else None
    value = _SCORES[at.word] + ({**ONES, **TEENS}[more[1]] if more else 0)
    return _number(at, more.end() if more else at.end, value)


def as_many_again(at: Word) -> Read | None:
    """Half as many again is one and a half times as many."""
    found = _AGAIN.match(at.lowered, at.start)
    if found is None:
        return None
    value = Decimal("1.5")
    return Quantity(at.start, found.end(), Kind.MULTIPLE, value, is_certain=False, is_described=True), found.end()


def _runner(at: Word) -> Read | None:
    """The runner-up is second."""
    end = at.end + 3
    if at.lowered[at.end : end] != "-up":
        return None
    return Quantity(at.start, end, Kind.ORDINAL, Decimal(2), is_certain=False, is_described=True), end


def _one_of(at: Word) -> Read | None:
    """A mile away is 1.6公里外."""
    begin = at.start - (3 if at.lowered.startswith("an ", at.start - 3) else 2)
    article = at.lowered[max(0, begin) : at.start]
    if (
        article not in ("a ", "an ")
        or (begin > 0 and at.lowered[begin - 1].isalnum())
        or at.lowered[begin - 2 : begin] == "f "
    ):
        return None
    if part := _AND_A_PART.match(at.lowered, at.end):
        size = Decimal("1.5") if part[1] == "half" else Decimal("1.25")
        return Quantity(begin, part.end(), Kind.NUMBER, size, is_described=True), part.end()
    return Quantity(begin, at.start - 1, Kind.NUMBER, Decimal(1), is_certain=False, is_described=True), at.end


def _aged(at: Word) -> Read | None:
    """An octogenarian."""
    return _number(at, at.end, _AGED[at.word])


DESCRIBED: dict[str, Callable[[Word], Read | None]] = {
    **dict.fromkeys(_DAYS, _holiday),
    **dict.fromkeys(_SCORES, _score),
    **dict.fromkeys(_AGED, _aged),
    **dict.fromkeys(
        (
            "mile",
            "acre",
            "inch",
            "yard",
            "gallon",
            "ounce",
        ),
        _one_of,
    ),
    "runner": _runner,
}
"""What reads on from each of these words."""
