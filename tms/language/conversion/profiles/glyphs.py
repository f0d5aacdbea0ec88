"""Exchanging one written form for the other, where the pair's words allow it."""

from collections.abc import Iterator, Sequence
from functools import cache

from tms.language.conversion.profiles.choices import LEAVE
from tms.language.conversion.profiles.profile import Profile
from tms.language.conversion.profiles.variants import VARIANTS, Words

_MARKS = frozenset("《〈「『“‘（，。、；：！？…—,.;:!?）)」』”’》〉】 \t\r\n\u3000")


def exchanged(text: str, profile: Profile, untouched: bytearray) -> list[str]:
    """The characters of the text with the profile's forms; their number and order stay."""
    characters = list(text)
    folded: str | None = None
    for key, wanted in profile.choices.items():
        variant = VARIANTS.get(key)
        if variant is None or wanted == LEAVE:
            continue
        is_first = wanted == variant.first[0]
        if variant.told_apart and not is_first and any(form in text for form in variant.second):
            continue
        both = (variant.second, variant.first) if is_first else (variant.first, variant.second)
        words = _Around.of(variant.to_first if is_first else variant.to_second)
        for old, new in zip(*both, strict=True):
            for at in _occurrences(text, old):
                end = at + len(old)
                if any(untouched[at:end]):
                    continue
                folded = folded or fold(text)
                if words.allow(folded, at, end):
                    characters[at:end] = new
    return characters


@cache
def _folding() -> dict[int, str]:
    single = (pair for variant in VARIANTS.values() for pair in zip(variant.second, variant.first, strict=True))
    return {ord(second): first for second, first in single if len(second) == 1}


def fold(text: str) -> str:
    """The text in the first forms of all pairs, so that a list matches whatever a text already exchanged."""
    return text.translate(_folding())


class _Around:
    """The words that decide over a form, folded."""

    def __init__(self, words: Words) -> None:
        self._only = tuple(map(fold, words.only))
        self._never = tuple(map(fold, words.never))
        self._before_a_mark = frozenset(fold(words.before_a_mark))

    @staticmethod
    @cache
    def of(words: Words) -> "_Around":
        return _Around(words)

    def allow(self, folded: str, at: int, end: int) -> bool:
        """Whether the form may be exchanged: of the words around it the longest decides, ``never`` at a tie."""
        never = _longest(folded, at, end, self._never)
        if never or self._only:
            return _longest(folded, at, end, self._only) > never
        if self._before_a_mark and (end == len(folded) or folded[end] in _MARKS):
            return at > 0 and folded[at - 1] in self._before_a_mark
        return True


def _longest(folded: str, at: int, end: int, words: Sequence[str]) -> int:
    """The length of the longest word that covers a stretch; 0 if none does."""
    form, longest = folded[at:end], 0
    for word in words:
        if len(word) > longest:
            for offset in _occurrences(word, form):
                if at >= offset and folded.startswith(word, at - offset):
                    longest = len(word)
                    break
    return longest


def _occurrences(text: str, form: str) -> Iterator[int]:
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + len(form))
