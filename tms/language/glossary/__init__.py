"""The starter glossary: names and words of the news that differ by region and that OpenCC leaves out on purpose.

    starter("zh-Hans", "zh-Hant-TW")   → … Rule("特朗普", "川普", Level.BUILT_IN, "built-in:donald-trump-surname") …

``starter`` are rules that hold unless a publication decides otherwise. ``proposals`` are concepts that nothing applies:
contested names, which an editor decides, words that are unsafe as a bare phrase, and forms without a source that was
read. The last are ``unsourced``: people are asked about them where they first stand in an article. ``simplified`` are
characters and words that OpenCC leaves in Taiwan's or Hong Kong's form. ``apart`` keeps words apart that OpenCC joins.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import combinations
from sys import intern

from tms.language.conversion import derive
from tms.language.conversion.rules import Level, Rule
from tms.language.glossary.concepts import LOCALES, GlossaryConcept, Guard, concepts, generated_from, guards
from tms.language.glossary.simplified import simplified
from tms.language.glossary.word_breaks import apart

__all__ = [
    "GlossaryConcept", "Guard", "apart", "concepts", "generated_from", "guards", "proposals", "simplified", "starter",
    "unsourced",
]  # fmt: skip


def proposals() -> tuple[GlossaryConcept, ...]:
    """The concepts that are offered to an editor and never applied by themselves."""
    return tuple(concept for concept in concepts() if not concept.applied)


@cache
def unsourced(source: str, target: str) -> Mapping[str, str]:
    """What nobody contests and no source was read for: each form of the source locale, with the target's."""
    return {
        concept.forms[source]: concept.forms[target]
        for concept in concepts()
        if concept.unsourced and source in concept.found_in and target in concept.forms
    }


@cache
def starter(source: str, target: str) -> tuple[Rule, ...]:
    """The built-in rules from one locale to another: zh-Hans, zh-Hant-TW or zh-Hant-HK, none for any other.

    Only what is derived otherwise without them, and the guards that keep such a rule out of a longer word. The first
    call of a direction reads its dictionaries.
    """
    if source == target or source not in LOCALES or target not in LOCALES:
        return ()
    candidates = [
        Rule(concept.forms[source], concept.forms[target], Level.BUILT_IN, intern(f"built-in:{concept.id}"))
        for concept in concepts()
        if concept.applied and source in concept.found_in
    ]
    changing = _changing(candidates, source, target)
    phrases = frozenset(rule.source for rule in changing)
    agreeing = [rule for rule in candidates if rule.source not in phrases and _guards(rule.source, phrases)]
    return (*changing, *agreeing, *_guard_rules(source, target, phrases))


def _changing(rules: Sequence[Rule], source: str, target: str) -> list[Rule]:
    derived = _derived([rule.source for rule in rules], source, target)
    return [rule for rule, text in zip(rules, derived, strict=True) if text != rule.target]


def _guard_rules(source: str, target: str, phrases: AbstractSet[str]) -> Iterator[Rule]:
    kept = [guard.phrase for guard in guards() if guard.locale == source and _guards(guard.phrase, phrases)]
    for phrase, text in zip(kept, _derived(kept, source, target), strict=True):
        yield Rule(phrase, text, Level.BUILT_IN, f"built-in:guard:{phrase}")


def _derived(phrases: Sequence[str], source: str, target: str) -> list[str]:
    """Each phrase as it is derived alone; no dictionary has an entry that reaches over the end of a line."""
    found: list[str] = []
    for at in range(0, len(phrases), _AT_ONCE):
        found += derive("\n".join(phrases[at : at + _AT_ONCE]), source=source, target=target).split("\n")
    return found


_AT_ONCE = 100
"""Phrases. What deriving all of them takes would stay with the process, in pieces that nothing else fits into."""


def _guards(longer: str, phrases: AbstractSet[str]) -> bool:
    """Whether one of the phrases is a part of a longer one; a word has few parts, and the phrases are thousands."""
    parts = (longer[start:end] for start, end in combinations(range(len(longer) + 1), 2))
    return any(part in phrases and part != longer for part in parts)
