"""Things that several versions say in one piece, put together: what is the same, and what stands alone.

Knows nothing of numbers or links: whoever calls says when two things are the same, and when two that are not may be
two readings of one place.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GroupReading(Generic[T]):
    """Groups that stand for one place of the text: one where versions agree, several where they don't."""

    camps: tuple[dict[int, T], ...]

    @property
    def versions(self) -> set[int]:
        """The versions that say something."""
        return {version for camp in self.camps for version in camp}

    def each(self) -> list[T]:
        """All that is said."""
        return [one for camp in self.camps for one in camp.values()]


def group(
    said: Sequence[Sequence[T]],
    tests: Sequence[Callable[[T, T], bool]],
    apart: Callable[[T, T], bool] | None = None,
) -> list[dict[int, T]]:
    """Everything that is said, in groups of what is the same, in the order of the text.

    ``said`` has the things of each version in the order of its text. The ``tests`` are tried one after another, the
    strictest first, so that two 10s and a 10th find the right partners. Two that are ``apart`` are never in one group,
    whatever a third has in common with both.
    """
    places = [(version, at) for version, things in enumerate(said) for at in range(len(things))]
    of = {place: dict([place]) for place in places}
    for test in tests:
        for version, at in places:
            for other, there in places:
                mine, theirs = of[version, at], of[other, there]
                if other <= version or mine.keys() & theirs.keys() or not test(said[version][at], said[other][there]):
                    continue
                if apart is not None and _any_apart(said, mine, theirs, apart):
                    continue
                mine.update(theirs)
                of.update(dict.fromkeys(theirs.items(), mine))
    groups = list({id(members): members for members in of.values()}.values())
    return [{version: said[version][at] for version, at in sorted(members.items())} for members in _ordered(groups)]


def _any_apart(
    said: Sequence[Sequence[T]], mine: dict[int, int], theirs: dict[int, int], apart: Callable[[T, T], bool]
) -> bool:
    return any(apart(said[one][at], said[other][there]) for one, at in mine.items() for other, there in theirs.items())


def _ordered(groups: list[dict[int, int]]) -> list[dict[int, int]]:
    return sorted(groups, key=lambda members: (min(members.values()), min(members)))


def readings(
    groups: Sequence[dict[int, T]], versions: Sequence[int], likeness: Callable[[T, T], float]
) -> list[GroupReading[T]]:
    """Groups that lack a version, each with the most alike of those that have it; ``likeness`` of 0 never."""
    open_groups = [one for one in groups if not one.keys() >= set(versions)]
    found = [GroupReading((one,)) for one in groups if one.keys() >= set(versions)]
    pairs = sorted(
        (
            (-_likeness(one, other, likeness), at, later)
            for at, one in enumerate(open_groups)
            for later, other in enumerate(open_groups[at + 1 :], at + 1)
            if not one.keys() & other.keys()
        ),
    )
    camps: dict[int, tuple[int, ...]] = {at: (at,) for at in range(len(open_groups))}
    for unlike, at, later in pairs:
        mine, theirs = camps[at], camps[later]
        if unlike == 0 or mine is theirs or _versions(open_groups, mine) & _versions(open_groups, theirs):
            continue
        together = tuple(sorted(mine + theirs))
        for one in together:
            camps[one] = together
    together_once = dict.fromkeys(camps.values())
    return found + [GroupReading(tuple(open_groups[at] for at in together)) for together in together_once]


def _versions(groups: Sequence[dict[int, T]], ats: Sequence[int]) -> set[int]:
    return {version for at in ats for version in groups[at]}


def _likeness(one: dict[int, T], other: dict[int, T], likeness: Callable[[T, T], float]) -> float:
    return max(likeness(mine, theirs) for mine in one.values() for theirs in other.values())
