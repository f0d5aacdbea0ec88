"""Which word Taiwan's texts would have at a place, by the characters around it: 檔案 or 文件 for 文件.

``tools/senses.py`` makes the weights: in what people of Taiwan wrote, each of the words is hidden as the mainland's,
and what stands around is counted for it.
"""

import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from tms.language.conversion.readings.reader import EDGE, SCALE, classes, is_han
from tms.language.conversion.readings.table import PackedTable, hash_of, unpacked

WEIGHTS = "senses.bin"

NEAR = 14
"""Characters on each side of which each pair is looked at, wherever it stands."""

_SURE, _SURE_OF_ANOTHER = 0.8, 0.9
"""So probable must a word's first value be that nobody is asked, and another that it is taken instead."""


def likeliest(word: str, values: Sequence[str], around: str) -> tuple[str, bool]:
    """The most probable of a word's values, the first where none is sure, and whether somebody should look.

    ``around`` has ＠ for the word.
    """
    before, _, after = around.partition("＠")
    get, seen = _weights().get, clues(before, after)
    scores = [sum(get(clue_for(word, clue, value)) for clue in seen) / SCALE for value in values]
    highest = max(scores)
    shares = [math.exp(score - highest) for score in scores]
    best, of_first = shares.index(1), shares[0] / sum(shares)
    if best and 1 / sum(shares) >= _SURE_OF_ANOTHER:
        return values[best], False
    return values[0], of_first < _SURE


def clues(before: str, after: str) -> set[str]:
    """What is seen around a word: what touches it, and the pairs of characters nearby."""
    left, right = EDGE + classes(before[-NEAR:]), classes(after[:NEAR]) + EDGE
    touching = {f"<{left[-number:]}" for number in (1, 2, 3)} | {f">{right[:number]}" for number in (1, 2, 3)}
    pairs = (side[at : at + 2] for side in (left, right) for at in range(len(side) - 1))
    return {"*", *touching, *(pair for pair in pairs if all(map(is_han, pair)))}


def clue_for(word: str, clue: str, value: str) -> int:
    """The hash under which lies what a clue says for a value."""
    return hash_of(f"{word}{clue}={value}")


@cache
def _weights() -> PackedTable:
    return unpacked(files(__package__).joinpath(WEIGHTS).read_bytes())
