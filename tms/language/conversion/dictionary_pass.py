"""One pass of a dictionary over a text: at each place the longest key, from left to right.

Two automatons do it. One puts the values in place (that of ``zhconv-rs``, filled with our entries); the other tells
where the keys are (``ahocorasick-rs``).
"""

import json
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import islice, product

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from zhconv_rs import make_converter

from tms.language.conversion.dictionaries import Entries, Source

SEPARATOR = "\x00"
"""Stands between pieces that go through a pass together; no key has it, so none reaches from one into the next."""

PLACEHOLDER = "\x01"
"""Stands in a text for what is converted as a whole; no key has it either."""

Match = tuple[int, int, int]
"""Number of the key, start, end."""

Unit = tuple[int, int, int, int]
"""Start, end, target start, target end of what was converted as a whole: a phrase, or what changed its length.

Between two units each character stands for one character.
"""

_MOST_TO_PUT = 10_000
"""Of a dictionary with more keys only the single characters are put by the automaton that does; the rest would take
eight megabytes there, beside what finding them takes."""

_MOST_ALTERNATIVES = 12


class Packed:
    """Strings by number, in one: fifty thousand small ones would take ten times the memory.

    As UTF-8, because one character beyond the first plane would make every other one take four bytes.
    """

    __slots__ = ("_ends", "packed")

    def __init__(self, packed: bytes) -> None:
        """Take strings that SEPARATOR joins."""
        self.packed = packed
        ends = array("I", [0])
        at = 0
        for one in packed.split(SEPARATOR.encode()):
            at += len(one) + 1
            ends.append(at)
        self._ends = ends

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed.decode().split(SEPARATOR))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        return self.packed[self._ends[number] : self._ends[number + 1] - 1].decode()


class Keys(Packed):
    """Strings that can be searched for in a text: at each place the longest, from left to right."""

    __slots__ = ("find",)

    def __init__(self, packed: bytes) -> None:
        super().__init__(packed)
        automaton = AhoCorasick(
            filter(None, self),
            matchkind=MatchKind.LeftmostLongest,
            store_patterns=False,
            # Twice the speed of the plain one and less memory; a DFA would take a hundred megabytes.
            implementation=Implementation.ContiguousNFA,
        )
        self.find = automaton.find_matches_as_indexes


keys_of = cache(Keys)
packed = cache(Packed)
"""Several steps search for the same keys, or put the same values."""

Material = tuple[bytes, bytes, str, str, str]
"""What a step is made of: keys to find and their values, characters and theirs, several values.

The value of a key that becomes what its characters become, as four of five do, is left out.
"""


def material(entries: Entries) -> Material:
    """What a step of these entries is made of: few long strings.

    Of fifty thousand small ones nothing may be kept, since each would hold on to the megabyte that it was read into.
    """
    first = {key: values[0] for key, values in entries.items() if len(key) > 1 or values != (key,)}
    characters = {key: value for key, value in first.items() if len(key) == len(value) == 1}
    found = sorted(first.keys() - characters.keys())
    return (
        SEPARATOR.join(found).encode(),
        SEPARATOR.join("" if first[key] == _each(key, characters) else first[key] for key in found).encode(),
        "".join(characters),
        "".join(characters.values()),
        json.dumps({key: values for key, values in entries.items() if len(values) > 1}),
    )


class Step:
    """A dictionary made ready.

    ``keys`` are found; ``characters`` are the single ones that one other stands for.
    """

    def __init__(self, material: Material) -> None:
        keys, values, self.characters, self._their_values, self._several = material
        self.keys = keys_of(keys)
        self._values = packed(values)
        self._has_value = bytes(map(bool, self._values))
        self.find = self.keys.find
        self._is_small = len(self.keys) < _MOST_TO_PUT

    @cached_property
    def several(self) -> dict[str, tuple[str, ...]]:
        """The entries with several values."""
        return {key: tuple(values) for key, values in json.loads(self._several).items()}

    def convert(self, text: str) -> str:
        """The text after this pass."""
        return self.translate(text) if self._is_small else self._put(text, self.find(text))

    def traced(self, text: str, *, finely: bool = False) -> tuple[str, list[Unit]]:
        """The text after this pass, and its units; ``finely`` leaves out those of equal lengths."""
        matches: list[Match] = self.find(text)
        units: list[Unit] = []
        grown = 0
        values, has_value = self._values, self._has_value
        for number, start, end in matches:
            length = len(values[number]) if has_value[number] else end - start
            if length != end - start or (end - start > 1 and not finely):
                units.append((start, end, start + grown, start + grown + length))
                grown += length - (end - start)
        return self.translate(text) if self._is_small else self._put(text, matches), units

    @cached_property
    def translate(self) -> Callable[[str], str]:
        """Gives the text after this pass if it has no key that is found."""
        characters = dict(zip(self.characters, self._their_values, strict=True))
        pairs = list(characters.items())
        if self._is_small:
            found = zip(self.keys, self._values, strict=True)
            pairs += ((key, value or _each(key, characters)) for key, value in found if key)
        return make_converter(None, pairs)

    def alternatives(self, text: str) -> list[str]:
        """What the text can become by all values of its entries: the one that a conversion takes first."""
        parts: list[Sequence[str]] = []
        at = 0
        matches: list[Match] = self.find(text)
        for _, start, end in [*matches, (0, len(text), len(text))]:
            parts += (self._values_of(character) for character in text[at:start])
            parts.append(self._values_of(text[start:end]))
            at = end
        return ["".join(chosen) for chosen in islice(product(*parts), _MOST_ALTERNATIVES)]

    def _put(self, text: str, matches: Sequence[Match]) -> str:
        """The text with the values in place of matches, which are all that there are."""
        has_value = self._has_value
        others = [match for match in matches if has_value[match[0]]]
        if not others:
            return self.translate(text)
        rest = self.translate(PLACEHOLDER.join(cut(text, others))).split(PLACEHOLDER)
        return "".join(alternating(rest, [self._values[number] for number, _, _ in others]))

    def _values_of(self, key: str) -> tuple[str, ...]:
        """The values of a key, of a character without entry, or of nothing at all."""
        return self.several.get(key) or (self.convert(key),)


def _each(key: str, characters: Mapping[str, str]) -> str:
    """What the characters of a key become one by one."""
    return "".join([characters.get(character, character) for character in key])


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
