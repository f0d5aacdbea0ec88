"""Numbers, percentages, amounts of money and dates: what the source tells, the text tells too, and nothing else.

A quantity of the source that the text does not have, and one of the text that the source does not have, are one finding
where they belong together: “90 billion” and “90亿”.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tms.checks.finding import CheckedText, Finding
from tms.domain.translatable import Words
from tms.language.conversion.profiles.untouched import untouched
from tms.language.numbers import (
    Figure,
    FiguresOfText,
    Kind,
    Quantity,
    figure,
    find_quantities,
    in_other_units,
    is_said_beside,
    likeness,
    measure,
    same_figure,
    unexplained,
)

_MOST_KEPT = 512
MOST_QUANTITIES = 100
"""The most quantities of one text. Each is compared with each: with more, the page would wait for seconds."""

_FAMILIES = {
    Kind.NUMBER: "numbers",
    Kind.MULTIPLE: "numbers",
    Kind.ORDINAL: "numbers",
    Kind.PERCENT: "percentages",
    Kind.PERCENTAGE_POINTS: "percentages",
    Kind.MONEY: "currencies",
}
_COUNTING = frozenset({Kind.NUMBER, Kind.MULTIPLE, Kind.ORDINAL})
_SMALL = 10
_YEN_OR_YUAN = re.compile("[¥￥]")
_FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_ITS_TYPE = {"dates": "inconsistent-entities"}


@dataclass(frozen=True, slots=True)
class Differences:
    """What only one side has, by the words that tell it; ``changed`` are those that belong together."""

    changed: tuple[tuple[Quantity, Quantity], ...]
    missing: tuple[Quantity, ...]
    added: tuple[Quantity, ...]


def check_of(family: str) -> Callable[[CheckedText], Iterator[Finding]]:
    """The check of one family: numbers, percentages, currencies or dates."""

    def check(text: CheckedText) -> Iterator[Finding]:
        source, words = text.plain_source, text.plain_text
        if _too_many(source, text.source_locale) or _too_many(words, text.locale):
            if family == "numbers":
                told = Words("There are too many figures here to compare one by one. Compare them yourself.")
                yield text.found("numbers.long", "numbers", told, about="long")
            return
        found = _differences(source, text.source_locale, words, text.locale)
        for there, here in found.changed:
            if _family(there) == family:
                yield _changed(text, family, there, here)
        for there in found.missing:
            if _family(there) == family:
                said = _said(source, there)
                yield text.found(
                    f"{family}.missing",
                    _type(family),
                    Words("“{said}” from the source is missing here.", said=said),
                    about=said,
                )
        for here in found.added:
            if _family(here) == family:
                said = _said(words, here)
                told = Words("“{said}” is not in the source.", said=said)
                yield text.found(f"{family}.added", _type(family), told, at=(here.start, here.end), about=said)

    return check


def has_differences(text: CheckedText) -> bool:
    """Whether one of the families finds something."""
    source, words = text.plain_source, text.plain_text
    if _too_many(source, text.source_locale) or _too_many(words, text.locale):
        return True
    found = _differences(source, text.source_locale, words, text.locale)
    return bool(found.changed or found.missing or found.added)


def _changed(text: CheckedText, family: str, there: Quantity, here: Quantity) -> Finding:
    source, words = text.plain_source, text.plain_text
    mine, theirs = measure(source, there, text.source_locale), measure(words, here, text.locale)
    if mine is not None and theirs is not None and in_other_units(mine, theirs):
        there, here = replace(there, end=mine.end), replace(here, end=theirs.end)
    said, instead = _said(source, there), _said(words, here)
    told = Words("“{here}” is not the “{there}” in the source.", here=instead, there=said)
    at = (here.start, here.end)
    return text.found(f"{family}.changed", _type(family), told, at=at, about=f"{said}\n{instead}")


def _family(quantity: Quantity) -> str:
    return _FAMILIES.get(quantity.kind, "dates")


def _type(family: str) -> str:
    return _ITS_TYPE.get(family, "numbers")


def _said(text: str, quantity: Quantity) -> str:
    return text[quantity.start : quantity.end].strip()


def _too_many(text: str, locale: str) -> bool:
    return len(_quantities(text, locale)) > MOST_QUANTITIES


@lru_cache(maxsize=_MOST_KEPT)
def _quantities(text: str, locale: str) -> tuple[Quantity, ...]:
    return tuple(find_quantities(text, locale))


@lru_cache(maxsize=_MOST_KEPT)
def _differences(source: str, source_locale: str, words: str, locale: str) -> Differences:
    """Asked by four families, one after the other."""
    there, here = _told(source, source_locale), _told(words, locale)
    missing, added = _unexplained(there, there.insisted, here, here.insisted)
    changed = list(_pairs(missing, added))
    paired = [one for pair in changed for one in pair]
    loose = [[one for one in told.loose if one not in paired] for told in (there, here)]
    changed += _pairs(*_unexplained(there, loose[0], here, loose[1]))
    alone = [one for pair in changed for one in pair]
    return Differences(
        tuple(changed),
        tuple(one for one in missing if one not in alone and _tells_much(one, source)),
        tuple(one for one in added if one not in alone and _tells_much(one, words)),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A text's quantities outside addresses and code, those of them that are sure, and figures that are none.

    ``loose`` may be left out, but not be another: hundreds, doubled, one in five, the first half, 500元.
    """

    locale: str
    every: FiguresOfText
    insisted: Sequence[Quantity]
    loose: Sequence[Quantity]
    bare: frozenset[str]


