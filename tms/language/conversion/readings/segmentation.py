"""The most probable words of a Simplified text, by how often Traditional writing has them."""

from collections.abc import Iterator
from functools import lru_cache

from tms.language.conversion.readings.table import hash_of, longer, word_costs

LONGEST = 5
SCALE = 4
"""A cost is so many times the binary logarithm of how rare a word is."""

UNKNOWN = 127
"""The cost of a single character that no list has, and of more than one byte tells."""

_NEVER = 1 << 30

Word = tuple[int, int]


def is_han(character: str) -> bool:
    """Whether it is a Chinese character of the first plane; the others are in no list."""
    return "\u3400" <= character <= "\u9fff"


def runs(text: str) -> Iterator[Word]:
    """Where the stretches of Chinese characters lie."""
    start = -1
    for at, character in enumerate(text):
        if is_han(character):
            if start < 0:
                start = at
        elif start >= 0:
            yield start, at
            start = -1
    if start >= 0:
        yield start, len(text)


@lru_cache(maxsize=256)  # what reads a text asks several times
def segment(text: str, low: int = 0, high: int = 0) -> tuple[Word, ...]:
    """The words of a stretch of Chinese characters: of all ways to cut it, that whose words are the most frequent.

    Given a place, no word is taken that is longer and has all of it: 质量监督 is 质量 and 监督.
    """
    get = word_costs().get
    length = len(text)
    # The hash of a word goes on from that of the word without its last character.
    parts = [one.encode() for one in text]
    best = [0] + [_NEVER] * length
    came = [0] * (length + 1)
    for start in range(length):
        so_far, key = best[start], 0
        for end in range(start + 1, min(length, start + LONGEST) + 1):
            key = longer(parts[end - 1], key)
            if start <= low < high <= end and end - start > high - low:
                continue
            cost = get(key) or (UNKNOWN if end == start + 1 else _NEVER)
            if so_far + cost < best[end]:
                best[end], came[end] = so_far + cost, start
    found: list[Word] = []
    while length:
        found.append((came[length], length))
        length = came[length]
    return tuple(reversed(found))


@lru_cache(maxsize=4_096)
def word_cost(text: str, low: int = 0, high: int = 0) -> int:
    """What a stretch costs: its own cost, or that of its cheapest cut; of a place in it, without longer words there."""
    table = word_costs()
    return sum(table.get(hash_of(text[start:end])) or UNKNOWN for start, end in segment(text, low, high))


def probable_words(plain: str) -> list[Word]:
    """The words of more than one character in a text, in order."""
    return [
        (start + low, start + high)
        for start, end in runs(plain)
        for low, high in segment(plain[start:end])
        if high - low > 1
    ]
