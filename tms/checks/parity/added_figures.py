"""Figures that only a translation says, beside none that it lost: 三分之二 for "everything else", 1500张 for "half".

A hint, and no mistake, since whoever translates counts what the source describes. But nobody describes a day of the
year, a sum of money or a share with a decimal; where the source has a figure or a word for one that the translation
lacks (a trio), the added one stands for it; and an engine that nobody has read invents figures.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from tms.checks.parity.model import Disagreement, Family
from tms.language.numbers import Kind, PartialDate, Quantity, is_of_another_size, likeness, may_stand_for_words

_MISSING = ".missing"
_ADDED = "words.added"
_ARTICLES = (1, 2)
_FIRST_YEAR = 1000


def apart_from_added(
    found: Sequence[Disagreement],
    texts: Sequence[str | None],
    said: Sequence[Sequence[Quantity]],
    not_by_all: Sequence[Sequence[Quantity]],
    *,
    source: int,
    drafts: Collection[int],
) -> tuple[list[Disagreement], list[Disagreement]]:
    """What ``found`` says of quantities, without the figures that were only added, and these as hints.

    ``said`` is what each version says, and ``not_by_all`` what of it another does not; ``drafts`` are the versions as
    an engine wrote them.
    """
    lost = [one for one in not_by_all[source] if _counts(one)]
    if not all(_is_added(one, source) for one in found):
        return list(found), []
    for one in found:
        for at, side in enumerate(one.sides):
            added = [] if side is None else [its for its in not_by_all[at] if its.start == side.start and side.words]
            told = texts[at] or "", texts[source] or ""
            if added and (at in drafts or any(_must_be_told(each, *told, said[source], lost) for each in added)):
                return list(found), []
    return [], [replace(one, family=Family.WORDS, code=_ADDED) for one in found]


def _counts(one: Quantity) -> bool:
    """Whether it is more than an article or a pronoun: a, one, 一."""
    return one.is_certain or one.kind is not Kind.NUMBER or one.size not in _ARTICLES


def _is_added(one: Disagreement, source: int) -> bool:
    side = one.sides[source]
    return one.code.endswith(_MISSING) and side is not None and not side.words


def _must_be_told(
    one: Quantity, text: str, source: str, of_source: Sequence[Quantity], lost: Sequence[Quantity]
) -> bool:
    """Whether the source must have told the figure too, or another in its place: 30 may be its 3.0 once more."""
    value = one.value
    if isinstance(value, PartialDate):
        return value.month is not None and value.day is not None
    is_share = one.kind in (Kind.PERCENT, Kind.PERCENTAGE_POINTS)
    if one.kind is Kind.MONEY or (is_share and "." in text[one.start : one.end]):
        return True
    if any(is_of_another_size(one, its) for its in of_source) or any(_may_stand_for(one, its) for its in lost):
        return True
    return may_stand_for_words(one, text, source)


def _may_stand_for(one: Quantity, other: Quantity) -> bool:
    """Whether both may be told of one thing; a year is a number as well: 2024财年, fiscal 2025."""
    year = other.value.year if isinstance(other.value, PartialDate) else None
    return likeness(one, other) > 0 or (year is not None and one.kind is Kind.NUMBER and (one.size or 0) > _FIRST_YEAR)
