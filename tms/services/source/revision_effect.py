"""What a source revision means for a version: which of its segments open again and why, and which texts stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tms.db.models import SegmentText, Version
from tms.domain.lineage import Fate
from tms.domain.states import SegmentState, VersionStatus
from tms.services.source.revision_plan import PlannedSentence, RevisionPlan

_WORKED_ON = frozenset(
    {VersionStatus.TRANSLATING, VersionStatus.REVIEWING, VersionStatus.APPROVED, VersionStatus.PUBLISHED}
)


class Why(StrEnum):
    """Why a segment of a version opens again."""

    CHANGED = "changed"
    NEW = "new"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Reopened:
    """A sentence of the revision, by its place, that needs work in the version.

    ``is_human``: a person's text stays there and asks for a look; otherwise a draft is made.
    """

    position: int
    segment_id: int | None
    why: Why
    is_human: bool


@dataclass(frozen=True, slots=True)
class VersionEffect:
    """What becomes of one version. ``marked`` are detached texts: they are told, never changed."""

    version: Version
    reopened: Sequence[Reopened]
    marked: Sequence[int]

    @property
    def goes_back(self) -> bool:
        """Whether its work begins again at translation; not if nobody works on it (new, cancelled)."""
        return bool(self.reopened) and self.version.status in _WORKED_ON

    @property
    def needs_draft(self) -> bool:
        return any(not one.is_human for one in self.reopened)


def affected(plan: RevisionPlan) -> list[int]:
    """The segments whose texts the effect depends on."""
    return sorted(
        s.match.segment_id
        for s in plan.sentences
        if s.match.segment_id is not None and (s.match.text_changed or s.match.fate is Fate.RETURNED)
    )


def effect(
    plan: RevisionPlan,
    version: Version,
    texts: Mapping[int, SegmentText],
    *,
    typo: bool,
    detached: frozenset[tuple[int, int]],
) -> VersionEffect:
    """What becomes of a version. ``texts`` are at least those of ``affected``; ``detached`` are (version, segment)."""
    reopened, marked = [], []
    for position, sentence in enumerate(plan.sentences):
        segment_id = sentence.match.segment_id
        text = texts.get(segment_id or 0)
        why = _why(sentence, text, version.status, typo=typo)
        if why is None:
            continue
        is_detached = version.detached_at is not None or (version.id, segment_id or 0) in detached
        if why is Why.CHANGED and is_detached and segment_id is not None:
            marked.append(segment_id)
            continue
        is_human = text is not None and text.touched_by is not None
        reopened.append(Reopened(position, segment_id, why, is_human))
    return VersionEffect(version, reopened, marked)


def _why(sentence: PlannedSentence, text: SegmentText | None, status: str, *, typo: bool) -> Why | None:
    match = sentence.match
    if match.segment_id is None:
        return Why.NEW
    if match.fate is Fate.RETURNED:
        if match.text_changed:
            return Why.CHANGED
        return None if text is not None and _is_enough(text.state, status) else Why.RETURNED
    return Why.CHANGED if match.text_changed and not typo else None


def _is_enough(state: str, status: str) -> bool:
    """Whether a text that comes back is as far on as the version around it."""
    if status in {VersionStatus.NEW, VersionStatus.TRANSLATING, VersionStatus.REVIEWING}:
        return state != SegmentState.INITIAL
    return state == SegmentState.FINAL
