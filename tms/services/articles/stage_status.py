"""The state of each of a version's stages, for the pages that tell of its preparation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.db.models import Version, WorkItem
from tms.db.queries.redraft_queue import ANEW
from tms.domain.states import VersionStatus
from tms.domain.stored_errors import error_words
from tms.domain.work_kinds import stages_of_role
from tms.services.articles.engine_outcome import engine_outcome


@dataclass(frozen=True, slots=True)
class StageStatus:
    """A stage of the pipeline; one without a work item is waiting for those before it."""

    kind: str
    state: str
    attempts: int
    error: str | None = None
    item_id: int | None = None
    progress: int = 0
    progress_of: int | None = None
    told: tuple[str, ...] = ()
    again_at: datetime | None = None
    """When an engine that was away is asked again automatically; the stage counts as done meanwhile."""
    ended_at: datetime | None = None
    has_gaps: bool = False
    """Whether an engine left segments undone, or said why it could not: somebody should read that."""

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do or to read about it."""
        return self.state == "done" and not self.has_gaps


def stages(version: Version, items: Sequence[WorkItem]) -> list[StageStatus]:
    """The stages that a version of its role goes through, each with the newest work item's state.

    A version that is open does not wait for those that it went through in another role, before the source was switched.
    """
    newest = {item.kind: item for item in items if item.version_id == version.id}
    found = []
    for kind in (work_kind.value for work_kind in stages_of_role(version.role)):
        item = newest.get(kind)
        if item is None and version.status != VersionStatus.NEW:
            continue
        if item is None:
            found.append(StageStatus(kind, "waiting", 0))
            continue
        found.append(_stage(item))
    return found


def _stage(item: WorkItem) -> StageStatus:
    waits = item.state == "waiting" and ANEW in (item.subject or {}) and item.outcome is not None
    return StageStatus(
        kind=item.kind,
        state="done" if waits else item.state,
        attempts=item.attempt,
        error=error_words(item.error_code, item.error_words, item.error_params),
        item_id=item.id,
        progress=item.progress,
        progress_of=item.progress_of,
        told=engine_outcome(item.outcome, is_asked_again=waits),
        again_at=item.not_before if waits else None,
        ended_at=item.ended_at,
        has_gaps=bool(item.outcome and (item.outcome["problems"] or item.outcome["failed"])),
    )
