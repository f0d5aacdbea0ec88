"""Numbers, dates, amounts and shares: what one version says must be said by the others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from tms.checks.parity.exchanged_figures import exchanged
from tms.checks.parity.figure_evidence import RowFigures, Same, is_an_article, is_doubtful
from tms.checks.parity.groups import GroupReading, group, readings
from tms.checks.parity.model import Disagreement, Family, Side
from tms.checks.parity.must_be_said import must_be_said
from tms.domain.locales import is_chinese
from tms.language.numbers import (
    OF_A_NAME,
    OFF,
    ONE_OF_SO_MANY,
    Figure,
    FiguresOfText,
    Kind,
    Quantity,
    contradict,
    figure,
    in_two_units,
    is_by_one_clock,
    likeness,
    same_figure,
    unexplained,
)

FAMILIES = {
    Kind.NUMBER: Family.NUMBERS,
    Kind.ORDINAL: Family.NUMBERS,
    Kind.MULTIPLE: Family.NUMBERS,
    Kind.PERCENT: Family.SHARES,
    Kind.PERCENTAGE_POINTS: Family.SHARES,
    Kind.MONEY: Family.MONEY,
    Kind.DATE: Family.DATES,
    Kind.TIME: Family.DATES,
    Kind.WEEKDAY: Family.DATES,
    Kind.QUARTER: Family.DATES,
    Kind.HALF: Family.DATES,
    Kind.DECADE: Family.DATES,
    Kind.CENTURY: Family.DATES,
}

Figures = Mapping[int, Figure]
"""Each quantity as it stands in its text, by its identity."""

_SURE_BESIDE_ANOTHER = frozenset((OF_A_NAME, OFF, ONE_OF_SO_MANY, "early", "mid", "late", "decade"))
"""Units of what may be left out, but not be another: Leo XIV, in her mid-forties."""

_TWO = Decimal(2)
_HINTS = {
    Decimal(value): re.compile(rf"(?<![\d.,]){value}(?![\d.,]*\d|[万萬億亿])|{hints}", re.IGNORECASE)
    for value, hints in {
        2: "[二两兩双雙对對俩倆]|另一"
        "|\\b(?:two|both|pairs?|couples?|twins?|twice|double|either|neither|second|halves|the other)\\b",
        3: "[三叁]|\\b(?:three|thirds?|triple|trio|thrice)\\b",
        4: "四|\\b(?:four|fourth|quarters?|quadruple)\\b",
        5: "五|\\b(?:five|fifth)\\b",
        6: "六|\\b(?:six|sixth|half a dozen)\\b",
        7: "七|\\b(?:seven|seventh|week)\\b",
        8: "八|\\b(?:eight|eighth)\\b",
        9: "九|\\b(?:nine|ninth)\\b",
        10: "十|\\b(?:ten|tenth|decades?)\\b",
    }.items()
}
"""What says a small number without counting."""


@dataclass(frozen=True, slots=True)
class ComparedQuantities:
    """The disagreements of one piece, those that may be none, and what all versions and not all of them say."""

    mistaken: list[Disagreement]
    doubtful: list[Disagreement]
    """Hints: figures that differ without a slip."""
    agreed: list[Family]
    """The family of each quantity that all versions have."""
    not_by_all: list[list[Quantity]]
    """Of each version, what another does not say."""


def compare_quantities(
    row: int, texts: Sequence[str | None], said: Sequence[Sequence[Quantity]], locales: Sequence[str]
) -> ComparedQuantities:
    """What the versions of one piece say of quantities.

    ``texts`` are without inline markers, None in a version that has no such piece; ``said`` is what was found in them.
    """
    versions = [at for at, text in enumerate(texts) if text is not None]
    figures = {
        id(one): figure(text or "", one, locale)
        for text, locale, its in zip(texts, locales, said, strict=True)
        for one in its
    }

    def same(one: Quantity, other: Quantity) -> bool:
        mine, theirs = figures[id(one)], figures[id(other)]
        if not is_by_one_clock(mine, theirs) and (clock := by_the_clock_of(mine, theirs)) is not None:
            return same_figure(mine, clock)
        return same_figure(mine, theirs)

    def by_the_clock_of(one: Figure, other: Figure) -> Figure | None:
        """The time that stands beside the other, by the clock of this one: 美东下午2时（台湾凌晨2时）."""
        beside = next(its for its in said if any(each is other.quantity for each in its))
        return next((figures[id(each)] for each in beside if one.zone and figures[id(each)].zone == one.zone), None)

    def apart(one: Quantity, other: Quantity) -> bool:
        mine, theirs = figures[id(one)], figures[id(other)]
        return (
            (contradict(one, other) and is_by_one_clock(mine, theirs))
            or (bool(mine.zone and theirs.zone) and not same(one, other))
            or in_two_units(mine, theirs)
            or (_is_one_unit(mine, theirs) and not same(one, other))
        )

    def equal(one: Quantity, other: Quantity) -> bool:
        return one.meaning == other.meaning and is_by_one_clock(figures[id(one)], figures[id(other)])

    groups = _insisted(
        group(said, (_measured_alike(figures, same), equal, same), apart), texts, said, versions, figures
    )
    told = RowFigures(locales, texts, said, figures, same)
    found: list[Disagreement] = []
    doubtful: list[Disagreement] = []
    agreed: list[Family] = []
    for reading in readings(groups, versions, likeness):
        if len(reading.camps) == 1 and reading.versions >= set(versions):
            agreed.append(FAMILIES[reading.each()[0].kind])
        elif _is_mistake(reading, texts, said, versions, locales, same):
            one = _disagreement(row, texts, reading, figures)
            if is_doubtful(reading, told):
                doubtful.append(replace(one, family=Family.WORDS, code="words.figure"))
            else:
                found.append(one)
    found += exchanged(row, texts, groups, locales)
    not_by_all = [its for its in groups if not its.keys() >= set(versions)]
    alone = [[its[at] for its in not_by_all if at in its] for at in range(len(texts))]
    return ComparedQuantities(found, doubtful, agreed, alone)


def _measured_alike(figures: Figures, same: Same) -> Same:
    """The test of what measures one thing: 30 miles are 50公里, and no 年近三十."""

    def measured(one: Quantity, other: Quantity) -> bool:
        mine, theirs = figures[id(one)].measure, figures[id(other)].measure
        return mine is not None and theirs is not None and mine.sort == theirs.sort and same(one, other)

    return measured


def _is_one_unit(one: Figure, other: Figure) -> bool:
    mine, theirs = one.measure, other.measure
    return mine is not None and theirs is not None and (mine.sort, mine.factor) == (theirs.sort, theirs.factor)


def _insisted(
    groups: Sequence[dict[int, Quantity]],
    texts: Sequence[str | None],
    said: Sequence[Sequence[Quantity]],
    versions: Sequence[int],
    figures: Figures,
) -> list[dict[int, Quantity]]:
    """The groups without those that follow, in each version that lacks them, from what it tells."""
    if all(one.keys() >= set(versions) for one in groups):
        return list(groups)
    told = [FiguresOfText(text or "", [figures[id(one)] for one in its]) for text, its in zip(texts, said, strict=True)]
    left: set[tuple[int, Quantity]] = set()
    for one, other in combinations(versions, 2):
        only = [
            [figures[id(its[at])] for its in groups if at in its and without not in its]
            for at, without in ((one, other), (other, one))
        ]
        for at, each in zip((one, other), unexplained(told[one], only[0], told[other], only[1]), strict=True):
            left.update((at, figure.quantity) for figure in each)
    return [its for its in groups if its.keys() >= set(versions) or any(each in left for each in its.items())]


def _is_mistake(
    reading: GroupReading[Quantity],
    texts: Sequence[str | None],
    said: Sequence[Sequence[Quantity]],
    versions: Sequence[int],
    locales: Sequence[str],
    same: Same,
) -> bool:
    if len(reading.camps) > 1:
        return _is_contradiction(reading.camps) or any(
            _is_lost(camp, texts, said, versions, locales, same) for camp in reading.camps
        )
    return _is_lost(reading.camps[0], texts, said, versions, locales, same)


def _is_contradiction(camps: Sequence[dict[int, Quantity]]) -> bool:
    """Whether two camps can't both be right.

    What may mean something else (a second, 一半) is sure once another language says it too; and beside what is sure it
    is taken at its word if it is of the same kind. "A", 一名, says nothing against what is meant loosely.
    """
    if any(all(map(is_an_article, camp.values())) for camp in camps) and any(
        one.is_approximate for camp in camps for one in camp.values()
    ):
        return False
    sure = [
        len(camp) > 1 or any(one.is_certain or one.unit in _SURE_BESIDE_ANOTHER for one in camp.values())
        for camp in camps
    ]
    kinds = [{one.kind for one in camp.values()} for camp in camps]
    return sum(sure) > 1 or (any(sure) and len(set.union(*kinds)) == 1)


def _is_lost(
    camp: dict[int, Quantity],
    texts: Sequence[str | None],
    said: Sequence[Sequence[Quantity]],
    versions: Sequence[int],
    locales: Sequence[str],
    same: Same,
) -> bool:
    """Whether a version lacks what these say, and should not."""
    lacking = [at for at in versions if at not in camp]
    # What is told twice in one language and once in the other is not told less.
    told = [any(same(one, other) for one in camp.values() for other in said[at]) for at in lacking]
    if all(told):
        return False
    if any(must_be_said(one, texts[version] or "") for version, one in camp.items()):
        return True
    if (
        len(camp) < 2
        or len(lacking) != 1
        or any(_is_a_pair(one, texts[version] or "") for version, one in camp.items())
    ):
        return False
    return _is_left_out(camp, texts[lacking[0]] or "", locales[lacking[0]])


def _is_a_pair(quantity: Quantity, text: str) -> bool:
    """Whether another language would say "they" of them: the two met again, 两人再度会面."""
    if quantity.size != _TWO:
        return False
    before, after = text[max(0, quantity.start - 4) : quantity.start], text[quantity.end : quantity.end + 1]
    return before.lower() == "the " or after == "人"


def _is_left_out(camp: dict[int, Quantity], text: str, locale: str) -> bool:
    """A small number that all other versions say, and this one does not even hint at (both, a pair, 双, 三者)."""
    one = next(iter(camp.values()))
    if one.kind is not Kind.NUMBER or one.is_approximate or not any(each.is_certain for each in camp.values()):
        return False
    hint = _HINTS.get(one.size) if isinstance(one.size, Decimal) else None
    least = 1 if is_chinese(locale) else 2  # Of what English names one by one, Chinese says 两.
    return one.size is not None and one.size > least and (hint is None or hint.search(text) is None)


def _disagreement(
    row: int, texts: Sequence[str | None], reading: GroupReading[Quantity], figures: Figures
) -> Disagreement:
    sides = [Side() if text is not None else None for text in texts]
    is_of_two_units = any(
        in_two_units(figures[id(one)], figures[id(other)]) for one, other in combinations(reading.each(), 2)
    )
    for camp, members in enumerate(reading.camps):
        for version, one in members.items():
            text, mine = texts[version] or "", figures[id(one)].measure
            end = mine.end if mine is not None and is_of_two_units else one.end
            sides[version] = Side(text[one.start : end], one.start, end, camp)
    families = [FAMILIES[one.kind] for one in reading.each()]
    code = "differs" if len(reading.camps) > 1 else "missing"
    family = next((one for one in families if one is not Family.NUMBERS), families[0])
    return Disagreement(row, family, f"{family.name.lower()}.{code}", tuple(sides))
