"""What finds similar sentences: keys of which two that are at least 75 % alike share one, and a signature of each.

Two texts that are so much alike have a number of runs of two or three units in common, which follows from their
lengths; so one of the rarest runs of the one is among the rarest of the other (prefix filtering, as in set-similarity
joins: Xiao and others, PPJoin, 2008). Keys carry whose text it is and about how long it is, so that looking for one
finds only texts that can be alike.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from tms.domain.locales import EN
from tms.language.memory.rarity import GENERAL, Rarity, hash_of, runs
from tms.language.memory.tokens import units

LEAST = 75
"""Per cent. Below it a match costs more to correct than it saves."""

FEWEST, LONGEST = 3, 1_000
"""Units. Of fewer none is alike but the same; a longer text is no sentence, and found only as it is."""

SIGNATURE_BITS = 256


@dataclass(frozen=True, slots=True)
class Indexed:
    """A stored text: its length in units, its keys (32 bits, signed) and which of 256 kinds of pairs it has."""

    length: int
    signature: int
    keys: Sequence[int]


@dataclass(frozen=True, slots=True)
class Probe:
    """A text that is looked for: what a stored one at least as much alike has one of the keys of, and may differ by."""

    units: Sequence[str]
    low: int
    high: int
    signature: int
    keys: Sequence[int]


def indexed(text: str, scope: str, locale: str, rarity: Rarity = GENERAL) -> Indexed:
    """For storing; ``scope`` names the memory that it belongs to."""
    parts = units(text, locale)
    if not FEWEST <= len(parts) <= LONGEST:
        return Indexed(len(parts), 0, ())
    salt = _salt(scope, locale, rarity, _bucket(len(parts)))
    return Indexed(len(parts), _signature(parts), [_signed(run ^ salt) for run in _rarest(parts, locale, rarity)])


def probe(text: str, scope: str, locale: str, rarities: Iterable[Rarity] = (GENERAL,)) -> Probe:
    """For looking it up where keys were made by any of these. Without keys where only the same text can be found."""
    parts = units(text, locale)
    n = len(parts)
    low, high = -(-n * LEAST // 100), n * 100 // LEAST
    if not FEWEST <= n <= LONGEST:
        return Probe(parts, low, high, 0, ())
    keys: list[int] = []
    for rarity in rarities:
        rarest = _rarest(parts, locale, rarity)
        for bucket in range(_bucket(low), _bucket(high) + 1):
            salt = _salt(scope, locale, rarity, bucket)
            keys += [_signed(run ^ salt) for run in rarest]
    return Probe(parts, low, high, _signature(parts), keys)


def _rarest(parts: Sequence[str], locale: str, rarity: Rarity) -> list[int]:
    """As many runs as are needed; every text puts them into the same order."""
    n, of = len(parts), rarity.run_of(locale)
    # An edit changes as many runs as a run has units; the other text may be longer, and what is shared rises with it.
    shared = min(longer + of - 1 - of * (longer // 4) for longer in range(n, n + 4))
    many = n + of - 1 - shared + 1
    if locale != EN:
        # Characters repeat more than words, and four fifths find all but a few in a thousand (measured).
        many = -(-many * 4 // 5)
    return rarity.ranked(parts, locale)[:many]


def _signature(parts: Sequence[str]) -> int:
    signature = 0
    for _, pair in runs(parts, 2):
        signature |= 1 << (pair >> 12) % SIGNATURE_BITS
    return signature


def _bucket(length: int) -> int:
    return int(log(length) / log(1.2)) if length else 0


def _salt(scope: str, locale: str, rarity: Rarity, bucket: int) -> int:
    return hash_of(scope, locale, str(bucket), *filter(None, [rarity.name]))


def _signed(number: int) -> int:
    return number - (1 << 32) if number >= 1 << 31 else number
