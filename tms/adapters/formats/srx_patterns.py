"""The words that a simple regular expression stands for."""

from collections.abc import Iterator
from itertools import product

from tms.domain.storable import is_storable

MOST_WORDS = 300
"""The most words of one pattern."""

LONGEST_PATTERN = 2_000
"""Characters. The longest that programs write lists the abbreviations of a language."""

_DEEPEST = 20
"""Groups within each other."""

_REPEATS = "*+{"
_SPACE = " "


class PatternTooWide(Exception):
    """The pattern stands for more than a few words, or for something that is no word."""


def words_of(pattern: str) -> list[str]:
    """All words of the pattern, without space around them; a pattern of space is one empty word.

    Raises PatternTooWide.
    """
    if len(pattern) > LONGEST_PATTERN:
        raise PatternTooWide
    reader = _Reader(pattern)
    words = reader.alternatives()
    if not reader.is_at_end():
        raise PatternTooWide
    return sorted({word.strip() for word in words})


class _Reader:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._depth = 0

    def is_at_end(self) -> bool:
        return self._at >= len(self._pattern)

    def alternatives(self) -> list[str]:
        words: list[str] = []
        while True:
            words += self._sequence()
            if len(words) > MOST_WORDS:
                raise PatternTooWide
            if self._peek() != "|":
                return words
            self._at += 1

    def _sequence(self) -> list[str]:
        words = [""]
        while self._peek() not in ("", "|", ")"):
            words = [first + second for first, second in product(words, self._repeated(self._atom()))]
            if len(words) > MOST_WORDS:
                raise PatternTooWide
        return words

    def _repeated(self, words: list[str]) -> list[str]:
        """An atom may be missing; only space may stand more than once."""
        sign = self._peek()
        if sign and sign in _REPEATS:
            if words != [_SPACE] or sign == "{":
                raise PatternTooWide
            self._at += 1
        elif sign == "?":
            self._at += 1
            return ["", *words]
        return words

    def _atom(self) -> list[str]:
        sign = self._next()
        if sign == "\\":
            return [self._escaped()]
        if sign == "[":
            return list(self._set())
        if sign == "(":
            return self._group()
        if sign == "^":
            return [""]
        if sign in ".$*+?{}":
            raise PatternTooWide
        return [sign]

    def _group(self) -> list[str]:
        if self._pattern.startswith("?:", self._at):
            self._at += 2
        self._depth += 1
        if self._depth > _DEEPEST:
            raise PatternTooWide
        words = self.alternatives()
        self._depth -= 1
        if self._next() != ")":
            raise PatternTooWide
        return words

    def _escaped(self) -> str:
        sign = self._next()
        if sign == "b":
            return ""
        if sign == "s":
            return _SPACE
        if sign == "u":
            digits = self._pattern[self._at : self._at + 4]
            self._at += 4
            if len(digits) == 4 and all(digit in "0123456789abcdefABCDEF" for digit in digits):
                return self._storable(chr(int(digits, 16)))
        if sign.isalnum():
            raise PatternTooWide
        return sign

    def _storable(self, sign: str) -> str:
        """Half of a character is none, and no text can have it."""
        if not is_storable(sign):
            raise PatternTooWide
        return sign

    def _set(self) -> Iterator[str]:
        if self._peek() in ("^", "]"):
            raise PatternTooWide
        while (sign := self._next()) != "]":
            if sign in "[&-":
                raise PatternTooWide
            yield self._escaped() if sign == "\\" else sign

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _next(self) -> str:
        sign = self._peek()
        if not sign:
            raise PatternTooWide
        self._at += 1
        return sign
