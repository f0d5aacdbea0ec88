"""Two figures that changed places: every number is there, and each stands beside what the other counts.

Order alone proves nothing, since English and Chinese put the parts of a sentence in another order (150 of its 1,200
shops, 1200家门店中的150家). What stands around a figure is compared: between two Chinese versions its characters,
between English and Chinese what it counts, by a short list of what news counts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import combinations

from tms.checks.parity.counted_nouns import counted, said
from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run
from tms.language.numbers import Kind, Quantity, measure

MOST_FIGURES = 24
"""The most figures of one piece: each pair is looked at."""

_HAN_AROUND = 8, 8
_ENGLISH_AROUND = 18, 36
"""So many characters before and after: English says first how many, then of what."""
_HALF = Decimal("0.5")
_CLEARLY = 2
"""So many more characters must a figure have in common with the place of the other than with its own."""
_SIDE_BY_SIDE = 80
_JOINED = re.compile(
    r"[^\d.;!?]*?(?:\b(?:and|but|while)\b(?! also\b)(?!.*\b(?:in|within|after|for|over|since|during|before|of|by)\b)"
    r"|, compared (?:with|to)\b|\bversus\b)[^\d.;!?]*",
    re.DOTALL,
)
"""Between two figures that every language tells in one order; not "46 people and wounded others in 24 hours"."""
_OF_THEM = re.compile(r" of (?:them|these|those|which|whom)\b")
"""Of the seven nations, three of them: both count nations."""
_PER_ANOTHER = re.compile(r" (?:a|an|per|each|every) (?:year|month|week|day|hour)\b")
"""$36,000 a year, or $3,000 a month: which is told first tells nothing."""
_JOINED_DATES = re.compile(
    r"[^\d.;!?]*?\b(?:and|but|while)\b(?!.*\b(?:after|since|before|between)\b)[^\d.;!?]*", re.DOTALL
)
_JOINT = re.compile(r"(?<=\w) (?:and|but|while) (?=(?:about |another |some |at least |up to |more than )?$)")
_RANGE = re.compile(r"\W*(?:to|and|or|[至到和或与與比对對])?\W*")
"""Between two ends or scores: what is counted stands beside one of them only."""
_PART_OF = re.compile(r"(?: \w+)? (?:out )?of(?: (?:the|its|their|his|her|our|about|some|nearly))* ?[$€£]?")
"""Of "seven of the nine voted" the verb is said of the first figure, and in Chinese stands beside it."""
_SAME_BETWEEN = 0.6
_HAN = re.compile(r"[\u3400-\u9fff]")
_FILLING = frozenset("的了在是和与及约为有也将就都被其该之于以等个到至 “”「」『』（）()")
_ENDS = "。！？；，、：.!?;,:（）()\n"


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands before and after a figure, up to the next figure and the end of the clause."""

    before: frozenset[str]
    after: frozenset[str]
    things: frozenset[int]
    """What it counts, of the list."""


def exchanged(
    row: int, texts: Sequence[str | None], groups: Sequence[dict[int, Quantity]], locales: Sequence[str]
) -> Iterator[Disagreement]:
    """At most one pair of figures that changed places; ``groups`` are what the versions say alike."""
    alike = [one for one in groups if len(one) > 1 and any(each.is_certain for each in one.values())]
    if not 2 <= len(alike) <= MOST_FIGURES:
        return
    once = [
        one
        for one in alike
        if not _is_of_two_units(one) and sum(one.keys() <= other.keys() and _same(one, other) for other in alike) == 1
    ]
    places = [
        {
            at: _place(texts[at] or "", figure, [each[at] for each in alike if at in each], locales[at])
            for at, figure in its.items()
        }
        for its in once
    ]
    for (one, near_one), (other, near_other) in combinations(zip(once, places, strict=True), 2):
        versions = sorted(one.keys() & other.keys())
        if len(versions) < 2 or any(_sort(one[at]) != _sort(other[at]) for at in versions):
            continue
        if any(_measure_apart(texts[at] or "", (one[at], other[at]), locales[at]) for at in versions):
            continue
        with_units = [_one_measures(texts[at] or "", (one[at], other[at]), locales[at]) for at in versions]
        if any(with_units[0]) and not all(with_units[0]) and all(its == with_units[0] for its in with_units):
            continue  # Each has its unit, or none, in every version.
        tells = [_tells(texts[at] or "", (one[at], other[at])) for at in versions]
        for mine in versions:
            told = [
                _apart(texts, (one, other), (near_one, near_other), (mine, at), locales) if all(tells) else 0
                for at in versions
                if at != mine
            ]
            is_crossed = max(told) > 0 and min(told) >= 0
            if is_crossed or (
                not is_chinese(locales[mine])
                and min(told) >= 0
                and _is_turned(texts[mine] or "", (one, other), mine, [at for at in versions if at != mine])
            ):
                yield _disagreement(row, texts, (one, other), mine)
                return


