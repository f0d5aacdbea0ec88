"""The reader: the most probable words of a text, and for each character with several values the most probable one.

Words are counted by how often Traditional writing has them.
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from tms.language.conversion.engine import run
from tms.language.conversion.readings.table import (
    NEAR_BITS,
    beginnings_of_words,
    hash_of,
    longer,
    weights,
    word_costs,
)

STANDARD = ("s2t",)
"""To the standard form, which has a character for each character."""

SCALE = 20
"""A stored weight is so many times the real one."""

AROUND = 3
"""Characters on each side of a place that are looked at."""

EDGE = "，"
"""Stands for every mark and for the edges of a text; digits and Latin letters are one class each."""

NOTHING = "\x00"
"""Stands where nothing is known, as beside a word of a list."""

SURE, WITH_A_WORD, AGAINST_A_WORD = 0.85, 0.6, 0.95
"""How sure the reader must be that its value stands instead of the dictionary's: if nothing else speaks, if the most
probable word says so too, and if a word says otherwise."""

PLAIN = 0.95
"""Nobody need be asked about what it is so sure of."""


LONGEST_WORD = 5
COST_SCALE = 4
"""A cost is so many times the binary logarithm of how rare a word is."""

UNKNOWN = 127
"""The cost of a single character that no list has, and of more than one byte tells."""

_NEVER = 1 << 30

FIRST_HAN, LAST_HAN = 0x3400, 0x9FFF
"""The Chinese characters of the first plane; the others are in no list."""

Word = tuple[int, int]


class CharacterReading(NamedTuple):
    """One place: the value that the dictionary gives, the most probable one and how sure of it the reader is.

    Values are in the standard form. ``shares`` are the probabilities of all values that the reader knows. ``of_word``:
    what the most probable word has there; nothing if that is the character alone.
    """

    at: int
    said: str
    value: str
    sure: float
    shares: tuple[tuple[str, float], ...]
    of_word: str

    @property
    def is_backed(self) -> bool:
        """Whether the most probable word has the reader's value too."""
        return self.of_word == self.value

    def stands(self, *, against_a_word: bool = False) -> bool:
        """Whether the reader's value is another one than the dictionary's, and to be believed."""
        needed = WITH_A_WORD if self.is_backed else AGAINST_A_WORD if against_a_word or self.of_word else SURE
        return self.value != self.said and self.sure >= needed


_Judgement = tuple[str, float, tuple[tuple[str, float], ...], str]
"""The last fields of a ``CharacterReading``."""


@lru_cache(maxsize=64)  # a text is derived, and its worklist made
def readings(plain: str) -> tuple[CharacterReading, ...]:
    """What the reader says of a Simplified text, in order; nothing of characters that it knows nothing about."""
    places = [found.start() for found in with_values().finditer(plain)]
    if not places:
        return ()
    said = run(plain, STANDARD)
    if len(said) != len(plain):
        return ()
    words = words_of(plain)
    around = EDGE * AROUND + classes(plain) + EDGE * AROUND
    found = []
    for at in places:
        word, length = words.get(at, ("", 1))
        found.append(CharacterReading(at, said[at], *judged(around[at : at + 2 * AROUND + 1], said[at], word, length)))
    return tuple(found)


@lru_cache(maxsize=8_192)
def judged(window: str, said: str, word: str, length: int) -> _Judgement:
    groups = values_of()[window[AROUND]]
    by_dictionary, by_word, kind = number_in(groups, said), number_in(groups, word), min(length, LONG)
    seen = features(window, by_dictionary, by_word, kind)
    alike = [agreement(number, by_dictionary, by_word, kind) for number in range(len(groups))]
    found = probabilities(seen, alike)
    best = max(range(len(found)), key=found.__getitem__)
    value = said if said in groups[best] else groups[best][0]
    shares = tuple((group[0], share) for group, share in zip(groups, found, strict=True))
    return value, found[best], shares, value if by_word == str(best) else word


LONG = 4
"""Words of so many characters and more are one kind."""


def number_in(groups: Sequence[str], value: str) -> str:
    """The number of a value among those of its character, as a feature names it; nothing for one that is none."""
    return next((str(number) for number, group in enumerate(groups) if value and value in group), "")


def probabilities(seen: Sequence[int], alike: Sequence[int]) -> list[float]:
    """How probable each value is, by the features that are seen, and by who else says the value."""
    get = weights().get
    scores = [get(agreeing) / SCALE for agreeing in alike]
    for number in range(1, len(alike)):
        scores[number] += sum([get(of_value(one, number)) for one in seen]) / SCALE
    highest = max(scores)
    shares = [math.exp(score - highest) for score in scores]
    whole = sum(shares)
    return [share / whole for share in shares]


def classes(text: str) -> str:
    """The text with what is no Chinese character by its class, so that its places stay."""
    return "".join([one if "\u3400" <= one <= "\u9fff" else _class(one) for one in text])


def _class(character: str) -> str:
    if character.isdigit():
        return "0"
    return "a" if character.isascii() and character.isalpha() else EDGE


