"""The worklist of one text."""

from collections.abc import Iterator, Sequence

from tms.language.ambiguity.detectors import DETECTORS
from tms.language.ambiguity.lexicon import Lexicon, lexicon
from tms.language.ambiguity.notes import Note, merged
from tms.language.ambiguity.reading import Reading
from tms.language.ambiguity.shapes import Ambiguity
from tms.language.ambiguity.words import word_around
from tms.language.conversion.rules import Place, RuleSet
from tms.language.marked import take_apart


def find_ambiguities(
    text: str, *, source: str, profile: str, rules: RuleSet, places: Sequence[Place] = ()
) -> tuple[Ambiguity, ...]:
    """The places of a text that a person should look at before its derived version is printed, the most doubtful first.

    What a rule, a term or a place decided is never among them. The text may have inline markers; offsets are in it
    without them. Empty where the script stays. Raises ValueError for a place that does not lie in the text.
    """
    known = lexicon(source, profile)
    if known is None or text.isascii():
        return ()
    plain, _ = take_apart(text)
    found: list[Ambiguity] = []
    for start, end in _free(plain, rules, places):
        found += _of_stretch(plain[start:end], start, known)
    return tuple(sorted(found, key=lambda ambiguity: (-ambiguity.weight, ambiguity.start)))


def _free(plain: str, rules: RuleSet, places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """The stretches between what people decided."""
    at = 0
    for found in rules.find(plain, places):
        if at < found.start:
            yield at, found.start
        at = found.end
    if at < len(plain):
        yield at, len(plain)


def _of_stretch(text: str, offset: int, known: Lexicon) -> Iterator[Ambiguity]:
    reading = Reading(text, known)
    notes = [note for detector in DETECTORS for note in detector(reading)]
    for note in merged(notes):
        candidates = known.choices(note.values)
        if len(candidates) > 1:
            yield _ambiguity(reading, note, offset, candidates)


def _ambiguity(reading: Reading, note: Note, offset: int, candidates: tuple[str, ...]) -> Ambiguity:
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


def _targets(reading: Reading, start: int, end: int) -> str | None:
    """What the conversion makes of a part of a word; None where the lengths of a word and its value differ."""
    values = [reading.value_at(at) for at in range(start, end)]
    if any(value is None for value in values):
        return None
    return reading.lexicon.form("".join(value or "" for value in values))