def _same(one: dict[int, Quantity], other: dict[int, Quantity]) -> bool:
    return next(iter(one.values())).meaning == next(iter(other.values())).meaning


def _is_of_two_units(figures: dict[int, Quantity]) -> bool:
    """Whether a half is told in the next smaller unit, as no other figure is: half a minute, 30秒."""
    sizes = {one.size for one in figures.values()}
    return len(sizes) > 1 and any(one.size == _HALF and not one.is_certain for one in figures.values())


def _tells(text: str, pair: tuple[Quantity, Quantity]) -> bool:
    """Whether what stands around two figures can be told apart."""
    first, second = sorted(pair, key=lambda one: one.start)
    between = text[first.end : second.start]
    if _OF_THEM.match(text, second.end):
        return False
    return _RANGE.fullmatch(between) is None and _PART_OF.fullmatch(between) is None


def _sort(quantity: Quantity) -> tuple[str, str | None]:
    return str(quantity.kind), quantity.unit


def _measure_apart(text: str, pair: tuple[Quantity, Quantity], locale: str) -> bool:
    """Miles and hours don't change places: the other unit would be told."""
    sorts = {measured.sort for one in pair if (measured := measure(text, one, locale)) is not None}
    return len(sorts) > 1


def _one_measures(text: str, pair: tuple[Quantity, Quantity], locale: str) -> list[bool]:
    """Which of two figures has a unit."""
    return [measure(text, one, locale) is not None for one in pair]


