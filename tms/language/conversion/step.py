"""One pass of a dictionary over a text: at each place the longest key, from left to right."""

import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import product

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from tms.language.conversion.alignment import Unit
from tms.language.conversion.dictionaries import Entries, Source

SEPARATOR = "\x00"
"""Stands between pieces that go through a pass together; no key has it, so none reaches from one into the next."""

_INNER_SEPARATOR = "\x01"
"""The same within a pass, whose text may have pieces already."""

OF_NO_TEXT = re.compile(f"([{SEPARATOR}{_INNER_SEPARATOR}])")
"""What a text that starts its first pass must not have: whoever starts it takes the text apart there."""

Match = tuple[int, int, int]
"""Number of the key, start, end."""

_MOST_CHARACTERS_TO_SEARCH = 200
"""A larger table of single characters is applied by ``str.translate``: they match too often to be searched for."""

_MOST_ALTERNATIVES = 12


class Packed:
    """Strings by number, in one string: fifty thousand small ones would take ten times the memory."""

    __slots__ = ("_ends", "text")

    def __init__(self, text: str) -> None:
        """Take strings that SEPARATOR joins."""
        self.text = text
        ends = array("I", [0])
        at = 0
        for one in text.split(SEPARATOR):
            at += len(one) + 1
            ends.append(at)
        self._ends = ends

    def __getitem__(self, number: int) -> str:
        return self.text[self._ends[number] : self._ends[number + 1] - 1]


@cache
def automaton(keys: str) -> AhoCorasick:
    """The automaton of keys that SEPARATOR joins; equal sets share one."""
    return AhoCorasick(
        keys.split(SEPARATOR) if keys else [],
        matchkind=MatchKind.LeftmostLongest,
        store_patterns=False,
        # A seventh of the largest dictionary's time to build, and twice the speed of the plain one; a DFA takes 100 MB.
        implementation=Implementation.ContiguousNFA,
    )


class Step:
    """A dictionary made ready.

    ``keys`` and ``values`` are searched for; ``table`` has the single characters that are not.
    """

    def __init__(self, entries: Entries) -> None:
        single = {key: values for key, values in entries.items() if len(key) == 1 and values != (key,)}
        if len(single) <= _MOST_CHARACTERS_TO_SEARCH:
            searched = {key: values for key, values in entries.items() if len(key) > 1} | single
            single = {}
        else:
            searched = {key: values for key, values in entries.items() if len(key) > 1}
        keys = sorted(searched)
        self.keys = Packed(SEPARATOR.join(keys))
        self.values = Packed(SEPARATOR.join(searched[key][0] for key in keys))
        self.table = {ord(key): values[0] for key, values in single.items()}
        self.several = {key: values for key, values in (searched | single).items() if len(values) > 1}
        self.automaton = automaton(self.keys.text)
        self.find = self.automaton.find_matches_as_indexes

    def convert(self, text: str) -> str:
        """The text after this pass."""
        matches: list[Match] = self.find(text)
        if not matches:
            return self.translate(text)
        rest = cut(text, matches)
        if self.table:
            rest = self.translate(_INNER_SEPARATOR.join(rest)).split(_INNER_SEPARATOR)
        values = self.values
        return "".join(alternating(rest, [values[number] for number, _, _ in matches]))

    def translate(self, text: str) -> str:
        """The text after this pass if it has no key that is searched for."""
        return text.translate(self.table) if self.table else text

    def units(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where an entry holds, and its first value, in order. What lies between stays as it is."""
        at = 0
        get = self.table.get
        for number, start, end in [*self.find(text), (-1, len(text), len(text))]:
            if self.table:
                for place, value in enumerate(map(get, map(ord, text[at:start])), at):
                    if value is not None:
                        yield place, place + 1, value
            if number >= 0:
                yield start, end, self.values[number]
            at = end

    def alternatives(self, text: str) -> list[str]:
        """What the text can become by all values of its entries: the one that a conversion takes first."""
        parts: list[Sequence[str]] = []
        at = 0
        for start, end, value in self.units(text):
            parts += ((text[at:start],), self.several.get(text[start:end], (value,)))
            at = end
        parts.append((text[at:],))
        found: list[str] = []
        for chosen in product(*parts):
            found.append("".join(chosen))
            if len(found) == _MOST_ALTERNATIVES:
                break
        return found


Ready = Callable[[Source], Step]
"""Makes a dictionary ready, or finds the one that is."""


def cut(text: str, matches: Sequence[Match]) -> list[str]:
    """What lies before, between and behind the matches: one piece more than there are matches."""
    ends = [0, *[end for _, _, end in matches]]
    starts = [*[start for _, start, _ in matches], len(text)]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


def alternating(outer: Sequence[str], inner: Sequence[str]) -> list[str]:
    """The pieces and what belongs between them, in one row."""
    row = [""] * (len(outer) + len(inner))
    row[::2] = outer
    row[1::2] = inner
    return row


def traced(step: Step, text: str, *, in_characters: bool) -> tuple[str, list[Unit]]:
    """The text after a pass, and its units.

    ``in_characters``: a phrase as long as its value counts as so many characters.
    """
    parts: list[str] = []
    units: list[Unit] = []
    at = target = 0
    for start, end, value in step.units(text):
        parts += (text[at:start], value)
        target += start - at
        length = end - start
        if in_characters and length == len(value) > 1:
            units += [(start + n, start + n + 1, target + n, target + n + 1, False) for n in range(length)]
        else:
            units.append((start, end, target, target + len(value), length > 1))
        target += len(value)
        at = end
    parts.append(text[at:])
    return "".join(parts), units
