"""What people decided about words, and which decision holds where two of them meet.

A rule binds a phrase wherever it stands; a place binds one stretch of one text. Who wins: the place; then the longest
phrase; then the most specific level; then the leftmost. A rule that only keeps two words apart gives way to all others
that meet it. What people decided for one part of a built-in name holds in
the name too, and its other parts stay as they are built in: 唐纳德·特朗普 where a desk decided 特朗普.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from tms.language.conversion.spans import DecidedBy
from tms.language.terms import TermIndex, TermPair

_TERM = "term:"
GUARD = "built-in:guard:"
"""Begins the key of what keeps rules out of a phrase."""

APART = "built-in:apart:"
"""Begins the key of a rule that only keeps two words apart which the dictionaries would join."""

ASKED = "?"
"""Follows that in the key where the dictionaries' joined word is common too, so that a person should look."""

CONTEXT = "built-in:context:"
"""Begins the key of a decision that the words around made (``context``)."""

FIGURE = f"{CONTEXT}figure:"
"""Begins the key where it was a figure that told, which is no question."""

_DOT = "·"


class Level(IntEnum):
    """How widely a rule holds; the more specific one is greater."""

    BUILT_IN = 0
    PUBLICATION = 1
    TOPIC = 2
    ARTICLE = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase and what stands for it, never converted again; ``key`` tells where the rule is kept (``term:7``)."""

    source: str
    target: str
    level: Level
    key: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceRule:
    """A decision for one place: offsets in the text without inline markers, and what stands there."""

    start: int
    end: int
    target: str
    key: str | None = None


def keeps_apart(key: str | None) -> bool:
    """Whether the key is one of a rule that only keeps two words apart."""
    return key is not None and key.startswith(APART)


def leaves_words(key: str | None) -> bool:
    """Whether what is decided under the key is no more than how a word of the language is written."""
    return keeps_apart(key) or (key is not None and key.startswith(CONTEXT))


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """Where a decision holds in a text, and what stands there. ``level`` is None for a place."""

    start: int
    end: int
    target: str
    level: Level | None
    key: str | None

    @property
    def decided(self) -> DecidedBy:
        """How a span names this decision."""
        if self.level is None:
            return DecidedBy.PLACE
        return DecidedBy.TERM if self.key is not None and self.key.startswith(_TERM) else DecidedBy.RULE

    @property
    def is_apart(self) -> bool:
        """Whether it only keeps two words apart."""
        return keeps_apart(self.key)

    @property
    def is_asked(self) -> bool:
        """Whether it keeps two words apart that may be another word after all."""
        return (self.key or "").startswith(APART + ASKED)

    def meets(self, start: int, end: int) -> bool:
        """Whether it decided something of the stretch."""
        return self.start < end and start < self.end


class RuleSet:
    """Rules made ready for finding them in texts; equal to every other set in which the same rules hold.

    Of several rules for one phrase the most specific holds, and the first of those that are equally specific. Latin
    phrases are found as whole words only. With a ``base`` these are the base's rules and then the others, and only the
    others take memory: what many articles share is made ready once.
    """

    def __init__(self, rules: Iterable[Rule] = (), base: "RuleSet | None" = None) -> None:
        self.base = base
        self._rules: dict[str, Rule] = {}
        for rule in rules:
            source = rule.source.strip()
            known = self.holding(source)
            if source and (known is None or known.level < rule.level):
                self._rules[source] = rule

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.every().values())

    def __len__(self) -> int:
        return len(self.every())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RuleSet) and self.version == other.version

    def __hash__(self) -> int:
        return hash(self.version)

    @cached_property
    def version(self) -> str:
        """Sixteen hexadecimal digits that are the same for the same rules, in every process and on every machine."""
        if self.base is not None and not self._rules:
            return self.base.version
        rules = sorted([source, r.target, r.level, r.key or ""] for source, r in self.every().items())
        return hashlib.sha256(json.dumps(rules).encode()).hexdigest()[:16]

    def find(self, plain: str, places: Sequence[PlaceRule] = ()) -> list[RuleMatch]:
        """The decisions that hold in a text without markers, in order; none overlaps another.

        Raises ValueError for a place that is empty or does not lie in the text.
        """
        if any(not 0 <= place.start < place.end <= len(plain) for place in places):
            raise ValueError("a place does not lie in the text")
        decided = [RuleMatch(place.start, place.end, place.target, None, place.key) for place in places]
        decided += (found for _, found in self.occurrences(plain))
        by_people = {(one.start, one.end) for one in decided if one.level is not Level.BUILT_IN}
        decided = [part for one in decided for part in _parts(one, plain, by_people)]
        decided = [one for one in decided if not one.is_apart or not _is_met(one, decided)]
        taken = bytearray(len(plain))
        chosen: list[RuleMatch] = []
        for found in sorted(decided, key=_rank):
            if not any(taken[found.start : found.end]):
                taken[found.start : found.end] = b"\x01" * (found.end - found.start)
                chosen.append(found)
        return sorted(chosen, key=lambda found: found.start)

    def every(self) -> dict[str, Rule]:
        """The rules that hold, by their phrases."""
        return self._rules if self.base is None else {**self.base.every(), **self._rules}

    def holding(self, source: str) -> Rule | None:
        """The rule that holds for exactly this phrase."""
        rule = self._rules.get(source)
        return self.base.holding(source) if rule is None and self.base is not None else rule

    def occurrences(self, plain: str) -> Iterator[tuple[str, RuleMatch]]:
        """Every phrase at every place, with what holds there by its rule."""
        for match in self._index.occurrences(plain):
            source, rule = match.term.source, self._rules[match.term.source]
            yield source, RuleMatch(match.start, match.end, rule.target, rule.level, rule.key)
        if self.base is not None:
            yield from (one for one in self.base.occurrences(plain) if one[0] not in self._rules)

    @cached_property
    def _index(self) -> TermIndex:
        return TermIndex(TermPair(source, rule.target) for source, rule in self._rules.items())


def _is_met(apart: RuleMatch, decided: Sequence[RuleMatch]) -> bool:
    """Whether something else was decided in the same words: that keeps them apart as well."""
    return any(one.meets(apart.start, apart.end) and not one.is_apart for one in decided)


def is_part(phrase: str, name: Rule) -> bool:
    """Whether a phrase is one whole part of a built-in name: what people decide for it holds in the name too.

    A guard has no parts: it keeps rules out of a phrase, also those of people. 古斯塔夫·勒庞 is another 勒庞.
    """
    parts = name.source.split(_DOT)
    return (
        name.level is Level.BUILT_IN
        and not (name.key or "").startswith(GUARD)
        and 1 < len(parts) == len(name.target.split(_DOT))
        and phrase in parts
    )


def _parts(name: RuleMatch, plain: str, by_people: set[tuple[int, int]]) -> Sequence[RuleMatch]:
    """The parts of a built-in name if people decided one of them, else what is given."""
    if name.level is not Level.BUILT_IN or _DOT not in name.target:
        return (name,)
    rule = Rule(plain[name.start : name.end], name.target, name.level, name.key)
    parts, at = [], name.start
    for source, target in zip(rule.source.split(_DOT), rule.target.split(_DOT), strict=False):
        parts.append(RuleMatch(at, at + len(source), target, name.level, name.key))
        at += len(source) + len(_DOT)
    decided = (plain[one.start : one.end] for one in parts if (one.start, one.end) in by_people)
    return parts if any(is_part(phrase, rule) for phrase in decided) else (name,)


def _rank(found: RuleMatch) -> tuple[bool, int, int, int]:
    level = -1 if found.level is None else found.level
    return found.level is not None, found.start - found.end, -level, found.start