def _place(text: str, quantity: Quantity, others: Sequence[Quantity], locale: str) -> _Place:
    chinese = is_chinese(locale)
    behind, ahead = _HAN_AROUND if chinese else _ENGLISH_AROUND
    last = max((one.end for one in others if one.end <= quantity.start), default=-ahead)
    following = min((one.start for one in others if one.start >= quantity.end), default=len(text) + ahead)
    before = _clause_end(text[max(0, quantity.start - behind, last) : quantity.start])
    after = _clause_begin(text[quantity.end : min(len(text), quantity.end + ahead, following)])
    if chinese:
        before, after = run(before, ("t2s",)), run(after, ("t2s",))
    # Of what stands between two figures, what stands before "and" or in the first half is said of the first one.
    joint = None if chinese or after.startswith("-") else _JOINT.search(text, quantity.end, following)
    mine = after[: joint.start() - quantity.end if joint else (following - quantity.end + 1) // 2]
    led = before[max(0, len(before) - (quantity.start - last + 1) // 2) :]
    things = said(led, locale) | counted(mine, locale)
    return _Place(frozenset(before) - _FILLING, frozenset(after) - _FILLING, things)


def _clause_end(text: str) -> str:
    return text[max((text.rfind(mark) for mark in _ENDS), default=-1) + 1 :]


def _clause_begin(text: str) -> str:
    return text[: min((at for mark in _ENDS if (at := text.find(mark)) >= 0), default=len(text))]


def _apart(
    texts: Sequence[str | None],
    pair: tuple[dict[int, Quantity], dict[int, Quantity]],
    near: tuple[dict[int, _Place], dict[int, _Place]],
    versions: tuple[int, int],
    locales: Sequence[str],
) -> int:
    """Above 0 if each figure of one version stands where the other does in the other version, below if it doesn't."""
    mine, theirs = ((near[0][at], near[1][at]) for at in versions)
    if not all(is_chinese(locales[at]) for at in versions):
        return _counted_apart(mine, theirs)
    if _are_swapped(texts, pair, versions):
        return _CLEARLY
    own = [len(one.after & other.after) for one, other in zip(mine, theirs, strict=True)]
    others = [len(one.after & other.after) for one, other in zip(mine, theirs[::-1], strict=True)]
    straight = sum(own) + sum(len(one.before & other.before) for one, other in zip(mine, theirs, strict=True))
    crossed = sum(others) + sum(len(one.before & other.before) for one, other in zip(mine, theirs[::-1], strict=True))
    if crossed <= straight:
        return crossed - straight
    # Whatever a sentence begins with stands before its first figure; what follows a figure is counted by it.
    return crossed - straight if crossed >= straight + _CLEARLY and sum(others) >= sum(own) else 0


def _counted_apart(mine: tuple[_Place, _Place], theirs: tuple[_Place, _Place]) -> int:
    """Above 0 if the figures are exchanged between English and Chinese, below 0 if not: by what only one counts."""
    only = [[one.things - other.things, other.things - one.things] for one, other in (mine, theirs)]
    straight = sum(len(one & other) for one, other in zip(*only, strict=True))
    crossed = sum(
        len(one & other)
        for at, (one, other) in enumerate(zip(only[0], only[1][::-1], strict=True))
        # Of "11 people, and another two dozen" the second figure may count people too.
        if mine[1 - at].things or theirs[at].things
    )
    return crossed if not straight else -straight


def _are_swapped(
    texts: Sequence[str | None], pair: tuple[dict[int, Quantity], dict[int, Quantity]], versions: tuple[int, int]
) -> bool:
    """Whether two Chinese versions have the same words between the two, and the two in another order."""
    betweens: list[str] = []
    orders: list[bool] = []
    for at in versions:
        first, second = sorted(pair, key=lambda its: its[at].start)
        between = (texts[at] or "")[first[at].end : second[at].start]
        betweens.append(run(between, ("t2s",)) if len(between) <= _SIDE_BY_SIDE else "")
        orders.append(first is pair[0])
    if orders[0] == orders[1] or not all(map(_HAN.search, betweens)):
        return False
    return SequenceMatcher(None, betweens[0], betweens[1], autojunk=False).ratio() >= _SAME_BETWEEN


def _is_turned(
    text: str, pair: tuple[dict[int, Quantity], dict[int, Quantity]], english: int, others: Sequence[int]
) -> bool:
    """Whether figures that English puts side by side stand the other way round in every other version."""
    first, second = sorted(pair, key=lambda its: its[english].start)
    if not all(first[at].start > second[at].start for at in others):
        return False
    between = text[first[english].end : second[english].start]
    if _PER_ANOTHER.match(text, second[english].end) and _PER_ANOTHER.match(between):
        return False
    joined = _JOINED_DATES if first[english].kind is Kind.DATE else _JOINED
    return len(between) <= _SIDE_BY_SIDE and joined.fullmatch(between) is not None


def _disagreement(
    row: int, texts: Sequence[str | None], pair: tuple[dict[int, Quantity], dict[int, Quantity]], alone: int
) -> Disagreement:
    sides: list[Side | None] = [None] * len(texts)
    for version in pair[0].keys() & pair[1].keys():
        start = min(its[version].start for its in pair)
        end = max(its[version].end for its in pair)
        sides[version] = Side((texts[version] or "")[start:end], start, end, int((version == alone) != (alone == 0)))
    return Disagreement(row, Family.NUMBERS, "numbers.exchanged", tuple(sides))
