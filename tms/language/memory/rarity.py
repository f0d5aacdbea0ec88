"""How often two units stand beside each other: in writing at large, or in a memory's own sentences.

The table of writing at large is made by ``tools/rarity.py``; where it comes from stands there. It never changes, since
keys were made by it. A memory that has grown gets tables of its own, counted from its sentences: what it says again and
again is then no key, however rare it is elsewhere.
"""

import hashlib
import math
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tms.domain.locales import EN
from tms.language.memory.tokens import units

EDGE = ""
"""The unit before the first and after the last of a text."""

ONE_BITS, TWO_BITS = 16, 18
OFFSET = 128
"""A value is four times the binary logarithm of a share of all units (or pairs), and this."""


@lru_cache(maxsize=1)
def _table() -> bytes:
    return zlib.decompress((Path(__file__).parent / "rarity.bin").read_bytes())


def hash_of(*parts: str) -> int:
    """32 bits."""
    return zlib.crc32("\0".join(parts).encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=65_536)
def frequency(left: str, right: str) -> int:
    """The pair's frequency on a logarithmic scale: what the table says of it, or what chance makes of its two units."""
    one, other = fold(left), fold(right)
    if _is_filling(one) and _is_filling(other):
        return _OFTEN
    table = _table()
    by_chance = table[hash_of(one) % (1 << ONE_BITS)] + table[hash_of(other) % (1 << ONE_BITS)] - OFFSET
    return max(by_chance, table[(1 << ONE_BITS) + hash_of(one, other) % (1 << TWO_BITS)])


_OFTEN = 88
"""One in a thousand: two marks, and two Latin letters, which make up names and addresses in Chinese text."""


def _is_filling(unit: str) -> bool:
    return len(unit) == 1 and (unit.isascii() or not unit.isalnum()) and not unit.isdigit()


def fold(unit: str) -> str:
    """What has a frequency together: a word in small or large letters, numbers of two digits, years."""
    if not unit.isdecimal():
        return unit.casefold()
    if len(unit) == 1:
        return unit
    if len(unit) == 2:
        return "00"
    return "2000" if len(unit) == 4 and unit[:2] in {"19", "20"} else "000"


def runs(parts: Sequence[str], n: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """Each ``n`` units that stand together, over the edges too, with their hash; what stands twice counts as two."""
    edge = [EDGE] * (n - 1)
    padded = [*edge, *parts, *edge]
    times: dict[tuple[str, ...], int] = {}
    for run in zip(*(padded[at:] for at in range(n)), strict=False):
        nth = times.get(run, 0)
        times[run] = nth + 1
        yield run, hash_of(*run, str(nth)) if nth else hash_of(*run)


_FEW_SLOTS, _MANY_SLOTS, _MANY_RUNS = 1 << 18, 1 << 20, 1_000_000
"""Numbers in a table; in few slots, many runs would share theirs with others, and rare ones look frequent."""


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """One order of all runs of units, the rarest first. Keys made by different ones never meet: ``name`` is in each.

    ``table``: four times the binary logarithm of how often; None: that of writing at large.
    """

    name: str
    table: bytes | None

    def run_of(self, locale: str) -> int:
        """Units of a run. Three characters are much rarer than two, but only their own memory can tell how rare."""
        return 2 if self.table is None or locale == EN else 3

    def ranked(self, parts: Sequence[str], locale: str) -> list[int]:
        """The hashes of the text's runs, the rarest first."""
        table = self.table
        found = runs(parts, self.run_of(locale))
        if table is None:
            return [of for _, of in sorted((frequency(*run), of) for run, of in found)]
        return [of for _, of in sorted((table[of % len(table)], of) for _, of in found)]


GENERAL = Rarity("", None)


def counted(texts: Iterable[str], locale: str) -> Rarity:
    """The table of these texts, named by what it holds."""
    many = array("L", bytes(array("L").itemsize * _MANY_SLOTS))
    length = Rarity("", b"").run_of(locale)
    for text in texts:
        for _, of in runs(units(text, locale), length):
            many[of % _MANY_SLOTS] += 1
    if sum(many) < _MANY_RUNS:
        parts = (many[at : at + _FEW_SLOTS] for at in range(0, _MANY_SLOTS, _FEW_SLOTS))
        many = array("L", map(sum, zip(*parts, strict=True)))
    values = {times: min(255, round(4 * math.log2(times + 1))) for times in set(many)}
    table = bytes(map(values.__getitem__, many))
    return Rarity(hashlib.blake2b(table, digest_size=8).hexdigest(), table)


def packed(rarity: Rarity) -> bytes | None:
    """For storing: a few kilobytes for a small memory."""
    return None if rarity.table is None else zlib.compress(rarity.table)


def unpacked(name: str, stored: bytes | None) -> Rarity:
    return GENERAL if stored is None else Rarity(name, zlib.decompress(stored))
