"""What rose in one version and fell in another, and what is more than a figure in one and less than it in another."""

from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations

from tms.checks.finding import LONGEST_CHECKED
from tms.checks.parity.compared import are_compared_the_other_way, are_compared_with_the_same
from tms.checks.parity.directions import directions, of_each_change
from tms.checks.parity.leanings import Leaning, opposed
from tms.checks.parity.limits import limits, of_each_figure, of_figures
from tms.checks.parity.model import Disagreement, Family, Side
from tms.language.numbers import Quantity


def compare_more_or_less(
    row: int, plain: Sequence[str | None], said: Sequence[Sequence[Quantity]], locales: Sequence[str]
) -> list[Disagreement]:
    """What rose in one version and fell in another, and what is more than a figure in one and less in another."""
    short = [text if text is not None and len(text) <= LONGEST_CHECKED else "" for text in plain]
    moved = [list(directions(text, locale)) for text, locale in zip(short, locales, strict=True)]
    more_or_less: list[Disagreement] = []
    every = [limits(text, its, locale) for text, its, locale in zip(short, said, locales, strict=True)]
    for are_of_figures in (True, False):
        limited = [
            of_figures(found, text, its) if are_of_figures else found
            for found, text, its in zip(every, short, said, strict=True)
        ]
        more_or_less = opposed(row, "numbers.limit", plain, limited)
        if more_or_less:
            # The Rhine is shorter than the Danube, 多瑙河比莱茵河长.
            is_turned = are_compared_the_other_way(short, locales)
            more_or_less = (
                more_or_less if not is_turned and (are_of_figures or are_compared_with_the_same(short, locales)) else []
            )
            break
    apart = [] if more_or_less else _limited_apart(row, short, said, every, locales)
    if apart and not are_compared_the_other_way(short, locales):
        more_or_less = apart
    turned = opposed(row, "numbers.direction", plain, moved)
    if not turned:
        changes = [of_each_change(*its) for its in zip(short, said, moved, locales, strict=True)]
        turned = _apart(row, "numbers.direction", short, said, changes)
    return [*turned, *more_or_less]


def _limited_apart(
    row: int,
    plain: Sequence[str],
    said: Sequence[Sequence[Quantity]],
    every: Sequence[Sequence[Leaning]],
    locales: Sequence[str],
) -> list[Disagreement]:
    """The first figure of which one version says that it is more, and another that it is less; of two 3s nobody can."""
    sides = [of_each_figure(*its) for its in zip(plain, said, every, locales, strict=True)]
    return _apart(row, "numbers.limit", plain, said, sides)


def _apart(
    row: int,
    code: str,
    plain: Sequence[str],
    said: Sequence[Sequence[Quantity]],
    sides: Sequence[Mapping[Hashable, set[int]]],
) -> list[Disagreement]:
    """The first figure that leans one way in one version and the other in another, and stands once in each."""
    for one, other in combinations(range(len(plain)), 2):
        for size in sides[one].keys() & sides[other].keys():
            mine, theirs = sides[one][size], sides[other][size]
            places = [[each for each in said[at] if each.size == size] for at in (one, other)]
            if len(mine) == len(theirs) == 1 and mine != theirs and all(len(its) == 1 for its in places):
                told: list[Side | None] = [None] * len(plain)
                for camp, (at, (its,)) in enumerate(zip((one, other), places, strict=True)):
                    told[at] = Side(plain[at][its.start : its.end], its.start, its.end, camp)
                return [Disagreement(row, Family.NUMBERS, code, tuple(told))]
    return []
