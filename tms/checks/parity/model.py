"""What parity compares and what it finds: the same piece in several versions, and where they say different things."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Family(StrEnum):
    """What the versions disagree about."""

    NUMBERS = "numbers"
    DATES = "dates"
    MONEY = "currencies"
    SHARES = "percentages"
    NAMES = "names"
    QUOTATIONS = "quotations"
    DENIALS = "denials"
    OPPOSITES = "opposites"
    WORDS = "words"
    LINKS = "links"
    PICTURES = "pictures"
    TEXT = "text"
    STRUCTURE = "structure"


@dataclass(frozen=True, slots=True)
class VersionText:
    """What one version says at one place: its text with inline markers, their meaning, and what kind of block it is.

    ``is_engines_draft``: as an engine wrote it, and nobody has edited it since.
    """

    text: str
    codes: Mapping[str, Mapping[str, Any]] | None = field(default=None, hash=False)
    kind: str = "paragraph"
    is_engines_draft: bool = False


@dataclass(frozen=True, slots=True)
class ParityRow:
    """One piece that the versions share, in each of them; None where it is left out there on record.

    ``key`` is the segment's id, or a number that tells one row from another where there are no segments. What is not
    ``compared`` was transcreated: it is each version's own.
    """

    key: int
    texts: tuple[VersionText | None, ...]
    is_compared: bool = True


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the publication has decided: its forms by base language, any of which is that name."""

    label: str
    forms: Mapping[str, Sequence[str]]


MISSING = -1
"""The camp of a version that says nothing of it."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one version says: its words and where they stand in the text without markers, both empty if nothing.

    Versions of one ``camp`` agree with each other.
    """

    words: str = ""
    start: int = 0
    end: int = 0
    camp: int = MISSING


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The versions say different things. ``row`` is None for what was compared by document.

    ``sides`` are in the order of the versions; None for one that takes no part in it.
    """

    row: int | None
    family: Family
    code: str
    sides: tuple[Side | None, ...]

    def is_between(self, versions: Collection[int]) -> bool:
        """Whether two of these versions, given by their place, are of different camps."""
        sides = [self.sides[at] for at in versions]
        return len({side.camp for side in sides if side is not None}) > 1


def two_sided(
    row: int, family: Family, code: str, plains: Sequence[str | None], places: Mapping[int, tuple[int, int]]
) -> Disagreement:
    """A disagreement of two versions, each in a camp of its own; ``places``: by version, where its words stand."""
    sides: list[Side | None] = [None] * len(plains)
    for camp, (at, (start, end)) in enumerate(places.items()):
        sides[at] = Side((plains[at] or "")[start:end], start, end, camp)
    return Disagreement(row, family, code, tuple(sides))


@dataclass(frozen=True, slots=True)
class Parity:
    """What was found, in reading order, and of how many things the versions agree, by family."""

    found: list[Disagreement] = field(default_factory=list)
    agreed: dict[Family, int] = field(default_factory=dict)