def features(window: str, said: str, word: str, length: int) -> list[int]:
    """The hashes of what is seen at a place.

    ``window``: the character and AROUND on each side, by their classes. ``said``: the number of the dictionary's value;
    ``word``: that of the most probable word, which has ``length`` characters; nothing if it is the character alone.
    """
    l3, l2, l1, one, r1, r2, r3 = tuple(window)
    seen = [
        f"{one}a{l1}", f"{one}b{r1}", f"{one}c{l2}{l1}", f"{one}d{r1}{r2}", f"{one}e{l1}{r1}", f"{one}f{l2}{l1}{r1}",
        f"{one}g{l1}{r1}{r2}", f"{one}h{l3}{l2}{l1}", f"{one}i{r1}{r2}{r3}", f"{one}k{l2}", f"{one}l{r2}",
    ]  # fmt: skip
    if NOTHING in window:
        seen = [name for name in seen if NOTHING not in name]
    seen += (f"{one}*", f"{one}o{said}", f"{one}w{word}", f"{one}v{word}{said}{length}")
    return [hash_of(name) for name in seen]


def agreement(number: int, said: str, word: str, length: int) -> int:
    """The hash of who else says a value: the dictionary, the word, both or neither; the same for all characters."""
    return hash_of(f"={str(number) == said}{str(number) == word}{word == ''}{length}")


def of_value(feature: int, number: int) -> int:
    """The hash under which a feature's weight for the value of that number lies."""
    return (feature + number * 0x9E3779B1) & 0xFFFFFFFF


def words_of(plain: str) -> dict[int, tuple[str, int]]:
    """For each character in a word of the most probable cut: its value in that word alone, and the word's length."""
    own, known = own_values(), bytearray(len(plain))
    for found in with_values().finditer(plain):
        known[found.start()] = 1
    places = [(start, plain[start:end]) for start, end in probable_words(plain) if known.find(1, start, end) >= 0]
    values = run("\n".join(word for _, word in places), STANDARD).split("\n")
    return {
        at + number: (value, len(word))
        for (at, word), whole in zip(places, values, strict=False)
        for number, value in enumerate(own.get(word, whole))
    }


@cache
def values_of() -> dict[str, tuple[str, ...]]:
    """Each character with its values; one that is written in several forms is a string of all of them."""
    return {one: tuple(values.split(" ")) for one, values in _rows("characters.tsv")}


@cache
def with_values() -> re.Pattern[str]:
    """Finds the characters that have several."""
    return re.compile(f"[{re.escape(''.join(values_of()))}]")


@cache
def own_values() -> dict[str, str]:
    """Words of which people write another value than the dictionary gives for the word alone."""
    return dict(_rows("words.tsv"))


def _rows(name: str) -> Iterator[tuple[str, str]]:
    for line in files(__package__).joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            key, value = line.split("\t")
            yield key, value


_HAN = re.compile(f"[{chr(FIRST_HAN)}-{chr(LAST_HAN)}]+")


def is_han(character: str) -> bool:
    """Whether it is a Chinese character of the first plane; the others are in no list."""
    return "\u3400" <= character <= "\u9fff"


def runs(text: str) -> Iterator[Word]:
    """Where the stretches of Chinese characters lie."""
    return (found.span() for found in _HAN.finditer(text))


@lru_cache(maxsize=256)  # what reads a text asks several times
def segment(text: str, low: int = 0, high: int = 0) -> tuple[Word, ...]:
    """The words of a stretch of Chinese characters: of all ways to cut it, that whose words are the most frequent.

    Given a place, no word is taken that is longer and has all of it: 质量监督 is 质量 and 监督.
    """
    get, own, near, hashed = word_costs().get, character_costs(), beginnings_of_words(), longer
    length, is_place = len(text), low < high
    # The hash of a word goes on from that of the word without its last character.
    parts = [one.encode() for one in text]
    best = [0] + [_NEVER] * length
    came = [0] * (length + 1)
    for start, character in enumerate(text):
        so_far, key, end = best[start], hashed(parts[start]), start + 1
        place = ord(character)
        cost = own[place - FIRST_HAN] if FIRST_HAN <= place <= LAST_HAN else get(key) or UNKNOWN
        if so_far + cost < best[end]:
            best[end], came[end] = so_far + cost, start
        for part in parts[end : start + LONGEST_WORD]:
            key = hashed(part, key)
            end += 1
            if near[key >> NEAR_BITS] and not (is_place and start <= low and high <= end and end - start > high - low):
                cost = get(key)
                if cost and so_far + cost < best[end]:
                    best[end], came[end] = so_far + cost, start
    found: list[Word] = []
    while length:
        found.append((came[length], length))
        length = came[length]
    return tuple(reversed(found))


@cache
def character_costs() -> bytes:
    """What each Chinese character costs as a word: they are asked for most."""
    get = word_costs().get
    return bytes(get(hash_of(chr(one))) or UNKNOWN for one in range(FIRST_HAN, LAST_HAN + 1))


@lru_cache(maxsize=4_096)
def word_cost(text: str, low: int = 0, high: int = 0) -> int:
    """What a stretch costs: its own cost, or that of its cheapest cut; of a place in it, without longer words there."""
    table = word_costs()
    return sum(table.get(hash_of(text[start:end])) or UNKNOWN for start, end in segment(text, low, high))


@lru_cache(maxsize=16)
def probable_words(plain: str) -> tuple[Word, ...]:
    """The words of more than one character in a text, in order."""
    return tuple(
        (start + low, start + high)
        for start, end in runs(plain)
        for low, high in segment(plain[start:end])
        if high - low > 1
    )


def forget_texts() -> None:
    """Empty what is kept of texts: making the dictionaries ready reads every name of the glossary, once."""
    for kept in (readings, judged, segment, word_cost, probable_words):
        kept.cache_clear()
