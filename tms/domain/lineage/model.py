"""What goes into an alignment and what comes out."""

from dataclasses import dataclass
from enum import StrEnum

from tms.domain.inline import Codes


class Fate(StrEnum):
    """What became of a segment in the new revision."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    CHANGED = "changed"
    NEW = "new"
    RETURNED = "returned"


class AncestryKind(StrEnum):
    """How one segment came from another."""

    SPLIT = "split"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class KnownSegment:
    """A segment that the article has or once had, with the newest text it had. ``position`` None: it is retired."""

    segment_id: int
    kind: str
    text: str
    codes: Codes
    position: int | None


@dataclass(frozen=True, slots=True)
class NewSentence:
    """A sentence of the new revision, in reading order."""

    kind: str
    text: str
    codes: Codes


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A segment from which this one has some of its text."""

    segment_id: int
    kind: AncestryKind


@dataclass(frozen=True, slots=True)
class SentenceMatch:
    """What a piece is. ``segment_id`` None: it is new. ``text_changed``: its text or its codes are not the old ones."""

    segment_id: int | None
    fate: Fate
    text_changed: bool
    ancestors: tuple[Ancestor, ...] = ()

    @property
    def reopens(self) -> bool:
        """Whether its translations are open again: a new text, or one that is no longer what was translated."""
        return self.text_changed or self.segment_id is None


@dataclass(frozen=True, slots=True)
class Alignment:
    """A match per piece, in their order, and the current segments that the new revision no longer has."""

    matches: tuple[SentenceMatch, ...]
    removed: tuple[int, ...]
