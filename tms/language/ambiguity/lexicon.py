"""The dictionaries, read for doubt: every value of a character or word, and every word that overlaps another.

Values are in OpenCC's standard form; ``form`` writes one as a region does. A conversion takes the longest word from the
left; here all words are found, also those that it passes over.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from tms.domain.locales import ZH_HANS, ZH_HANT, ZH_HANT_HK, ZH_HANT_TW
from tms.language.ambiguity.house import folded
from tms.language.ambiguity.tables import own_rows
from tms.language.conversion.chains import chain
from tms.language.conversion.dictionaries import Entries, Group, entries
from tms.language.conversion.dictionary_pass import SEPARATOR, Packed
from tms.language.conversion.engine import run

Word = tuple[int, int, tuple[str, ...]]
"""Where a word of the dictionary starts and ends in a text, and its values, the default first."""

_HANS_WORDS = Group(("STPhrases.txt", "STPhrases_GeneratedFromRegionalPhrases.txt"), is_union=True)
_REGIONAL = {ZH_HANT_TW: ("TWVariantsRevPhrases.txt",), ZH_HANT_HK: ("HKVariantsRevPhrases.txt",)}


@dataclass(frozen=True, slots=True)
class _Tables:
    """Single characters with their values, and the words made ready for finding them."""

    characters: Entries
    first_values: dict[int, str]
    automaton: AhoCorasick
    values: Packed


class Lexicon:
    """What the dictionaries know for one direction; ``lexicon`` keeps them."""

    def __init__(self, source: str, target: str) -> None:
        self.source = source
        self.from_script = "hans" if source == ZH_HANS else "hant"
        self.to_script = "hans" if target == ZH_HANS else "hant"
        self.characters_only = chain(source, target, vocabulary=False)
        self._to_region = () if target == ZH_HANS else chain(ZH_HANT, target, vocabulary=False)
        self._tables = _tables(source)
        self.form = lru_cache(maxsize=20_000)(self._form)

    def words(self, text: str) -> list[Word]:
        """All words of the dictionary in a text, also inside and across others, by where they end."""
        values = self._tables.values
        found = self._tables.automaton.find_matches_as_indexes(text, overlapping=True)
        return [(start, end, tuple(values[index].split(" "))) for index, start, end in found]

    def values(self, character: str) -> tuple[str, ...]:
        """The values of a single character, the default first."""
        return self._tables.characters.get(character) or (character,)

    def first_values(self, text: str) -> str:
        """The text with the value that a conversion takes for each single character, as if there were no words."""
        return text.translate(self._tables.first_values)

    def _form(self, value: str) -> str:
        return run(value, self._to_region) if self._to_region else value

    def differ(self, one: str, other: str) -> bool:
        """Whether two values are different words to a reader, whatever spelling a house chooses."""
        return one != other and self.differ_as_written(self.form(one), self.form(other))

    def differ_as_written(self, one: str, other: str) -> bool:
        """Whether two values that a region prints are different words to a reader."""
        return folded(one, self.to_script) != folded(other, self.to_script)

    def choices(self, values: Iterable[str]) -> tuple[str, ...]:
        """The values as the region writes them, each word once."""
        chosen: dict[str, str] = {}
        for value in values:
            form = self.form(value)
            chosen.setdefault(folded(form, self.to_script), form)
        return tuple(chosen.values())


@cache
def lexicon(source: str, target: str) -> Lexicon | None:
    """The lexicon of a direction; None where no script changes, since nothing is ambiguous there."""
    if (source == ZH_HANS) == (target == ZH_HANS) or target == ZH_HANT:
        return None
    return Lexicon(source, target)


def dictionary_words(source: str) -> Iterator[str]:
    """The words of the dictionary for a source locale, read anew: fifty thousand are not worth keeping."""
    yield from _words(source)


@cache
def _tables(source: str) -> _Tables:
    # Shared by both regions: their forms of a value are made when two are compared.
    words, characters = _words(source), _characters(source)
    for name, written, values in own_rows("more_values.tsv", 3):
        if name == ("hans" if source == ZH_HANS else "hant"):
            table = characters if len(written) == 1 else words
            default = run(written, _standard_steps(source))
            table[written] = tuple(dict.fromkeys((default, *table.get(written, ()), *values.split(" "))))
    # A contiguous automaton takes a tenth of the default one's memory.
    automaton = AhoCorasick(words, implementation=Implementation.ContiguousNFA, store_patterns=False)
    packed = Packed(SEPARATOR.join(" ".join(values) for values in words.values()).encode())
    # Every character keeps its place: the tables have one character for one.
    first_values = {ord(character): values[0] for character, values in characters.items() if len(values[0]) == 1}
    return _Tables(characters, first_values, automaton, packed)


def _standard_steps(source: str) -> tuple[str, ...]:
    """To the standard form of the other script: no region's yet."""
    return chain(source, ZH_HANT if source == ZH_HANS else ZH_HANS, vocabulary=False)


def _words(source: str) -> Entries:
    """Keys as the dictionary and as the source's region writes them."""
    if source == ZH_HANS:
        return entries(_HANS_WORDS)
    steps, to_region = _standard_steps(source), chain(ZH_HANT, source, vocabulary=False)
    words: Entries = {}
    for key, values in entries(Group(("TSPhrases.txt", *_REGIONAL.get(source, ())), is_union=True)).items():
        others = [run(value, ("t2s",)) for value in values]
        for written in (key, run(key, to_region)):
            words.setdefault(written, tuple(dict.fromkeys((run(written, steps), *others))))
    return words


def _characters(source: str) -> Entries:
    if source == ZH_HANS:
        return entries("STCharacters.txt")
    steps, to_region = _standard_steps(source), chain(ZH_HANT, source, vocabulary=False)
    characters: Entries = {}
    for key, values in entries("TSCharacters.txt").items():
        others = values if len(values) > 1 else ()
        for written in (key, run(key, to_region)):
            characters.setdefault(written, tuple(dict.fromkeys((run(written, steps), *others))))
    return characters
