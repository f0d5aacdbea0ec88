"""What a sentence tells of doubts: the words around a place, and the reader, which finds places plain or doubts them.

Every text that is read here is Simplified: of Traditional the reader knows nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tms.language.ambiguity.lexicon import Lexicon
from tms.language.ambiguity.notes import Note
from tms.language.ambiguity.reading import StretchReading
from tms.language.ambiguity.risks import risks
from tms.language.ambiguity.stretches import DerivedText
from tms.language.ambiguity.tables import settled_words
from tms.language.ambiguity.worklist_shapes import Reason
from tms.language.conversion.context import Hint, other_values, values_of_senses
from tms.language.conversion.context.names import KEPT, is_of_somebody
from tms.language.conversion.readings import CharacterReading

PLAIN = 0.9
"""As probable as this must a character be, that a detector's doubt about it is no question."""

_OF_NAMES = frozenset("里征卷丑钟洼")
_SURER, _SURE = 0.99, 0.97
"""Of these the reader is too sure within names, and where the words beside are short: 塔里克镇, 不征, 卷进呈."""

DOUBTED = 0.9
"""The reader asks by itself about what it finds less probable."""

_DOUBTED_IN_A_WORD = 0.5
"""The same where a word of the dictionary has the character so: 理发, 钟表."""

_OF_DAILY_LIFE = frozenset("冲出划卷困坛姜干托扎折斗松签胡表谷须面")
_DOUBTED_OF_DAILY_LIFE = 0.97
"""Of these the reader, which learned from news and encyclopedias, is too sure: 面 that is eaten, 表 that is worn. Where
no probable word has one it must be surer, and a word of the dictionary that ends with 得 or 了 (折得, 困了) is none."""

_SELDOM_ALONE, _DOUBTED_ALONE = (
    {"并": "並", "志": "志", "矩": "矩", "回": "回", "胜": "勝", "糖": "糖", "淡": "淡", "栖": "棲", "筑": "築"},
    0.5,
)
"""What stands by itself: its other value stands in words that the dictionaries have (合并, 并购)."""

_KEPT = 0.85
"""So probable must the value of a surname be that it is none of the reader's doubts."""

_OFTEN_WRONG = 0.9
"""The weight of a risk that the reader never settles, as 出 before a play; the highest, of 里, it reads well."""

_POSSIBLE = 0.03
_SURNAME, _LIKELY_SURNAME, _PHRASE = 0.9, 0.6, 0.5
_WEIGHED = frozenset((Reason.OVERLAP, Reason.SECOND_ENGINE, Reason.CHARACTER))
"""Names and senses are asked until a publication's answers have settled them, whatever the reader says."""

_AS_GOOD_AS_SURE = 0.93
"""So probable must a character be that the risk table names: 后 behind an event, which is no queen."""

Read = dict[int, CharacterReading]
"""What the reader says of a text, by place."""


def probability(one: CharacterReading, form: str, known: Lexicon) -> float:
    """How probable the reader finds what a region would read there, in whatever spelling."""
    return sum(share for value, share in one.shares if not known.differ_as_written(known.form(value), form))


def weighed(reading: StretchReading, notes: Sequence[Note], read: Read, start: int) -> list[Note]:
    """The notes of a stretch that starts at a place, without those about what the reader finds plain."""
    if not read:
        return list(notes)
    settled = _settled_places(reading.text)
    return [
        note
        for note in notes
        if note.reason not in _WEIGHED
        or not (_is_plain(reading, note, read, start) or settled.issuperset(range(note.start, note.end)))
    ]


def _settled_places(text: str) -> frozenset[int]:
    """The places of all words whose other value is the same word, or is never printed."""
    return frozenset(at for found in _settled_words().finditer(text) for at in range(*found.span()))


@cache
def _settled_words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(settled_words(), key=len, reverse=True)))


def _is_plain(reading: StretchReading, note: Note, read: Read, start: int) -> bool:
    """Whether all characters in which the note's values differ are plain to the reader as the conversion has them."""
    first, known = note.values[0], reading.lexicon
    if any(len(value) != note.end - note.start for value in note.values):
        return False
    for at in range(note.start, note.end):
        mine = first[at - note.start]
        if any(known.differ(mine, value[at - note.start]) for value in note.values):
            one, risk = read.get(start + at), risks(known.source).at(reading.text, at)
            if risk is not None and _OFTEN_WRONG <= risk.weight < 1:
                return False
            needed = _AS_GOOD_AS_SURE if note.reason is Reason.CHARACTER else PLAIN
            if reading.text[at] in _OF_NAMES:
                needed = _SURER if note.reason is Reason.CHARACTER else _SURE
            if one is None or probability(one, known.form(mine), known) < needed:
                return False
    return True


