"""Counted things that a version lost with their clause: washed away four bridges, where nothing tells of 四 nor of 桥.

A small number by itself may be told in other words (both, 双), and a thing by another name. Where a Chinese version has
neither the number nor any name of the thing, and fewer figures than the English one, a clause is lost.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from tms.checks.parity.model import Disagreement, Family, Side
from tms.checks.parity.tables import table_rows
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run
from tms.language.numbers import Kind, Quantity

_TABLE = files(__package__).joinpath("data", "counted_things.tsv")
_FEWEST, _MOST = 2, 99
"""A larger figure must be said whatever it counts."""
_MOST_FIGURES, _BEFORE = 12, 16
_WORD = r"(?: (?!of\b|in\b|and\b|or\b|to\b|the\b|for\b|with\b|from\b)[a-z’'-]+){0,2}? "
_LESS_SURE = re.compile(
    r"\b(?:these|those|the|both|all|his|her|its|their|other|last|first|next|past|every|each|than|in) $",
    re.IGNORECASE,
)
"""The two sons, in two years: told before, or told by other words."""
_BARE = re.compile(
    r" (?:to (?!\d|be\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)[a-z]+|others?\b"
    r"|(?:were|are|had|have|remain|remained|caught|died|escaped|survived)\b)"
    r"|(?= and (?:[a-z]+ed|left|hurt|cut)\b)|(?=\.$)"
)
"""Ordered nine to close, killed four and injured 20: what it counts was named before."""
_NO_COUNT = re.compile(
    r"\b(?:page|no\.|number|chapter|phase|stage|channel|group|big|top|act|season|game|round|line|class|level|section"
    r"|article|part|aged?|age|of|at|by|from|to|until|before|after|between|war|for|with|than|or|over|under|about) $",
    re.IGNORECASE,
)
_FEWEST_BARE = 3
_COUNTS = frozenset((Kind.NUMBER, Kind.ORDINAL))
_OTHER_COUNT = re.compile("[几幾数數双雙俩倆仨各其余餘另都全均皆半些多]|所有|一[名人个家位]")
_OTHER_FIGURE = re.compile("[几幾数數双雙俩倆仨]|各")


@cache
def _things() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """What follows a figure, by the number of its row, and what names it in simplified Chinese."""
    rows = list(table_rows(_TABLE))
    english = "|".join(f"(?P<t{at}>{row['en']})" for at, row in enumerate(rows))
    return re.compile(rf"{_WORD}(?:{english})(?![\w-])"), tuple(re.compile(row["zh"]) for row in rows)


def compare_lost_things(
    row: int,
    plains: Sequence[str | None],
    said: Sequence[Sequence[Quantity]],
    not_by_all: Sequence[Sequence[Quantity]],
    locales: Sequence[str],
) -> list[Disagreement]:
    """At most one: what English counts, where a Chinese version has neither the figure nor the thing.

    ``not_by_all``: of each version, what another does not say, nor anything that comes to it.
    """
    for at, (plain, locale) in enumerate(zip(plains, locales, strict=True)):
        if not plain or is_chinese(locale) or len(said[at]) > _MOST_FIGURES:
            continue
        for one, end, name in _counted(plain, not_by_all[at]):
            lacking = [
                other
                for other, (text, its) in enumerate(zip(plains, locales, strict=True))
                if text and is_chinese(its) and _lacks(text, said[other], one, name, len(said[at]))
            ]
            if lacking:
                sides: list[Side | None] = [None] * len(plains)
                sides[at] = Side(plain[one.start : end], one.start, end, 0)
                for other in lacking:
                    sides[other] = Side()
                return [Disagreement(row, Family.NUMBERS, "numbers.missing", tuple(sides))]
    return []


def _counted(english: str, said: Sequence[Quantity]) -> Iterator[tuple[Quantity, int, re.Pattern[str] | None]]:
    """Each small figure that counts such things, where they end, and what names them in Chinese; None of nothing."""
    things, names = _things()
    for one in said:
        if one.kind is not Kind.NUMBER or one.is_approximate or not one.is_certain or one.size is None:
            continue
        if not _FEWEST <= one.size <= _MOST or one.size % 1 or one.unit is not None:
            continue
        found = things.match(english, one.end)
        if _LESS_SURE.search(english, max(0, one.start - _BEFORE), one.start):
            continue
        if found is not None:
            yield one, found.end(), names[int((found.lastgroup or "t0")[1:])]
        elif one.size >= _FEWEST_BARE and _is_bare(english, one):
            yield one, one.end, None


def _is_bare(english: str, one: Quantity) -> bool:
    is_alone = _BARE.match(english, one.end) is not None
    return is_alone and _NO_COUNT.search(english, max(0, one.start - _BEFORE), one.start) is None


def _lacks(text: str, said: Sequence[Quantity], one: Quantity, name: re.Pattern[str] | None, counted: int) -> bool:
    if len(said) >= counted or any(each.kind in _COUNTS and each.size == one.size for each in said):
        return False
    simple = run(text, ("t2s",))
    if name is None:
        return _OTHER_COUNT.search(simple) is None
    return _OTHER_FIGURE.search(simple) is None and name.search(simple) is None
