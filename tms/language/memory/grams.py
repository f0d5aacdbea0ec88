"""What finds the texts that contain some words: each two characters of Chinese that stand together, three of English.

Whoever looks words up asks for texts with all of their pieces, and then compares: most that have the pieces have the
words.
"""

from tms.domain.inline import MARKER
from tms.domain.locales import EN
from tms.language.memory.rarity import hash_of

SHORTEST = {EN: 3}
"""Characters that a search needs; in Chinese two."""


def shortest(locale: str) -> int:
    return SHORTEST.get(locale, 2)


def grams(text: str, scope: str, locale: str) -> list[int]:
    """The pieces of a text as signed numbers, each once, whatever the case; ``scope`` names the memory it is in."""
    n = shortest(locale)
    plain = MARKER.sub("", text).casefold()
    pieces = {plain[at : at + n] for at in range(len(plain) - n + 1)}
    return sorted(number - (1 << 32) if number >= 1 << 31 else number for number in _hashes(pieces, scope, locale))


def _hashes(pieces: set[str], scope: str, locale: str) -> set[int]:
    salt = hash_of("grams", scope, locale)
    return {hash_of(piece) ^ salt for piece in pieces}