def in_its_sentence(whole: StretchReading, derived: DerivedText, read: Read, told: Sequence[Hint]) -> Iterator[Note]:
    """The doubts that a whole text tells: by the words around a place, and by the reader."""
    yield from (note for hint in told if hint.asked and len((note := _note(whole, hint)).values) > 1)
    yield from _doubted(whole, derived, read, told)


def _note(reading: StretchReading, hint: Hint) -> Note:
    start, end, known = hint.start, hint.end, reading.lexicon
    if hint.otherwise:
        return Note(start, end, (hint.value, hint.otherwise), Reason.PHRASE, _PHRASE, (start, end))
    if not hint.is_name:
        word = reading.word_at(start)
        of_dictionary = (
            word[2] if word is not None and word[:2] == (start, end) else _of_dictionary(reading, start, end)
        )
        written = reading.text[start:end]
        values = dict.fromkeys((hint.value, *other_values(written), *values_of_senses(written), *of_dictionary))
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


def _of_dictionary(reading: StretchReading, start: int, end: int) -> tuple[str, ...]:
    """What the dictionary makes of a stretch; nothing where that has another length."""
    values = [value for value in reading.values[start:end] if value is not None]
    return ("".join(values),) if len(values) == end - start else ()


def _doubted(whole: StretchReading, derived: DerivedText, read: Read, told: Sequence[Hint]) -> Iterator[Note]:
    """Characters that stand in a derived text as the reader finds them not probable enough, of nobody's deciding.

    What may be a name is told by what stands around it, and so is what the words around say otherwise (说不准).
    """
    known = whole.lexicon
    by_context = {at for hint in told for at in range(hint.start, hint.end) if _is_told(hint, at, read)}
    settled = _settled_places(whole.text) | by_context
    for at, one in read.items():
        is_plain = one.sure >= _DOUBTED_OF_DAILY_LIFE and one.value == one.said
        if is_plain or at in settled or derived.is_decided(at):
            continue
        form = derived.at(at, at + 1)
        if form is None or len(form) != 1 or _is_kept(whole, one, form) or _is_settled(whole, at):
            continue
        probable = probability(one, form, known)
        if probable < _needed(whole, one, form):
            mine, *others = _in_order(one, form, known)
            if others:
                yield Note(at, at + 1, (mine, *others), Reason.CHARACTER, max(round(1 - probable, 3), 0.001))


def _is_kept(whole: StretchReading, one: CharacterReading, form: str) -> bool:
    """Whether it is a surname, or a word that is written so, and nothing speaks for another word: 姜 in 姜先切好."""
    is_told = one.sure >= _KEPT or whole.word_at(one.at) is not None or is_of_somebody(whole.text, one.at)
    return is_told and KEPT.get(whole.text[one.at]) == form


def _is_settled(whole: StretchReading, at: int) -> bool:
    """Whether the publication's answers have settled the character."""
    risk = risks(whole.lexicon.source).at(whole.text, at) if whole.settled_lines else None
    return risk is not None and risk.line in whole.settled_lines


def _needed(whole: StretchReading, one: CharacterReading, form: str) -> float:
    """As probable as this must a character be that nobody is asked about it."""
    known, written = whole.lexicon, whole.text[one.at]
    is_daily = written in _OF_DAILY_LIFE
    of_dictionary = one.said if whole.word_at(one.at) is not None and not (is_daily and not one.of_word) else ""
    if any(value and not known.differ_as_written(known.form(value), form) for value in (one.of_word, of_dictionary)):
        return _DOUBTED_IN_A_WORD
    if written in _SELDOM_ALONE and form == _SELDOM_ALONE[written]:
        return _DOUBTED_ALONE
    return _DOUBTED_OF_DAILY_LIFE if is_daily else DOUBTED


def _is_told(hint: Hint, at: int, read: Read) -> bool:
    """Whether the words around settle the place, and not only the reader itself."""
    if hint.asked or hint.is_name or hint.is_told:
        return True
    one = read.get(at)
    return one is not None and len(hint.value) == hint.end - hint.start and hint.value[at - hint.start] != one.value


def _in_order(one: CharacterReading, form: str, known: Lexicon) -> list[str]:
    """What the text has, and the other possible values by how probable they are."""
    values = [value for value, share in sorted(one.shares, key=lambda pair: -pair[1]) if share >= _POSSIBLE]
    others = [value for value in values if known.differ_as_written(known.form(value), form)]
    mine = [value for value, _ in one.shares if not known.differ_as_written(known.form(value), form)]
    return [*(mine or [form])[:1], *others]
