"""How the conversion reads a stretch of text: which words decide, and which it passes over."""

from collections.abc import Iterator
from functools import cached_property

from tms.language.ambiguity.lexicon import Lexicon, Word


class StretchReading:
    """One stretch between decisions of people, read as the conversion reads it: the longest word from the left."""

    def __init__(self, text: str, lexicon: Lexicon, settled_lines: frozenset[int] = frozenset()) -> None:
        self.text = text
        self.settled_lines = settled_lines
        self.lexicon = lexicon
        self.words: list[Word] = []
        self.passed_over: list[Word] = []
        self._word_at: list[int] = [-1] * len(text)
        self._take(lexicon.words(text))

    def _take(self, all_words: list[Word]) -> None:
        at = 0
        all_words.sort(key=_from_the_left)
        self._all_words = all_words
        for word in all_words:
            start, end, _ = word
            if start >= at:
                self._word_at[start:end] = [len(self.words)] * (end - start)
                self.words.append(word)
                at = end
            elif end > at:
                self.passed_over.append(word)

    def word_at(self, at: int) -> Word | None:
        """The word that decides the character; None if it stands alone."""
        index = self._word_at[at]
        return None if index < 0 else self.words[index]

    def value_at(self, at: int) -> str | None:
        """The standard value of one character; None inside a word whose values are of another length."""
        return self.values[at]

    @cached_property
    def values(self) -> list[str | None]:
        """The standard value of every character, as ``value_at`` tells one."""
        values: list[str | None] = list(self.lexicon.first_values(self.text))
        for start, end, (value, *_) in self.words:
            values[start:end] = list(value) if len(value) == end - start else [None] * (end - start)
        return values

    def from_the_right(self) -> Iterator[tuple[int, str, Word]]:
        """Where taking the longest word from the right reads another word: the offset, its value, and the word.

        Words that overlap are in doubt only there: 皇后|来 stays 皇后 from both ends, but 国历|史 becomes 国|历史.
        """
        if not self.passed_over:
            return
        ending: dict[int, Word] = {}
        for word in self._all_words:
            best = ending.get(word[1])
            if best is None or word[0] < best[0]:
                ending[word[1]] = word
        at = len(self.text)
        while at > 0:
            other = ending.get(at)
            if other is not None and other is not self.word_at(at - 1):
                yield from self._against(other)
            at = at - 1 if other is None else other[0]

    def _against(self, word: Word) -> Iterator[tuple[int, str, Word]]:
        start, end, values = word
        if len(values[0]) != end - start:
            return
        for at in range(start, end):
            mine, other = self.value_at(at), values[0][at - start]
            if mine is not None and mine != other and self.lexicon.differ(mine, other):
                yield at, other, word


def _from_the_left(word: Word) -> tuple[int, int]:
    return word[0], -word[1]
