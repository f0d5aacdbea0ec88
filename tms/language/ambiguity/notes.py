"""What the detectors note: a doubt about one stretch of a reading, before it becomes a place on the worklist."""

from dataclasses import dataclass

from tms.language.ambiguity.worklist_shapes import Reason


@dataclass(frozen=True, slots=True)
class Note:
    """A doubt. Offsets are in the reading's text; ``values`` are standard forms, the conversion's own first.

    ``word`` is the stretch that the detector looked at, which a rule should bind; None if only the character counts.
    """

    start: int
    end: int
    values: tuple[str, ...]
    reason: Reason
    weight: float
    word: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class EdgeNote:
    """A doubt about a decision, with offsets in the whole text: what it made, and what the dictionaries would have."""

    start: int
    end: int
    target: str
    otherwise: str
    reason: Reason
    weight: float


_STRENGTH = {
    Reason.CHARACTER: 0,
    Reason.PHRASE: 1,
    Reason.SECOND_ENGINE: 2,
    Reason.OVERLAP: 3,
    Reason.SURNAME: 4,
    Reason.TERM_EDGE: 5,
}


def merged(notes: list[Note]) -> list[Note]:
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
