"""The worklist of one text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from tms.domain.locales import ZH_HANS
from tms.language.ambiguity.detectors import detect
from tms.language.ambiguity.doubts import in_its_sentence, weighed
from tms.language.ambiguity.foreign import foreign_names
from tms.language.ambiguity.lexicon import lexicon
from tms.language.ambiguity.notes import EdgeNote, Note
from tms.language.ambiguity.past_answers import settled_lines
from tms.language.ambiguity.reading import StretchReading
from tms.language.ambiguity.stretches import DerivedText
from tms.language.ambiguity.tables import own_rows
from tms.language.ambiguity.term_edges import doubtful_edges
from tms.language.ambiguity.unsourced import unsourced_words
from tms.language.ambiguity.words import word_around
from tms.language.ambiguity.worklist_shapes import Ambiguity, Reason
from tms.language.conversion.derivation import ConvertedText, derive_explained
from tms.language.conversion.profiles import PROFILES_BY_TAG, Profile, style
from tms.language.conversion.readings import readings
from tms.language.conversion.rules import PlaceRule, RuleMatch, RuleSet
from tms.language.marked_text import take_apart

_VOCABULARY = 0.3

_PRONOUN = "它"

_STRENGTH = {
    Reason.CHARACTER: 0,
    Reason.PHRASE: 1,
    Reason.SECOND_ENGINE: 2,
    Reason.OVERLAP: 3,
    Reason.SURNAME: 4,
    Reason.TERM_EDGE: 5,
}


def find_ambiguities(
    text: str,
    *,
    source: str,
    profile: Profile | str,
    rules: RuleSet,
    places: Sequence[PlaceRule] = (),
    derived: ConvertedText | None = None,
) -> tuple[Ambiguity, ...]:
    """The places of a text that a person should look at before its derived version is printed, the most doubtful first.

    ``profile`` is a region's tag or a house profile. What a rule, a term or a place decided is never asked; only a term
    that may have been found inside another word is. The text may have inline markers; offsets are in it without them.
    ``derived`` is what ``derive_explained`` gave for the same text, if the caller has it: else it is made here.
    Empty where the script stays. Raises ValueError for a place that does not lie in the text.
    """
    house = PROFILES_BY_TAG.get(profile) if isinstance(profile, str) else profile
    known = lexicon(source, house.tag) if house is not None else None
    if house is None or known is None or text.isascii():
        return ()
    if derived is None:
        derived = derive_explained(take_apart(text)[0], source=source, profile=house, rules=rules, places=places)
    plain, decisions = derived.plain, derived.decisions
    there = DerivedText(derived, house)
    settled = settled_lines(rules, source, house.tag)
    read = {one.at: one for one in readings(plain)} if source == ZH_HANS else {}
    found: list[Ambiguity] = []
    for start, end in _free(plain, decisions):
        reading = StretchReading(plain[start:end], known, settled)
        found += _of_notes(reading, start, weighed(reading, detect(reading), read, start))
    if read or any(hint.asked for hint in derived.told):
        whole = StretchReading(plain, known, settled)
        found += _of_notes(whole, 0, list(in_its_sentence(whole, there, read, derived.told)))
    told = {at for hint in derived.told if hint.is_told and not hint.asked for at in range(hint.start, hint.end)}
    found = [one for one in found if not told.issuperset(range(one.start, one.end))]
    suspects = [match.span() for match in _sense_words(house.tag).finditer(plain)]
    if found or suspects:
        found = [_styled(ambiguity, house) for ambiguity in found if there.says(ambiguity)]
        found = [wide for one in found if len(one.candidates) > 1 and (wide := there.widened(one)) is not None]
        found += _senses(suspects, plain, there, found)
    found += unsourced_words(derived, there, source, house)
    found += foreign_names(derived, there, source, house)
    for note in doubtful_edges(plain, decisions, known):
        whole_word = _of_whole(note, plain)
        # A term is what a decision binds, as it stands: its longer neighbour is right or wrong with it.
        found.append(whole_word if note.reason is Reason.TERM_EDGE else _styled(whole_word, house))
    left = _once(_apart(found, len(plain)))
    return tuple(sorted(left, key=lambda ambiguity: (-ambiguity.weight, ambiguity.start)))


def _once(found: Iterator[Ambiguity]) -> Iterator[Ambiguity]:
    """The places, of the pronouns only the first: who has looked at that one has read what the others stand for."""
    first = True
    for one in sorted(found, key=lambda ambiguity: ambiguity.start):
        if first or one.source != _PRONOUN:
            yield one
        first = first and one.source != _PRONOUN


def _apart(found: Sequence[Ambiguity], length: int) -> Iterator[Ambiguity]:
    """The places of which none overlaps another: of two that came to share a word the more doubtful."""
    taken = bytearray(length)
    for one in sorted(found, key=lambda ambiguity: -ambiguity.weight):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            yield one


def _free(plain: str, decisions: Sequence[RuleMatch]) -> Iterator[tuple[int, int]]:
    """The stretches between what people decided."""
    at = 0
    for found in decisions:
        if at < found.start:
            yield at, found.start
        at = found.end
    if at < len(plain):
        yield at, len(plain)


def _of_notes(reading: StretchReading, offset: int, notes: list[Note]) -> Iterator[Ambiguity]:
    for note in _merged(notes):
        candidates = reading.lexicon.choices(note.values)
        if len(candidates) > 1:
            yield _ambiguity(reading, note, offset, candidates)


def _merged(notes: list[Note]) -> list[Note]:
    """One note for each stretch, in order: the strongest reason with all values; two doubts weigh more than one.

    A note within a longer one belongs to it if they are about the same word; else the earlier and longer one stays.
    """
    chosen: list[Note] = []
    for note in sorted(notes, key=lambda note: (note.start, -note.end, -_STRENGTH[note.reason])):
        last = chosen[-1] if chosen else None
        if last is None or note.start >= last.end:
            chosen.append(note)
        elif (note.start, note.end) == (last.start, last.end):
            chosen[-1] = _joined(last, note)
    return chosen


def _joined(strong: Note, weak: Note) -> Note:
    weight = (
        max(strong.weight, weak.weight) if strong.reason == weak.reason else 1 - (1 - strong.weight) * (1 - weak.weight)
    )
    values = tuple(dict.fromkeys((*strong.values, *weak.values)))
    return Note(strong.start, strong.end, values, strong.reason, weight, strong.word or weak.word)


def _ambiguity(reading: StretchReading, note: Note, offset: int, candidates: tuple[str, ...]) -> Ambiguity:
    low, high = note.word or word_around(reading, note.start, note.end)
    if high - low < 2:
        low, high = word_around(reading, low, high)
    before, after = _targets(reading, low, note.start), _targets(reading, note.end, high)
    if before is None or after is None:
        low, high, before, after = note.start, note.end, "", ""
    return Ambiguity(
        start=offset + note.start,
        end=offset + note.end,
        source=reading.text[note.start : note.end],
        target=candidates[0],
        candidates=candidates,
        reason=note.reason,
        weight=round(note.weight, 3),
        phrase_start=offset + low,
        phrase_end=offset + high,
        phrase=reading.text[low:high],
        phrase_targets=tuple(f"{before}{candidate}{after}" for candidate in candidates),
    )


def _targets(reading: StretchReading, start: int, end: int) -> str | None:
    """What the conversion makes of a part of a word; None where the lengths of a word and its value differ."""
    values = [reading.value_at(at) for at in range(start, end)]
    if any(value is None for value in values):
        return None
    return reading.lexicon.form("".join(value or "" for value in values))


def _of_whole(note: EdgeNote, plain: str) -> Ambiguity:
    start, end, candidates = note.start, note.end, (note.target, note.otherwise)
    word = plain[start:end]
    return Ambiguity(start, end, word, note.target, candidates, note.reason, note.weight, start, end, word, candidates)


def _senses(
    words: Sequence[tuple[int, int]], plain: str, derived: DerivedText, others: Sequence[Ambiguity]
) -> Iterator[Ambiguity]:
    """Words whose regional vocabulary depends on the sense, where the dictionaries decided by just that word."""
    for start, end in words:
        span = derived.over(start, end)
        if span is None or span.decided.is_by_people or any(one.start < end and start < one.end for one in others):
            continue
        candidates = _inner(span.candidates, start - span.start, span.end - end)
        if len(candidates) > 1:
            word = plain[start:end]
            yield Ambiguity(
                start, end, word, candidates[0], candidates, Reason.PHRASE, _VOCABULARY, start, end, word, candidates
            )


def _inner(candidates: tuple[str, ...], before: int, after: int) -> tuple[str, ...]:
    """The candidates of a word inside a longer stretch, whose other characters all of them write the same."""
    if len({(one[:before], one[len(one) - after :]) for one in candidates}) != 1:
        return ()
    return tuple(one[before : len(one) - after] for one in candidates)


@cache
def _sense_words(target: str) -> re.Pattern[str]:
    words = [word for tag, row in own_rows("vocabulary.tsv", 2) if tag == target for word in row.split()]
    return re.compile("|".join(words) or "(?!)")


def _styled(ambiguity: Ambiguity, profile: Profile) -> Ambiguity:
    """The ambiguity with everything as the house writes it; values that it writes alike are one candidate."""
    chosen: dict[str, str] = {}
    for candidate, target in zip(ambiguity.candidates, ambiguity.phrase_targets, strict=True):
        chosen.setdefault(_house_form(candidate, profile), _house_form(target, profile))
    candidates = tuple(chosen)
    return replace(ambiguity, target=candidates[0], candidates=candidates, phrase_targets=tuple(chosen.values()))


@lru_cache(maxsize=10_000)
def _house_form(value: str, profile: Profile) -> str:
    return style(value, profile).text
