"""What was counted, packed: a sorted array of hashes and a small number for each.

A dictionary of two hundred thousand strings would take twenty megabytes in each process; this takes one.
"""

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import accumulate

_WORDS, _WEIGHTS = "words.bin", "weights.bin"


class PackedTable:
    """Small whole numbers by the hash of what they are said of; 0 for everything else."""

    __slots__ = ("_keys", "_starts", "_values")

    def __init__(self, keys: "array[int]", values: "array[int]") -> None:
        """Take hashes in order and their numbers."""
        self._keys = keys
        self._values = values
        counts = [0] * (_SHELVES + 1)
        for key in keys:
            counts[(key >> _SHELF_BITS) + 1] += 1
        self._starts = array("I", accumulate(counts))

    def get(self, key: int) -> int:
        """The number under a hash."""
        shelf = key >> _SHELF_BITS
        end = self._starts[shelf + 1]
        at = bisect_left(self._keys, key, self._starts[shelf], end)
        return self._values[at] if at < end and self._keys[at] == key else 0

    def beginnings(self) -> bytes:
        """By the bits before the last NEAR_BITS of a hash, whether there is one that has them."""
        found = bytearray(1 << 32 - NEAR_BITS)
        for key in self._keys:
            found[key >> NEAR_BITS] = 1
        return bytes(found)


_SHELF_BITS = 16
_SHELVES = 1 << 32 - _SHELF_BITS
"""Where the hashes of each begin is kept: a search through all of them would go to twenty places far apart."""

NEAR_BITS = 12
"""With two hundred thousand hashes five of six others have no such beginning; a megabyte tells it in one look."""


def hash_of(text: str) -> int:
    """32 bits."""
    return zlib.crc32(text.encode())


longer = zlib.crc32
"""The hash of a text that goes on: of the next character's bytes, and the hash so far."""


def packed(numbers: Mapping[int, int]) -> bytes:
    """The table's bytes: the hashes in order, then the numbers, the smallest byte first."""
    keys = array("I", sorted(numbers))
    values = array("b", [numbers[key] for key in keys])
    if sys.byteorder == "big":
        keys.byteswap()
    return zlib.compress(keys.tobytes() + values.tobytes(), 9)


def unpacked(stored: bytes) -> PackedTable:
    """The table of these bytes."""
    plain = zlib.decompress(stored)
    keys, values = array("I"), array("b")
    count = len(plain) // (keys.itemsize + values.itemsize)
    keys.frombytes(plain[: count * keys.itemsize])
    values.frombytes(plain[count * keys.itemsize :])
    if sys.byteorder == "big":
        keys.byteswap()
    return PackedTable(keys, values)


@cache
def word_costs() -> PackedTable:
    """How rare a word is."""
    return unpacked(files(__package__).joinpath(_WORDS).read_bytes())


@cache
def beginnings_of_words() -> bytes:
    """Which hashes may be a word's: a text has twelve stretches for each that is one."""
    return word_costs().beginnings()


@cache
def weights() -> PackedTable:
    """What a feature says for a value of a character."""
    return unpacked(files(__package__).joinpath(_WEIGHTS).read_bytes())
