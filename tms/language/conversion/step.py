"""One pass of a dictionary over a text: at each place the longest key, from left to right."""

import json
from array import array
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from itertools import islice, product

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from tms.language.conversion.alignment import Unit
from tms.language.conversion.dictionaries import Entries, Source

SEPARATOR = "\x00"
"""Stands between pieces that go through a pass together; no key has it, so none reaches from one into the next."""

INNER_SEPARATOR = "\x01"
"""The same within a pass, whose text may have pieces already."""

Match = tuple[int, int, int]
"""Number of the key, start, end."""

_MOST_CHARACTERS_TO_SEARCH = 2000
"""A larger table of single characters is applied by ``str.translate``: they match too often to be searched for."""

_TABLE = 0x10000

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

    def length(self, number: int) -> int:
        """How long that string is."""
        return self._ends[number + 1] - self._ends[number] - 1

    def __getitem__(self, number: int) -> str:
        return self.text[self._ends[number] : self._ends[number + 1] - 1]


class Keys(Packed):
    """Strings that can be searched for in a text: at each place the longest, from left to right."""

    __slots__ = ("find",)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        automaton = AhoCorasick(
            text.split(SEPARATOR) if text else [],
            matchkind=MatchKind.LeftmostLongest,
            store_patterns=False,
            # Twice the speed of the plain one and less memory; a DFA would take a hundred megabytes.
            implementation=Implementation.ContiguousNFA,
        )
        self.find = automaton.find_matches_as_indexes


keys_of = cache(Keys)
packed = cache(Packed)
"""Several steps search for the same keys, or put the same values."""

Material = tuple[str, str, str, str, str]
"""What a step is made of: keys and values to search for, characters for a table and their values, several values."""


def material(entries: Entries) -> Material:
    """What a step of these entries is made of: few long strings.

    Of fifty thousand small ones nothing may be kept, since each would hold on to the megabyte that it was read into.
    """
    single = {key: values for key, values in entries.items() if len(key) == 1 and values != (key,)}
    in_table = single if len(single) > _MOST_CHARACTERS_TO_SEARCH else {}
    in_table = {key: values for key, values in in_table.items() if ord(key) < _TABLE and len(values[0]) == 1}
    searched = sorted(key for key in entries if len(key) > 1 or (key in single and key not in in_table))
    return (
        SEPARATOR.join(searched),
        SEPARATOR.join(entries[key][0] for key in searched),
        "".join(in_table),
        "".join(values[0] for values in in_table.values()),
        json.dumps({key: values for key, values in entries.items() if len(values) > 1}),
    )


class Step:
    """A dictionary made ready.

    ``keys`` and ``values`` are searched for; ``table`` has the single characters that are not.
    """

    def __init__(self, material: Material) -> None:
        keys, values, characters, their_values, self._several = material
        self.keys = keys_of(keys)
        self.values = packed(values)
        self.table = _table(characters, their_values)
        self.find = self.keys.find

    @cached_property
    def several(self) -> dict[str, tuple[str, ...]]:
        """The entries with several values."""
        return {key: tuple(values) for key, values in json.loads(self._several).items()}

    def convert(self, text: str) -> str:
        """The text after this pass."""
        return self._replaced(text, self.find(text))

    def traced(self, text: str, *, finely: bool = False) -> tuple[str, list[Unit]]:
        """The text after this pass, and its units; ``finely`` leaves out those of equal lengths."""
        matches: list[Match] = self.find(text)
        units: list[Unit] = []
        grown = 0
        for number, start, end in matches:
            length = self.values.length(number)
            if length != end - start or (end - start > 1 and not finely):
                units.append((start, end, start + grown, start + grown + length))
                grown += length - (end - start)
        return self._replaced(text, matches), units

    def translate(self, text: str) -> str:
        """The text after this pass if it has no key that is searched for."""
        return text.translate(self.table) if self.table else text

    def alternatives(self, text: str) -> list[str]:
        """What the text can become by all values of its entries: the one that a conversion takes first."""
        parts: list[Sequence[str]] = []
        at = 0
        matches: list[Match] = self.find(text)
        for _, start, end in [*matches, (0, len(text), len(text))]:
            parts += (self._values(character) for character in text[at:start])
            parts.append(self._values(text[start:end]))
            at = end
        return ["".join(chosen) for chosen in islice(product(*parts), _MOST_ALTERNATIVES)]

    def _replaced(self, text: str, matches: Sequence[Match]) -> str:
        if not matches:
            return self.translate(text)
        rest = cut(text, matches)
        if self.table:
            rest = self.translate(INNER_SEPARATOR.join(rest)).split(INNER_SEPARATOR)
        values = self.values
        return "".join(alternating(rest, [values[number] for number, _, _ in matches]))

    def _values(self, key: str) -> tuple[str, ...]:
        """The values of a key, of a character without entry, or of nothing at all."""
        return self.several.get(key) or (self.convert(key),)


def _table(characters: str, values: str) -> "array[int] | None":
    """What ``str.translate`` makes of each number: faster than a dictionary, and without objects to count.

    It has the first plane of Unicode; characters of others stand for themselves.
    """
    if not characters:
        return None
    table = array("I", range(_TABLE))
    for character, value in zip(characters, values, strict=True):
        table[ord(character)] = ord(value)
    return table


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
