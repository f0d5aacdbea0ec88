"""How often two units stand beside each other in writing: a frozen table, so that every key is made by the same one.

The table is made by ``.build/rarity.py``; where it comes from stands there. Changing it means making the keys of every
stored sentence anew.
"""

import zlib
from functools import lru_cache
from pathlib import Path

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
    """Of the pair, on a logarithmic scale: what the table says of the pair, or what chance makes of its two units."""
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
