"""Early or late in a month, year, decade or century: 3月下旬 is not early March."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import product

from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese

_EARLY, _MIDDLE, _LATE = "early", "mid", "late"
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|next month|this month"
    "|last month|the month"
)
_ENGLISH = re.compile(
    r"(?<![\w-])(?:(?P<early>early|(?:start|beginning) of)|(?P<mid>mid|middle of)|(?P<late>late|end of))"
    r"(?:[ -]| in )(?:the )?(?:"
    r"(?P<decade>(?:1[5-9]|20)?\d0[’']?s\b|(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"
    r"|(?:(?:this|next|last|current|past|coming) )?decade\b)"
    r"|(?P<century>(?:\d\d(?:st|nd|rd|th)|[a-z]+teenth|twentieth|twenty-first)[- ]century"
    r"|(?:(?:this|next|last|current|past|coming) )?century\b)"
    r"|(?P<year>(?:19|20)\d\d(?![\d-])|(?:next|this|last) year|year\b)"
    rf"|(?P<month>(?:{_MONTHS})\b))",
    re.IGNORECASE,
)
_NO_AGE = re.compile(r"\b(?:his|her|their|my|your|our) $", re.IGNORECASE)
"""In her early twenties she is young."""
_CHINESE = re.compile(
    r"(?:(?P<month>月份?)(?:(?P<month_early>上旬|初(?![一二三四五六七八九十]))|(?P<month_mid>中旬)|(?P<month_late>下旬|底|末))"
    r"|(?P<decade>年代)(?:(?P<decade_early>初|早期|前期)|(?P<decade_mid>中期|中葉|中叶)|(?P<decade_late>末|晚期|后期|後期))"
    r"|(?P<century>世[纪紀])(?:(?P<century_early>初|早期|前期)|(?P<century_mid>中期|中葉|中叶)|(?P<century_late>末|晚期|后期|後期))"
    r"|(?P<year>(?<=[\d去今明本当當前]年)|(?<=[\d去今明本当當前])年)年?"
    r"(?:(?P<year_early>初(?!中|[一二三四五六七八九十]))|(?P<year_mid>中(?![国國共央文東东期學学獲获的]))|(?P<year_late>底|末|尾)))"
)
_THIS_DECADE = re.compile(
    r"\b(?:this|the current) decade\b|\b(?:end|close|rest|remainder) of the decade\b"
    r"|\bbefore the decade (?:ends|is out)\b",
    re.IGNORECASE,
)
_ANOTHER_DECADE = re.compile(r"\b(?:next|coming|following|last|previous|past) decade\b|\d0[’']?s\b", re.IGNORECASE)
_DECADE_CHINESE = re.compile(r"(?P<first>2\d\d0)年代")
_UNITS = ("decade", "century", "year", "month")

_Parts = dict[str, dict[str, tuple[int, int]]]


def compare_period_parts(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> list[Disagreement]:
    """At most one: the first part of a period in one version, and only another part of such a period in another."""
    parts = [_parts(text, locale) if text else {} for text, locale in zip(plains, locales, strict=True)]
    for unit in _UNITS:
        told = {at: its[unit] for at, its in enumerate(parts) if unit in its}
        for mine in told.values():
            others = [at for at, theirs in told.items() if not theirs.keys() & mine.keys()]
            if others:
                sides: list[Side | None] = [None] * len(plains)
                for at, its in told.items():
                    start, end = next(iter(its.values()))
                    sides[at] = Side((plains[at] or "")[start:end], start, end, int(at in others))
                return [Disagreement(row, Family.DATES, "dates.differs", tuple(sides))]
    return _another_decade(row, plains, locales)


def _another_decade(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> list[Disagreement]:
    """At most one: the end of this decade is not that of one which has not begun."""
    now = datetime.now(UTC).year
    for (at, english), (other, chinese) in product(enumerate(plains), repeat=2):
        if not english or not chinese or is_chinese(locales[at]) or not is_chinese(locales[other]):
            continue
        this, their = _THIS_DECADE.search(english), _DECADE_CHINESE.search(chinese)
        if this and their and int(their["first"]) > now and not _ANOTHER_DECADE.search(english):
            sides: list[Side | None] = [None] * len(plains)
            sides[at], sides[other] = Side(this[0], *this.span(), 0), Side(their[0], *their.span(), 1)
            return [Disagreement(row, Family.DATES, "dates.differs", tuple(sides))]
    return []


def _parts(text: str, locale: str) -> _Parts:
    found: _Parts = {}
    if is_chinese(locale):
        for place in _CHINESE.finditer(text):
            unit, _, part = (place.lastgroup or "").partition("_")
            found.setdefault(unit, {}).setdefault(part, place.span())
        return found
    for place in _ENGLISH.finditer(text):
        if _NO_AGE.search(text, max(0, place.start() - 6), place.start()):
            continue
        part = next(name for name in (_EARLY, _MIDDLE, _LATE) if place[name])
        unit = next(name for name in _UNITS if place[name])
        found.setdefault(unit, {}).setdefault(part, place.span())
    return found
