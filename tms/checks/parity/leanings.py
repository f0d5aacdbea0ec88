"""Words that lean up or down: what rose or fell, more or less than a figure. One that leans the other way is a mistake.

A version that says less where the others say more turns a sentence round with every figure in its place. A word that
only one version has is none: languages say "up" in a hundred ways, and only the opposite is wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from tms.checks.parity.model import Disagreement, Family, Side

MOST_LEANINGS = 12
"""In one piece. What leans more often is a long paragraph, where nobody can tell which word stands for which."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """A word that leans up (``sign`` 1) or down (-1), and where it stands."""

    start: int
    end: int
    sign: int


def opposed(
    row: int, code: str, plains: Sequence[str | None], leanings: Sequence[Sequence[Leaning]]
) -> list[Disagreement]:
    """The first place where a version leans the other way than another, at most one; ``leanings`` in each text's order.

    Two that lean as often and in all words but one alike, or each in one way only.
    """
    leaning = [at for at, its in enumerate(leanings) if 0 < len(its) <= MOST_LEANINGS]
    for one, other in combinations(leaning, 2):
        at = _place(leanings[one], leanings[other])
        if at is not None:
            sign = leanings[one][at].sign
            sides = [
                _side(text, its, at, sign, is_apart=version in (one, other))
                for version, (text, its) in enumerate(zip(plains, leanings, strict=True))
            ]
            return [Disagreement(row, Family(code.partition(".")[0]), code, tuple(sides))]
    return []


def _side(text: str | None, leanings: Sequence[Leaning], at: int, sign: int, *, is_apart: bool) -> Side | None:
    """A version's side; None for a third version that has no such word, or that has others around it."""
    if text is None or at >= len(leanings):
        return None
    word = leanings[at]
    alike = is_apart or len({one.sign for one in leanings}) == 1
    return Side(text[word.start : word.end], word.start, word.end, int(word.sign != sign)) if alike else None


def _place(one: Sequence[Leaning], other: Sequence[Leaning]) -> int | None:
    """Which word the two disagree about."""
    signs = [[each.sign for each in its] for its in (one, other)]
    if all(len(set(its)) == 1 for its in signs):
        return 0 if signs[0][0] != signs[1][0] else None
    if len(one) != len(other):
        return None
    apart = [at for at, (mine, theirs) in enumerate(zip(*signs, strict=True)) if mine != theirs]
    return apart[0] if len(apart) == 1 else None
