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
