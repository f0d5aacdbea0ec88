"""What a change is measured from: the year before (同比) is not the month or the quarter before (环比).

Told only where one version measures all that it tells from a year before, and the other all from a shorter time.
"""

import re
from collections.abc import Iterator, Sequence

from tms.checks.parity.language_pairs import language_pairs
from tms.checks.parity.model import Disagreement, Family, Side
from tms.language.conversion.engine import run

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = "(?:month|quarter|week|three months)"
_FROM = "(?:from|with|to|than)"
_YEAR = re.compile(
    rf"\byear[- ](?:on|over|to)[- ]year\b|\by/y\b|\b{_FROM} (?:a|one|the) year (?:earlier|ago|before|prior)\b"
    rf"|\b(?:{_FROM}|in) the same (?:period|time|{_SHORT}|six months) (?:a year (?:earlier|ago|before)"
    r"|of last year|last year|(?:of|in) the previous year)\b|\bon the year\b",
    re.IGNORECASE,
)
_SHORTER = re.compile(
    rf"\b{_SHORT}[- ](?:on|over|to)[- ]{_SHORT}\b|\b[mq]/[mq]\b"
    rf"|\b{_FROM} (?:the )?(?:previous|prior|preceding|last) {_SHORT}\b"
    rf"|\b{_FROM} (?:a|one) {_SHORT} (?:earlier|ago|before|prior)\b|\bon the (?:month|quarter)\b",
    re.IGNORECASE,
)
_OTHER_PERIOD = re.compile(
    rf"\b(?:(?:previous|prior|preceding|last|past) {_SHORT}|{_SHORT}s? (?:earlier|ago|before|prior|on|over|to)"
    rf"|{_SHORT}[- ](?:on|over|to)|sequential|quarterly|monthly|weekly|[mq]/[mq]"
    rf"|(?:from|since|than|over) (?:(?:the )?(?:first|second|third|fourth) quarter|{_MONTHS}))\b",
    re.IGNORECASE,
)
"""What else a version may measure from, where it measures from the year before."""
_ANY_YEAR = re.compile(r"\b(?:years?|yearly|annual\w*|y/y|(?:19|20)\d\d)\b", re.IGNORECASE)
_BY_SO_MUCH = r"[增减](?=[了约近逾达超]{0,2}[\d一二三四五六七八九十百])"
_CHINESE_YEAR = re.compile(rf"同比|按年|(?<![今去前明每近来全当本同\d一二三四五六七八九十])年{_BY_SO_MUCH}")
_CHINESE_SHORTER = re.compile(rf"环比|按[月季周]|(?<![上下本当个首\d一二三四五六七八九十])[月季周]{_BY_SO_MUCH}")
_ANY_CHINESE_YEAR = re.compile("年[增减]|同比|按年|[去上前]年|一年前|同期|年率")
_ANY_CHINESE_SHORTER = re.compile(
    "环比|按[月季周]|[月季周][增减]|[上前][一个]{0,2}(?:月|季|周)|[较比][^，。；]{0,4}(?:月|季)"
)


def compare_compared_periods(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one, of an English and a Chinese version."""
    for one, other in language_pairs(plains, locales):
        text, plain = plains[one] or "", plains[other] or ""
        mine = _only(text, _YEAR, _OTHER_PERIOD), _only(text, _SHORTER, _ANY_YEAR)
        if not any(mine):
            continue
        simple = run(plain, ("t2s",))
        theirs = (
            _only(simple, _CHINESE_SHORTER, _ANY_CHINESE_YEAR),
            _only(simple, _CHINESE_YEAR, _ANY_CHINESE_SHORTER),
        )
        for its, their in zip(mine, theirs, strict=True):
            if its and their and len(simple) == len(plain):
                sides: list[Side | None] = [None] * len(plains)
                for camp, (at, place) in enumerate(((one, its), (other, their))):
                    start, end = place.span()
                    sides[at] = Side((plains[at] or "")[start:end], start, end, camp)
                yield Disagreement(row, Family.DATES, "dates.differs", tuple(sides))
                return


def _only(text: str, words: re.Pattern[str], others: re.Pattern[str]) -> re.Match[str] | None:
    """Where the text says so, if it says nothing of the other kind."""
    return words.search(text) if not others.search(words.sub("", text)) else None
