"""What the words around tell, where they leave a doubt."""

from collections.abc import Sequence

from tms.language.ambiguity.notes import Note
from tms.language.ambiguity.reading import StretchReading
from tms.language.ambiguity.worklist_shapes import Reason
from tms.language.conversion.context import Hint, other_values

_SURNAME, _LIKELY_SURNAME, _PHRASE = 0.9, 0.6, 0.5


def told_by_context(reading: StretchReading, told: Sequence[Hint]) -> list[Note]:
    """The doubts: what the context says first where that holds, else the dictionary's own value."""
    return [note for hint in told if hint.asked and len((note := _note(reading, hint)).values) > 1]


def _note(reading: StretchReading, hint: Hint) -> Note:
    start, end, known = hint.start, hint.end, reading.lexicon
    if not hint.is_name:
        word = reading.word_at(start)
        of_dictionary = word[2] if word is not None and word[:2] == (start, end) else _read(reading, start, end)
        values = dict.fromkeys((hint.value, *other_values(reading.text[start:end]), *of_dictionary))
        return Note(start, end, tuple(values), Reason.PHRASE, _PHRASE, (start, end))
    mine = reading.value_at(start)
    word = reading.word_at(start)
    # A word that ends with the surname says nothing about the name (友于 in 网友于先生), one that begins with it does.
    speaks = word is not None and mine is not None and (mine != hint.value or word[0] == start)
    of_dictionary = (mine,) if speaks and mine is not None else known.values(reading.text[start])
    values = dict.fromkeys((hint.value, *of_dictionary) if hint.holds else (*of_dictionary, hint.value))
    distinct = tuple(value for value in values if value == hint.value or known.differ(value, hint.value))
    stretch = (start, hint.end_of_word) if hint.end_of_word > end else None
    return Note(start, end, distinct, Reason.SURNAME, _LIKELY_SURNAME if hint.holds else _SURNAME, stretch)


def _read(reading: StretchReading, start: int, end: int) -> tuple[str, ...]:
    """What the dictionary makes of a stretch; nothing where that has another length."""
    values = [value for value in reading.values[start:end] if value is not None]
    return ("".join(values),) if len(values) == end - start else ()
