"""How alike two sentences are, by their characters: what each shares with the other in runs of two or three.

Chinese is compared by single characters and pairs, other scripts by runs of three; no words are needed. Two unrelated
sentences of one language come to about 0.1 to 0.2, a sentence written anew with the same facts to 0.3 and more.
"""

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from functools import cached_property
from itertools import pairwise

from tms.domain.inline import MARKER, Codes, plain

_MARK = "\ufdd0"
_SHORT = 12
_LIKELY = 0.35


class PreparedText:
    """A sentence prepared for comparing: ``key`` is equal exactly when text and meaning of its codes are."""

    def __init__(self, text: str, codes: Codes, kind: str) -> None:
        self.kind = kind
        self.plain = plain(text, codes) if codes else text
        self.key: Hashable = _meaning(text, codes) if codes else text
        self.folded = self.plain.casefold()
        self.is_chinese = _CHINESE.search(self.folded) is not None
        self.is_short = len(self.folded) < _SHORT and not self.is_chinese

    @cached_property
    def grams(self) -> frozenset[str]:
        """Its runs of characters; the n-th repetition of one counts as another run."""
        times = Counter(_runs(self.folded))
        repeated = [f"{gram}{_MARK}{n}" for gram, count in times.items() if count > 1 for n in range(1, count)]
        return frozenset([*times, *repeated])


_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SCRIPTS = re.compile("[\u2e80-\U0010ffff]+|[^\u2e80-\U0010ffff]+")


def _runs(text: str) -> list[str]:
    runs: list[str] = []
    for part in _SCRIPTS.findall(text):
        framed = f"\x02{part}\x02"
        if part[0] >= "\u2e80":
            runs += part
            runs += map("".join, pairwise(framed))
        else:
            runs += map("".join, zip(framed, framed[1:], framed[2:], strict=False))
    return runs


def _meaning(text: str, codes: Codes) -> Hashable:
    """The text with its markers numbered by their order, and what they mean in that order."""
    order: dict[str, int] = {}

    def renumbered(match: re.Match[str]) -> str:
        if match[2] not in codes:
            return match[0]
        return f"{_MARK}{match[1]}{order.setdefault(match[2], len(order))}{match[3]}{_MARK}"

    return MARKER.sub(renumbered, text), tuple(codes[number] for number in order)


def similarity(one: PreparedText, other: PreparedText) -> float:
    """From 0 to 1; 1 only for equal characters (case aside), whatever the codes."""
    if one.folded == other.folded:
        return 1.0
    if one.is_short or other.is_short:
        return _short_similarity(one.folded, other.folded)
    return 2 * len(one.grams & other.grams) / (len(one.grams) + len(other.grams) or 1)


def _short_similarity(one: str, other: str) -> float:
    """Few letters have few runs of three: their longest common subsequence, less what chance gives."""
    ratio = 2 * common_subsequence(one, other) / (len(one) + len(other) or 1)
    return max(0.0, (ratio - 0.45) / 0.55)


def joined(parts: Sequence[PreparedText]) -> PreparedText:
    """The sentences as one."""
    space = "" if parts[0].is_chinese else " "
    return PreparedText(space.join(part.plain for part in parts), {}, parts[0].kind)


def common_subsequence(one: str, other: str) -> int:
    """The length of the longest common subsequence, with a machine word's worth of columns at once (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for at, character in enumerate(one):
        places[character] = places.get(character, 0) | 1 << at
    everywhere = (1 << len(one)) - 1
    row = everywhere
    for character in other:
        hit = row & places.get(character, 0)
        row = ((row + hit) | (row - hit)) & everywhere
    return len(one) - row.bit_count()


def covered(part: PreparedText, whole: PreparedText) -> float:
    """The share of the part's characters that stand in runs which the whole has too: 1 if it was cut out of it."""
    if not (grams := part.grams) or len(grams & whole.grams) < len(grams) * _LIKELY:
        return 0.0
    text, there = part.folded, whole.folded
    hit = [False] * len(text)
    length = 2 if part.is_chinese else 3
    for at in range(len(text) - length + 1):
        if text[at : at + length] in there:
            hit[at : at + length] = [True] * length
    counted = [is_hit for character, is_hit in zip(text, hit, strict=True) if character.isalnum()]
    return sum(counted) / len(counted) if counted else 0.0
