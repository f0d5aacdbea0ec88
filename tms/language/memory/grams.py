"""What finds the texts that contain some words: each two characters of Chinese that stand together, three of English.

Whoever looks words up asks for texts with all of their pieces, and then compares: most that have the pieces have the
words. English has pieces around each space too, the two characters before and after: three characters say little of two
words, and these say which stand together.
"""

from collections.abc import Iterable, Sequence

from tms.domain.inline import MARKER
from tms.domain.locales import EN
from tms.language.memory.rarity import hash_of

SHORTEST = {EN: 3}
"""Characters that a search needs; in Chinese two."""

WITHIN = 12
"""So many pieces of a long phrase find hardly more than all of them would."""

WITHIN_AFTER_ACROSS = 4


def shortest(locale: str) -> int:
    return SHORTEST.get(locale, 2)


def grams(text: str, scope: str, locale: str) -> list[int]:
    """The pieces of a text as signed numbers, each once, whatever the case; ``scope`` names the memory it is in."""
    plain = _plain(text)
    return _numbers(_within(plain, locale) | _across(plain), scope, locale)


def grams_of_words(words: str, scope: str, locale: str) -> list[int]:
    """Enough of the pieces that each text with these words has to find such texts."""
    plain = _plain(words)
    across = _numbers(_across(plain), scope, locale)
    within = _numbers(_within(plain, locale), scope, locale)
    return [*_some(across, WITHIN), *_some(within, WITHIN_AFTER_ACROSS if across else WITHIN)]


def _plain(text: str) -> str:
    return MARKER.sub("", text).casefold()


def _within(plain: str, locale: str) -> set[str]:
    n = shortest(locale)
    return {plain[at : at + n] for at in range(len(plain) - n + 1)}


def _across(plain: str) -> set[str]:
    return {plain[at - 2 : at + 3] for at in range(2, len(plain) - 2) if plain[at] == " "}


def _some(numbers: Sequence[int], most: int) -> Sequence[int]:
    """Spread over all of them."""
    return numbers[:: max(1, len(numbers) // most)]


def _numbers(pieces: Iterable[str], scope: str, locale: str) -> list[int]:
    salt = hash_of("grams", scope, locale)
    hashes = {hash_of(piece) ^ salt for piece in pieces}
    return sorted(number - (1 << 32) if number >= 1 << 31 else number for number in hashes)