def _told(text: str, locale: str) -> _Told:
    flags = untouched(text)
    every = [_read(one, text) for one in _quantities(text, locale) if not any(flags[one.start : one.end])]
    counted = bytearray(len(text))
    for one in every:
        counted[one.start : one.end] = b"\x01" * (one.end - one.start)
    bare = frozenset(found[0] for found in _FIGURE.finditer(text) if not any(counted[found.start() : found.end()]))
    insisted = [one for one in every if one.is_certain and not one.is_approximate and not is_said_beside(one, text)]
    loose = [one for one in every if _is_loose(one)]
    figures = FiguresOfText(text, [figure(text, one, locale) for one in every])
    return _Told(locale, figures, insisted, loose, bare)


def _is_loose(quantity: Quantity) -> bool:
    size = quantity.size
    return (
        quantity.is_approximate
        or quantity.kind in (Kind.MULTIPLE, Kind.HALF)
        or (quantity.kind is Kind.MONEY and not quantity.is_certain)
        or (quantity.kind is Kind.NUMBER and size is not None and 0 < size < 1)
    )


def _read(quantity: Quantity, text: str) -> Quantity:
    """¥ is the sign of two currencies, which only the article tells apart."""
    of_two = quantity.kind is Kind.MONEY and _YEN_OR_YUAN.search(text, quantity.start, quantity.end)
    return replace(quantity, unit=None) if of_two else quantity


def _unexplained(
    there: _Told, theirs: Sequence[Quantity], here: _Told, mine: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Those of each side that the other neither tells nor leaves to be worked out."""
    missing, added = unexplained(there.every, _only(there, theirs, here), here.every, _only(here, mine, there))
    return [one.quantity for one in missing], [one.quantity for one in added]


def _only(its: _Told, asked: Sequence[Quantity], told: _Told) -> list[Figure]:
    """Those that the other side doesn't tell, not even as a bare figure that is part of a name (SS19)."""
    text = its.every.text
    figures = [figure(text, one, its.locale) for one in asked if text[one.start : one.end] not in told.bare]
    return [one for one in figures if not any(same_figure(one, other) for other in told.every.figures)]


def _tells_much(quantity: Quantity, text: str) -> bool:
    """Small numbers in words come and go in good translations (the two of them, 第一次); figures don't."""
    said = text[quantity.start : quantity.end]
    if quantity.kind not in _COUNTING or any(character.isdigit() and character.isascii() for character in said):
        return True
    return quantity.size is None or quantity.size > _SMALL


def _pairs(missing: Sequence[Quantity], added: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each missing one with the added one that most likely stands for it."""
    left = list(added)
    for one in missing:
        left_of_its_sort = [other for other in left if other.is_approximate is one.is_approximate]
        likely = max(left_of_its_sort, key=lambda other: likeness(one, other), default=None)
        if likely is not None and likeness(one, likely) > 0:
            left.remove(likely)
            yield one, likely
