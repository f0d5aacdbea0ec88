"""What a version and a segment text can be, and how one leads to another."""

from enum import StrEnum

from tms.domain.errors import Conflict


class VersionStatus(StrEnum):
    """Where a version stands. A source version is approved from the start: the editor brought it in.

    A cancelled one has no job: nobody is asked to work on it, what readers see stays, and it can't be published.
    """

    NEW = "new"
    TRANSLATING = "translating"
    REVIEWING = "reviewing"
    APPROVED = "approved"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


_S = VersionStatus
NEXT: dict[VersionStatus, frozenset[VersionStatus]] = {
    _S.NEW: frozenset({_S.TRANSLATING, _S.CANCELLED}),
    _S.TRANSLATING: frozenset({_S.REVIEWING, _S.CANCELLED}),
    _S.REVIEWING: frozenset({_S.TRANSLATING, _S.APPROVED, _S.CANCELLED}),
    _S.APPROVED: frozenset({_S.PUBLISHED, _S.TRANSLATING, _S.REVIEWING}),
    _S.PUBLISHED: frozenset({_S.TRANSLATING, _S.REVIEWING, _S.WITHDRAWN, _S.PUBLISHED}),
    _S.WITHDRAWN: frozenset({_S.TRANSLATING, _S.REVIEWING, _S.PUBLISHED}),
    _S.CANCELLED: frozenset({_S.TRANSLATING, _S.REVIEWING}),
}


OPEN = frozenset({_S.NEW, _S.TRANSLATING, _S.REVIEWING})
"""A version that people still work on: what is decided about words meanwhile changes its derived texts by itself."""


def next_status(now: str, wished: VersionStatus) -> VersionStatus:
    """The wished status if the present one leads there. Raises Conflict (``status_no_way``)."""
    if wished not in NEXT[VersionStatus(now)]:
        raise Conflict("status_no_way", now=now, wished=wished)
    return wished


class SegmentState(StrEnum):
    """XLIFF 2.1 ``state``."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


ACCEPTED = frozenset({SegmentState.REVIEWED, SegmentState.FINAL})
"""The states of a text that somebody other than its author has read and found good."""


class Origin(StrEnum):
    """Where a current text came from."""

    EMPTY = "empty"
    MEMORY = "memory"
    ASSEMBLY = "assembly"
    MT = "mt"
    DERIVED = "derived"
    IMPORTED = "imported"
    HUMAN = "human"
    REPEAT = "repeat"


class Look(StrEnum):
    """Why a segment text asks for a person."""

    SOURCE_CHANGED = "source_changed"
    PARENT_CHANGED = "parent_changed"
    MERGED = "merged"
    CONFLICT = "conflict"
    SENT_BACK = "sent_back"


def state_after_derivation(parent_state: str) -> SegmentState:
    """A derived text is as much translated as its parent, and never more: approving 简体 approves nothing in 繁體."""
    return SegmentState.INITIAL if parent_state == SegmentState.INITIAL else SegmentState.TRANSLATED
