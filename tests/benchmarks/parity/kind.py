"""A kind of error that a program makes: in which versions, at which places, and what is put there instead."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

Change = Callable[[re.Match[str], random.Random], str | None]

ENGLISH, CHINESE = (0,), (1, 2)


@dataclass(frozen=True, slots=True)
class Kind:
    """``change`` says what stands there after the error; None where it would be none."""

    name: str
    versions: tuple[int, ...]
    place: re.Pattern[str]
    change: Change


def swapped(table: dict[str, str]) -> Change:
    """The other word, in the same case."""

    def swap(place: re.Match[str], chance: random.Random) -> str | None:
        del chance
        word = place["w"]
        other = table.get(word) or table.get(word.lower(), word).capitalize()
        return place[0].replace(word, other, 1)

    return swap


def words(table: dict[str, str], before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
    """Each word of the table."""
    return re.compile(f"{before}(?P<w>{'|'.join(table)}){after}")
