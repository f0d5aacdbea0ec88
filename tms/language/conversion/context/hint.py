"""What the context tells of one place, and the tables that it is told by."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import NamedTuple

Word = tuple[int, int]
"""Where a word of the dictionary starts and ends."""


class Hint(NamedTuple):
    """What stands for a stretch by its context. ``value`` is in the standard form.

    ``holds``: a derived text has it; else the dictionaries' own value stays, and this is only a doubt. ``asked``: a
    person should look. ``end_of_word`` is where the name or word ends that the stretch begins, for a rule to bind.
    ``is_told``: what was found around it says so, and not only how probable it is. ``otherwise``: what stands there
    where it is not what ``value`` says, if no table tells.
    """

    start: int
    end: int
    value: str
    holds: bool
    asked: bool
    end_of_word: int
    is_name: bool
    is_told: bool = False
    otherwise: str = ""

    def meets(self, start: int, end: int) -> bool:
        """Whether it tells something of the stretch."""
        return self.start < end and start < self.end


def touching(known: Sequence[Word], start: int, end: int) -> list[Word]:
    """The words of the dictionary that have a character of the stretch."""
    at = max(0, bisect_left(known, (start, start)) - 1)
    found: list[Word] = []
    while at < len(known) and known[at][0] < end:
        if known[at][1] > start:
            found.append(known[at])
        at += 1
    return found


def own_rows(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of a table beside this module; lines that start with # are remarks."""
    for line in files(__package__).joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (columns - len(cells))
