"""What belongs to whom: France has 16 medals and Britain 14, who beat whom, from where to where.

Names and figures are all there, and two of them have changed places. Told only where both versions are of one shape:
names and figures (or what rose and fell) in turn, or one act between two names, which each language can turn round.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from tms.checks.parity.around_acts import around_an_act
from tms.checks.parity.compared import ReadVersion, compared_in, compares_once, in_both, read_version
from tms.checks.parity.contrasted import contrasted
from tms.checks.parity.directions import directions
from tms.checks.parity.model import Disagreement, Family, Side
from tms.language.numbers import Kind, Quantity

_FIGURES = frozenset({Kind.NUMBER, Kind.PERCENT, Kind.MONEY, Kind.ORDINAL})
_FEWEST, _MOST = 2, 8
_MORE = re.compile(r"\b(?:(?P<more>more)|(?P<less>fewer|less))\b(?! than\b)", re.IGNORECASE)


def compare_belonging(
    row: int, plains: Sequence[str | None], said: Sequence[Sequence[Quantity]], locales: Sequence[str]
) -> Iterator[Disagreement]:
    """At most one: a figure that stands by another name, or two names that changed places around an act."""
    versions = {
        at: read_version(plain, its, locale)
        for at, (plain, its, locale) in enumerate(zip(plains, said, locales, strict=True))
        if plain
    }
    for one, other in combinations(versions, 2):
        mine, theirs = versions[one], versions[other]
        if not (mine.is_chinese or theirs.is_chinese) or len(mine.text) != len(mine.plain):
            continue
        for look in (_in_turn, around_an_act, _compared, contrasted):
            if (places := look(mine, theirs)) is not None:
                sides: list[Side | None] = [None] * len(plains)
                for camp, (at, (start, end)) in enumerate(zip((one, other), places, strict=True)):
                    sides[at] = Side((plains[at] or "")[start:end], start, end, camp)
                yield Disagreement(row, Family.OPPOSITES, "opposites.belongs", tuple(sides))
                return


_Places = tuple[tuple[int, int], tuple[int, int]]


def _in_turn(one: ReadVersion, other: ReadVersion) -> _Places | None:
    """Names and figures in turn: each name has its figure."""
    names = one.names.keys() & other.names.keys()
    if not _FEWEST <= len(names) <= _MOST:
        return None
    for marks in (_by_figure, _by_direction):
        here, there = marks(one), marks(other)
        both = here.keys() & there.keys()
        if len(both) < _FEWEST:
            continue
        if len(names) == len(both) + 1:
            # Who does it all stands first in both.
            leads = {min(names, key=lambda name: its.names[name]) for its in (one, other)}
            names = names - leads if len(leads) == 1 else names
        mine, theirs = (
            _pairs({name: its.names[name] for name in names}, {mark: each[mark] for mark in both})
            for its, each in ((one, here), (other, there))
        )
        if mine is None or theirs is None or mine.keys() != theirs.keys():
            continue
        apart = [name for name in mine if mine[name] != theirs[name]]
        if apart:
            return _span(one, [apart[0]], here[mine[apart[0]]]), _span(other, [apart[0]], there[theirs[apart[0]]])
    return None


def _span(version: ReadVersion, names: Sequence[int], place: tuple[int, int]) -> tuple[int, int]:
    places = [*(version.names[name] for name in names), place]
    return min(start for start, _ in places), max(end for _, end in places)


def _by_figure(version: ReadVersion) -> dict[object, tuple[int, int]]:
    """Where each figure stands, of those that a text has once."""
    found: dict[object, list[tuple[int, int]]] = {}
    for one in version.figures:
        if one.kind in _FIGURES and one.is_certain:
            found.setdefault((one.kind, one.value), []).append((one.start, one.end))
    return {meaning: places[0] for meaning, places in found.items() if len(places) == 1}


def _by_direction(version: ReadVersion) -> dict[object, tuple[int, int]]:
    """Where it says up and where down, if it says each once."""
    found = [(one.sign, (one.start, one.end)) for one in directions(version.plain, version.locale)]
    if not version.is_chinese:
        found += [(1 if word["more"] else -1, word.span()) for word in _MORE.finditer(version.text)]
    signs: dict[object, tuple[int, int]] = dict(found)
    return signs if len(found) == len(signs) == _FEWEST else {}


def _pairs(names: Mapping[int, tuple[int, int]], marks: Mapping[object, tuple[int, int]]) -> dict[int, object] | None:
    """Each name with the mark beside it; None if they don't stand in turn."""
    if len(names) != len(marks):
        return None
    every: list[tuple[int, int | None, object]] = [(place[0], name, None) for name, place in names.items()]
    every += [(place[0], None, mark) for mark, place in marks.items()]
    every.sort(key=lambda one: one[0])
    found: dict[int, object] = {}
    leads = every[0][1] is not None
    for at in range(0, len(every), 2):
        first, second = every[at : at + 2]
        name, mark = (first, second) if leads else (second, first)
        if name[1] is None or mark[1] is not None:
            return None
        found[name[1]] = mark[2]
    return found


def _compared(one: ReadVersion, other: ReadVersion) -> _Places | None:
    """More than: which is more, and than what."""
    if compares_once(one) is None or compares_once(other) is None:
        return None
    here, there = (compared_in(its, places) for its, places in zip((one, other), in_both(one, other), strict=True))
    return (here[1], there[1]) if here and there and here[0] == there[0][::-1] else None
