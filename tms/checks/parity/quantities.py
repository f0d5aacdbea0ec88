"""Numbers, dates, amounts and shares: what one version says must be said by the others."""

from collections.abc import Sequence

from tms.checks.parity.groups import Reading, group, readings
from tms.checks.parity.model import Disagreement, Family, Side
from tms.checks.parity.same import FAMILIES, says_same
from tms.language.numbers import ClockTime, Kind, PartialDate, Quantity

_FAR = 20
"""A second line and 4,700 people are two things, of which each is said by one version only."""

_SMALL_IN_WORDS, _SMALL_IN_FIGURES = 10, 2
"""Up to so much, a language may say a number with another word (both, a pair, 双), or not at all."""

_TOLD_BY_CONTEXT = frozenset({Kind.WEEKDAY, Kind.TIME, Kind.MULTIPLE, Kind.QUARTER, Kind.DECADE, Kind.CENTURY})
"""What another language may say as 昨天, "later that day" or "again": only a contradiction is a mistake."""


def compare_quantities(
    row: int, texts: Sequence[str | None], said: Sequence[Sequence[Quantity]]
) -> tuple[list[Disagreement], list[Family]]:
    """The disagreements of one piece, and the family of each quantity that all versions have.

    ``texts`` are without inline markers, None in a version that has no such piece; ``said`` is what was found in them.
    """
    versions = [at for at, text in enumerate(texts) if text is not None]
    groups = group(said, (_equal, says_same))
    found: list[Disagreement] = []
    agreed: list[Family] = []
    for reading in readings(groups, versions, _likeness):
        if len(reading.camps) == 1 and reading.versions >= set(versions):
            agreed.append(FAMILIES[reading.each()[0].kind])
        elif _is_mistake(reading, texts, said, versions):
            found.append(_disagreement(row, texts, reading))
    return found, agreed


def _equal(one: Quantity, other: Quantity) -> bool:
    return one.meaning == other.meaning


def _is_mistake(
    reading: Reading[Quantity], texts: Sequence[str | None], said: Sequence[Sequence[Quantity]], versions: Sequence[int]
) -> bool:
    if len(reading.camps) > 1:
        return _is_contradiction(reading.camps) or any(_is_lost(camp, texts, said, versions) for camp in reading.camps)
    return _is_lost(reading.camps[0], texts, said, versions)


def _is_contradiction(camps: Sequence[dict[int, Quantity]]) -> bool:
    """Whether two camps can't both be right.

    What may mean something else (a second, 一半) is sure once another language says it too; and beside what is sure it
    is taken at its word if it is of the same kind.
    """
    sure = [len(camp) > 1 or any(one.is_certain for one in camp.values()) for camp in camps]
    kinds = [{one.kind for one in camp.values()} for camp in camps]
    return sum(sure) > 1 or (any(sure) and len(set.union(*kinds)) == 1)


def _is_lost(
    camp: dict[int, Quantity],
    texts: Sequence[str | None],
    said: Sequence[Sequence[Quantity]],
    versions: Sequence[int],
) -> bool:
    """Whether a version lacks what these say, and should not."""
    lacking = [at for at in versions if at not in camp]
    # What is told twice in one language and once in the other is not told less.
    told = [any(says_same(one, other) for one in camp.values() for other in said[at]) for at in lacking]
    return not all(told) and any(_must_be_said(one, texts[version] or "") for version, one in camp.items())


def _must_be_said(quantity: Quantity, text: str) -> bool:
    """Whether a language that lacks it has lost something."""
    if not quantity.is_certain or quantity.is_approximate or quantity.kind in _TOLD_BY_CONTEXT:
        return False
    value = quantity.value
    if isinstance(value, PartialDate):
        return value.day is not None or value.month is not None
    if isinstance(value, ClockTime):
        return False
    if quantity.kind is Kind.ORDINAL:
        return value > 1
    if quantity.kind is not Kind.NUMBER or value != int(value):
        return True
    in_figures = any(character.isdecimal() for character in text[quantity.start : quantity.end])
    return value > (_SMALL_IN_FIGURES if in_figures else _SMALL_IN_WORDS)


def _likeness(one: Quantity, other: Quantity) -> float:
    """How likely the two stand for one place: 0 for what nobody would mistake for each other, at most 2."""
    mine, theirs = FAMILIES[one.kind], FAMILIES[other.kind]
    if (Family.DATES in {mine, theirs} and mine is not theirs) or not _are_comparable(one, other):
        return 0
    likeness = 1.0 if one.kind is other.kind else 0.5
    sizes = [float(size) for size in (one.size, other.size) if size is not None]
    if len(sizes) == 2 and min(sizes) > 0:
        likeness += min(sizes) / max(sizes)
        if one.kind is not other.kind and Family.SHARES not in {mine, theirs} and max(sizes) > _FAR * min(sizes):
            return 0
    elif isinstance(one.value, PartialDate) and isinstance(other.value, PartialDate):
        likeness += _parts_in_common(one.value, other.value) / 3
    return likeness


def _are_comparable(one: Quantity, other: Quantity) -> bool:
    kinds = {one.kind, other.kind}
    if len(kinds) == 1:
        return not isinstance(one.value, PartialDate) or _overlap(one.value, other.value)
    return not kinds & {Kind.TIME, Kind.WEEKDAY, Kind.DATE}


def _overlap(one: PartialDate, other: object) -> bool:
    """Whether both tell the year, the month or the day: a year and a day of some month contradict nobody."""
    if not isinstance(other, PartialDate):
        return False
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return any(a is not None and b is not None for a, b in pairs)


def _parts_in_common(one: PartialDate, other: PartialDate) -> int:
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return sum(a is not None and a == b for a, b in pairs)


def _disagreement(row: int, texts: Sequence[str | None], reading: Reading[Quantity]) -> Disagreement:
    sides = [Side() if text is not None else None for text in texts]
    for camp, members in enumerate(reading.camps):
        for version, one in members.items():
            text = texts[version] or ""
            sides[version] = Side(text[one.start : one.end], one.start, one.end, camp)
    families = [FAMILIES[one.kind] for one in reading.each()]
    code = "differs" if len(reading.camps) > 1 else "missing"
    family = next((one for one in families if one is not Family.NUMBERS), families[0])
    return Disagreement(row, family, f"{family.name.lower()}.{code}", tuple(sides))
