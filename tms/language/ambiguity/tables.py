"""The tables beside this module."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def own_rows(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of a table of ours beside this module; lines that start with # are remarks."""
    for line in files(__package__).joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (columns - len(cells))


@cache
def settled_words() -> frozenset[str]:
    """Words whose second value is the same word in another spelling, or a sense that nobody prints in news."""
    return frozenset(word for (word,) in own_rows("settled.tsv", 1))
