"""Exchanging one written form for the other, where the pair's words allow it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tms.language.conversion.profiles.choices import LEAVE
from tms.language.conversion.profiles.profile import Profile
from tms.language.conversion.profiles.spellings import SPELLINGS
from tms.language.conversion.profiles.variants import VARIANTS, VariantWords

_MARKS = frozenset("《〈「『“‘（，。、；：！？…—,.;:!?）)」』”’》〉】 \t\r\n\u3000")


def exchanged(text: str, profile: Profile, untouched: bytearray) -> str:
    """The text with the profile's forms; every place stays where it is."""
    forms = _forms_of(profile)
    if forms is None or forms.pattern.search(text) is None:
        return text
    characters = list(text)
    folded = fold(text)
    for found in forms.pattern.finditer(text):
        at, end = found.span()
        form = forms.by_old[found[0]]
        if any(untouched[at:end]) or any(second in text for second in form.unless_in_text):
            continue
        if form.around.allow(folded, at, end):
            characters[at:end] = form.new
    return "".join(characters)


@dataclass(frozen=True, slots=True)
class _Form:
    """What stands for an old form, between which words, and the forms that say that the text tells the two apart."""

    new: str
    around: "_Around"
    unless_in_text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Forms:
    pattern: re.Pattern[str]
    by_old: dict[str, _Form]


@cache
def _forms_of(profile: Profile) -> _Forms | None:
    """All that a profile exchanges, ready to be found in one pass; None if that is nothing."""
    by_old = {
        old: _Form(new, _Around(pair.to_first), ())
        for pair in SPELLINGS.get(profile.tag, ())
        for old, new in zip(pair.second, pair.first, strict=True)
    }
    for key, wanted in profile.choices.items():
        variant = VARIANTS.get(key)
        if variant is None or wanted == LEAVE:
            continue
        is_first = wanted == variant.first[0]
        old, new = (variant.second, variant.first) if is_first else (variant.first, variant.second)
        around = _Around(variant.to_first if is_first else variant.to_second)
        told_apart = variant.second if variant.told_apart and not is_first else ()
        by_old |= {before: _Form(after, around, told_apart) for before, after in zip(old, new, strict=True)}
    if not by_old:
        return None
    longest_first = sorted(by_old, key=len, reverse=True)
    return _Forms(re.compile("|".join(map(re.escape, longest_first))), by_old)


@cache
def _folding() -> dict[int, str]:
    pairs = (pair for variant in VARIANTS.values() for pair in zip(variant.second, variant.first, strict=True))
    return {ord(second): first for second, first in pairs if len(second) == 1}


def fold(text: str) -> str:
    """The text in the first forms of all pairs, so that a list matches whatever a text already exchanged."""
    return text.translate(_folding())


class _Around:
    """The words that decide over a form, folded."""

    def __init__(self, words: VariantWords) -> None:
        self._only = tuple(map(fold, words.only))
        self._never = tuple(map(fold, words.never))
        self._before_a_mark = frozenset(fold(words.before_a_mark))

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
