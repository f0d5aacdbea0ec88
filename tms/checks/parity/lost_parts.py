"""How many of them: "31 were hurt, five of them critically" must say of how many, and that they are a part.

A small number by itself may be told without counting (both, a pair); the part of a number may not, unless the other
version says in other words that there is a part: 其中, 包括, 之一.
"""

import re
from collections.abc import Sequence

from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese

# No longer than figures are, so that a text of figures alone is read once.
_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|\\d[\\d,]{0,14}"
_ENGLISH = re.compile(
    rf"(?P<figure>{_NUMBERS}) (?:of them|of whom|of those|of which)\b"
    rf"|(?:\d|{_NUMBERS}|people|others|men|women|passengers|workers|victims|civilians)\b[^.;:]{{0,40}}?,? "
    rf"including (?:at least |about |some |nearly )?(?P<included>{_NUMBERS}) \w+",
    re.IGNORECASE,
)
_OF_SO_MANY = re.compile(rf"\b(?:{_NUMBERS}|one) (?:in|of|out of)(?: every)? $", re.IGNORECASE)
"""Nine in ten of those polled are 九成: of how many is part of the share."""
_LEAST_BEFORE = 24
_COUNTS = re.compile(rf"\b(?:{_NUMBERS}|dozen|hundred|thousand|million|one)\b", re.IGNORECASE)
_PART = re.compile(
    r"其[中余餘]|当中|當中|包括|包含|含|内有|內有|之中|其二|在内|在內|连同|連同|以及|另有|还有|還有|有[^，。]{0,4}[\d一二两兩三四五六七八九十]"
)
_CHINESE_FIGURE = re.compile(r"\d[\d,.]*[万萬千百亿億]?|[一二两兩三四五六七八九十百千万萬几幾数數双雙]+")


def compare_lost_parts(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> list[Disagreement]:
    """At most one: a part that English counts, where a Chinese version has fewer figures and no word for a part."""
    for at, (plain, locale) in enumerate(zip(plains, locales, strict=True)):
        found = _part(plain) if plain and not is_chinese(locale) else None
        if plain is None or found is None:
            continue
        counted = len(_COUNTS.findall(plain))
        lacking = [
            other
            for other, (text, its) in enumerate(zip(plains, locales, strict=True))
            if text and is_chinese(its) and not _PART.search(text) and len(_CHINESE_FIGURE.findall(text)) < counted
        ]
        if lacking:
            sides: list[Side | None] = [None] * len(plains)
            start, end = found.span()
            sides[at] = Side(plain[start:end], start, end, 0)
            for other in lacking:
                sides[other] = Side()
            return [Disagreement(row, Family.NUMBERS, "numbers.missing", tuple(sides))]
    return []


def _part(english: str) -> re.Match[str] | None:
    """The first part of a number that the text counts; none is the whole of a share."""
    for found in _ENGLISH.finditer(english):
        start = found.start()
        if found["figure"] is None or not _OF_SO_MANY.search(english, max(0, start - _LEAST_BEFORE), start):
            return found
    return None
