"""Words that somebody looks for in articles: as they were typed, and as the other kind of Chinese writes them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tms.domain.locales import ZH_HANS, ZH_HANT, ZH_HANT_TW
from tms.language.conversion import convert
from tms.language.conversion.detection import is_han

LETTERS = "0-9a-zß-öø-ɏḀ-ỿ"
"""What a word in Latin letters is made of, in lower case; the database's index knows the same."""

SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Sought:
    """All of ``terms`` in one segment: Chinese ones anywhere, others where a word begins."""

    terms: tuple[str, ...]

    @property
    def words(self) -> str:
        return " ".join(self.terms)

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Where in a text the terms stand."""
        found: list[tuple[int, int]] = []
        for term in self.terms:
            before = "" if has_han(term) else f"(?<![{LETTERS}])"
            found += [match.span() for match in re.finditer(before + re.escape(term), text, re.IGNORECASE)]
        return found


def has_han(term: str) -> bool:
    return any(map(is_han, term))


def sought(words: str) -> Sequence[Sought]:
    """What finds the words in either script; empty if there are too few letters to look for."""
    typed = words.lower().split()
    if not any(map(_finds_something, typed)):
        return []
    kinds = [typed]
    if any(map(has_han, typed)):
        for source, target in ((ZH_HANT, ZH_HANS), (ZH_HANS, ZH_HANT), (ZH_HANS, ZH_HANT_TW)):
            kinds.append([convert(term, source=source, target=target, vocabulary=False) for term in typed])
    return [Sought(terms) for terms in dict.fromkeys(map(tuple, kinds))]


def _finds_something(term: str) -> bool:
    if has_han(term):
        return len(term) >= SHORTEST
    return re.search(rf"[{LETTERS}]{{{SHORTEST}}}", term) is not None
