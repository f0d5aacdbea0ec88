"""What makes a place doubtful, one detector each; all look at one stretch between decisions of people."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from tms.language.ambiguity.names import surnames
from tms.language.ambiguity.notes import Note
from tms.language.ambiguity.reading import StretchReading
from tms.language.ambiguity.risks import risks
from tms.language.ambiguity.tables import settled_words
from tms.language.ambiguity.worklist_shapes import Reason
from tms.language.conversion.detection import is_han

_OVERLAP, _SECOND_ENGINE, _PHRASE, _SURNAME = 0.8, 0.85, 0.5, 0.9

Detector = Callable[[StretchReading], Iterator[Note]]


def detect(reading: StretchReading) -> list[Note]:
    """Every doubt of every detector."""
    return [note for detector in _DETECTORS for note in detector(reading)]


def _single_characters(reading: StretchReading) -> Iterator[Note]:
    """Risky characters that no word decides, unless the publication's answers have settled them."""
    risky = risks(reading.lexicon.source)
    for at in risky.find(reading.text):
        if reading.word_at(at) is not None:
            continue
        values = reading.lexicon.values(reading.text[at])
        risk = risky.at(reading.text, at) if len(values) > 1 else None
        if risk is not None and risk.line not in reading.settled_lines:
            yield Note(at, at + 1, values, Reason.CHARACTER, risk.weight)


def _words_with_several_values(reading: StretchReading) -> Iterator[Note]:
    """Words for which the dictionary has more than one word of the other script."""
    for start, end, values in reading.words:
        if len(values) == 1 or reading.text[start:end] in settled_words():
            continue
        first = values[0]
        if any(reading.lexicon.differ(first, value) for value in values[1:]):
            yield Note(start, end, values, Reason.PHRASE, _PHRASE, (start, end))


def _overlapping_words(reading: StretchReading) -> Iterator[Note]:
    """Words that overlap and disagree: the text read from its other end has another word there."""
    for at, other, (start, end, _) in reading.from_the_right():
        mine = reading.value_at(at)
        word = reading.word_at(at)
        if mine is None:
            continue
        low, high = (min(start, word[0]), max(end, word[1])) if word else (start, end)
        yield Note(at, at + 1, (mine, other), Reason.OVERLAP, _OVERLAP, (low, high))


def _second_engine(reading: StretchReading) -> Iterator[Note]:
    """Characters for which a converter with tables of its own has another value."""
    for at, other in _second_opinion(reading):
        mine, word = reading.value_at(at), reading.word_at(at)
        if mine is not None and (word is None or reading.text[word[0] : word[1]] not in settled_words()):
            others = reading.lexicon.values(reading.text[at]) if word is None else ()
            values = tuple(dict.fromkeys((mine, other, *others)))
            yield Note(at, at + 1, values, Reason.SECOND_ENGINE, _SECOND_ENGINE, word and word[:2])


def _second_opinion(reading: StretchReading) -> Iterator[tuple[int, str]]:
    """Offsets of characters that the other engine converts to another word, and its value.

    On the way to Simplified only its phrases count: there single characters have one value, and where they differ it is
    because its tables lack the word (計畫, 餅乾).
    """
    lexicon, text = reading.lexicon, reading.text
    if text.isascii():
        return
    other = _converted(text, lexicon.to_script)
    if len(other) != len(text):
        return
    for at, (mine, theirs) in enumerate(zip(reading.values, other, strict=True)):
        if mine is None or mine == theirs or not is_han(text[at]) or not lexicon.differ(mine, theirs):
            continue
        if lexicon.to_script == "hant" or theirs != _converted(text[at], "hans"):
            yield at, theirs


@lru_cache(maxsize=2000)
def _converted(text: str, script: str) -> str:
    from zhconv_rs import zhconv  # only where a text is looked at, not wherever a worklist is shown

    return zhconv(text, "zh-hans" if script == "hans" else "zh-hant")


def _kept_surnames(reading: StretchReading) -> Iterator[Note]:
    """Traditional surnames that should have kept their form; the context tells of Simplified ones."""
    for at, end, kept in surnames(reading.text) if reading.lexicon.from_script == "hant" else ():
        mine = reading.value_at(at)
        if mine is not None and reading.lexicon.differ(mine, kept):
            values = tuple(dict.fromkeys((mine, kept)))
            yield Note(at, at + 1, values, Reason.SURNAME, _SURNAME, (at, end))


_DETECTORS: tuple[Detector, ...] = (
    _single_characters, _words_with_several_values, _overlapping_words, _second_engine, _kept_surnames,
)  # fmt: skip
