"""Words of which only one can be right, as the table beside this has them: bought or sold, the president or the mayor.

``opposites.tsv`` has a word's sort, what says it for certain in English and in simplified Chinese, and what may mean it
there too. Of nouns (``x``) a text often names several of a sort: there one that is lost and one that is new are enough,
and of acts (``a``) too, which do nothing to anybody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

from tms.checks.parity.tables import table_rows

NOUN, ONLY_ORDERED, ACT = "x", "o", "a"
_TABLE = files(__package__).joinpath("data", "opposites.tsv")


@dataclass(frozen=True)
class Alternative:
    """One of a sort: what says it in English and in simplified Chinese, and what may mean it there."""

    english: str
    chinese: str
    perhaps_english: str
    perhaps_chinese: str

    @cached_property
    def said(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """In English, in Chinese."""
        return re.compile(rf"\b(?:{self.english})\b", re.IGNORECASE), re.compile(self.chinese)

    @cached_property
    def perhaps(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """In English, in Chinese."""
        return re.compile(self.perhaps_english, re.IGNORECASE), re.compile(self.perhaps_chinese)


@dataclass(frozen=True)
class Sort:
    """Alternatives of one sort; ``are_nouns``: a text may name several of them beside each other, ``are_acts`` too."""

    alternatives: Sequence[Alternative]
    are_nouns: bool = False
    are_acts: bool = False

    @cached_property
    def said(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Whether a text says any of them, in English, in Chinese: asked first, since most texts don't."""
        return (
            re.compile("|".join(rf"\b(?:{one.english})\b" for one in self.alternatives), re.IGNORECASE),
            re.compile("|".join(one.chinese for one in self.alternatives)),
        )


@dataclass
class _Rows:
    nouns: bool
    acts: bool
    alternatives: list[Alternative] = field(default_factory=list)


@cache
def opposites(*, ordered: bool = False) -> tuple[Sort, ...]:
    """Those of the table; ``ordered``: nouns of which only the order around an act tells anything."""
    found: dict[str, _Rows] = {}
    for row in table_rows(_TABLE):
        if (row["kind"] == ONLY_ORDERED) is not ordered:
            continue
        perhaps = (rf"\b(?:(?:{row['en']})\b|{row['en_too'] or '(?!)'})", f"{row['zh']}|{row['zh_too'] or '(?!)'}")
        sort = found.setdefault(row["sort"], _Rows(row["kind"] in (NOUN, ACT), row["kind"] == ACT))
        sort.alternatives.append(Alternative(row["en"], row["zh"], *perhaps))
    return tuple(Sort(tuple(sort.alternatives), sort.nouns, sort.acts) for sort in found.values())
