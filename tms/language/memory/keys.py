"""What finds similar sentences: keys of which two that are at least 75 % alike share one, and a signature of each.

Two texts that are so much alike have a number of pairs of neighbouring units in common that follows from their lengths;
so one of the rarest pairs of the one is among the rarest of the other (prefix filtering, as in set-similarity joins:
Xiao and others, PPJoin, 2008). Keys carry whose text it is and about how long it is, so that looking for one finds
only texts that can be alike.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from tms.domain.locales import EN
from tms.language.memory.rarity import EDGE, frequency, hash_of
from tms.language.memory.units import units

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


def indexed(text: str, scope: str, locale: str) -> Indexed:
    """For storing; ``scope`` names the memory that it belongs to."""
    parts = units(text, locale)
    if not FEWEST <= len(parts) <= LONGEST:
        return Indexed(len(parts), 0, ())
    pairs = _pairs(parts)
    salt = _salt(scope, locale, _bucket(len(parts)))
    return Indexed(len(parts), _signature(pairs), [_signed(pair ^ salt) for pair in _rarest(pairs, parts, locale)])


def probe(text: str, scope: str, locale: str) -> Probe:
    """For looking it up. Without keys where only the same text can be found."""
    parts = units(text, locale)
    n = len(parts)
    low, high = -(-n * LEAST // 100), n * 100 // LEAST
    if not FEWEST <= n <= LONGEST:
        return Probe(parts, low, high, 0, ())
    pairs = _pairs(parts)
    rarest = _rarest(pairs, parts, locale)
    salts = [_salt(scope, locale, bucket) for bucket in range(_bucket(low), _bucket(high) + 1)]
    return Probe(parts, low, high, _signature(pairs), [_signed(pair ^ salt) for salt in salts for pair in rarest])


def _pairs(parts: Sequence[str]) -> list[tuple[int, int]]:
    """Each pair of neighbours, the edges among them, as (frequency, hash); one that stands twice counts as two."""
    found: list[tuple[int, int]] = []
    times: dict[tuple[str, str], int] = {}
    left = EDGE
    for right in (*parts, EDGE):
        nth = times.get((left, right), 0)
        times[left, right] = nth + 1
        found.append((frequency(left, right), hash_of(left, right, str(nth)) if nth else hash_of(left, right)))
        left = right
    return found


def _rarest(pairs: Iterable[tuple[int, int]], parts: Sequence[str], locale: str) -> list[int]:
    """As many as are needed; every text puts pairs into the same order."""
    n = len(parts)
    shared = min(longer + 1 - 2 * (longer // 4) for longer in (n, n + 1))
    many = n + 1 - shared + 1
    if locale != EN:
        # Characters repeat more than words, and four fifths find all but a few in a thousand (measured).
        many = -(-many * 4 // 5)
    return [pair for _, pair in sorted(pairs)[:many]]


def _signature(pairs: Iterable[tuple[int, int]]) -> int:
    signature = 0
    for _, pair in pairs:
        signature |= 1 << (pair >> 12) % SIGNATURE_BITS
    return signature


def _bucket(length: int) -> int:
    return int(log(length) / log(1.2)) if length else 0


def _salt(scope: str, locale: str, bucket: int) -> int:
    return hash_of(scope, locale, str(bucket))


def _signed(number: int) -> int:
    return number - (1 << 32) if number >= 1 << 31 else number
