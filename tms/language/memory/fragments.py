"""The parts of a sentence that may stand in the memory as sentences of their own: what is quoted, and clauses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tms.domain.locales import is_chinese

_QUOTED = re.compile(r"“([^“”]+)”|「([^「」]+)」|『([^『』]+)』|《([^《》]+)》|\"([^\"]+)\"")
_BETWEEN = re.compile(r"[,;:()\"“”「」『』《》，；：（）—–]|(?<=[.!?]) |(?<=[。！？])")
_STOPS = ".!?。！？"
_FEWEST_WORDS, _FEWEST_CHARACTERS = 3, 5


@dataclass(frozen=True, slots=True)
class SentencePart:
    """A stretch of a plain text, without the white space around it and the stop or comma at its end."""

    start: int
    end: int
    text: str

    def as_sentences(self, locale: str) -> tuple[str, ...]:
        """How it would stand in the memory: as it is, or ended by a stop."""
        return (self.text, *(self.text + stop for stop in ("。！？" if is_chinese(locale) else ".!?")))


def sentence_parts(plain: str, locale: str) -> list[SentencePart]:
    """The parts that are long enough to mean something by themselves, in order; never the whole."""
    found: dict[tuple[int, int], SentencePart] = {}
    for start, end in _stretches(plain):
        text = plain[start:end].strip()
        at = start + len(plain[start:end]) - len(plain[start:end].lstrip())
        text = text.rstrip(_STOPS + ",，、 ")
        is_long = len(text) >= _FEWEST_CHARACTERS if is_chinese(locale) else len(text.split()) >= _FEWEST_WORDS
        if is_long and text != plain.strip().rstrip(_STOPS):
            found[at, at + len(text)] = SentencePart(at, at + len(text), text)
    return [found[place] for place in sorted(found)]


def without_stop(text: str) -> str:
    """The text without the stop at its end, to stand within another sentence."""
    return text.rstrip(_STOPS)


def _stretches(plain: str) -> Iterator[tuple[int, int]]:
    for quoted in _QUOTED.finditer(plain):
        yield quoted.start() + 1, quoted.end() - 1
    at = 0
    for between in _BETWEEN.finditer(plain):
        yield at, between.start()
        at = between.end()
    yield at, len(plain)
