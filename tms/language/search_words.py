"""Words that people search articles for: as they were typed, and as the other kinds of Chinese say them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tms.domain.locales import ZH_HANS, ZH_HANT, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion import RuleSet, convert, derive_explained
from tms.language.conversion.detection import is_han
from tms.language.glossary import starter

LETTERS = "0-9a-zß-öø-ɏḀ-ỿ"
"""What a word in Latin letters is made of, in lower case; the database's index knows the same."""

SHORTEST = 2


@dataclass(frozen=True, slots=True)
class SoughtWords:
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


def sought(words: str, terms: Sequence[tuple[str, str]] = ()) -> Sequence[SoughtWords]:
    """What finds the words in either script and in each region's words (软件, 軟體, 軟件); empty if they are too short.

    ``terms`` are pairs of a publication's own that say the same: where one is in the words, the other is sought too.
    Nobody says what they typed, so that it is read as Taiwan's and as Hong Kong's too. What comes of that beside the
    right words is no word of any text.
    """
    typed = tuple(words.lower().split())
    if not any(map(_finds_something, typed)):
        return []
    kinds = [typed]
    if any(map(has_han, typed)):
        ours = [tuple(word.replace(one.lower(), other.lower()) for word in typed) for one, other in terms]
        for kind in ours:
            # The house has said what its words are; only the script may be another.
            kinds += [kind, *_said(kind, (ZH_HANT,), (ZH_HANS,)), *_said(kind, (ZH_HANS,), (ZH_HANT,))]
        simplified = [typed, *_said(typed, (ZH_HANT_TW, ZH_HANT_HK, ZH_HANT), (ZH_HANS,))]
        for kind in dict.fromkeys(simplified):
            kinds += [kind, *_said(kind, (ZH_HANS,), (ZH_HANT_TW, ZH_HANT_HK, ZH_HANT))]
    return [SoughtWords(terms) for terms in dict.fromkeys(kinds)]


def _said(terms: tuple[str, ...], sources: Sequence[str], targets: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(_in(term, source, target) for term in terms) for source in sources for target in targets]


def _in(term: str, source: str, target: str) -> str:
    """Between plain zh-Hant and zh-Hans only characters change."""
    if ZH_HANT in {source, target}:
        return convert(term, source=source, target=target, vocabulary=False)
    return derive_explained(term, source=source, profile=target, rules=_rules(source, target)).text


@cache
def _rules(source: str, target: str) -> RuleSet:
    return RuleSet(starter(source, target))


def _finds_something(term: str) -> bool:
    if has_han(term):
        return len(term) >= SHORTEST
    return re.search(rf"[{LETTERS}]{{{SHORTEST}}}", term) is not None
