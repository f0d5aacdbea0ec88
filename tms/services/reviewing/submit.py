"""Handing a translated version over to its reviewers."""

from collections.abc import Collection

from tms.db.models import SegmentText, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import SignOffKind
from tms.domain.states import SegmentState, VersionStatus, next_status
from tms.services.authorize import LoadedArticle
from tms.services.authorize_locked import authorize_whole_version
from tms.services.figures.measure_effort import measure_effort
from tms.services.jobs.sign import sign_version
from tms.services.outside_events.tell_outside import tell_outside
from tms.services.reviewing.open_points import OpenPoints, open_points
from tms.services.reviewing.resubmitted import tell_of_another_round
from tms.services.reviewing.steps import end_step, refuse_conflicts
from tms.services.threads.open_queries import refuse_open_queries
from tms.services.versions.version_texts import present_rows


def submit_version(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, *, seen: Collection[str] | None = None
) -> None:
    """Submit a translated version for review. Sign-off ``submit``.

    ``seen`` are the keys of the open points that the person was shown; None where nobody looks at a page. Raises
    Conflict (``not_all_translated``, ``looks_open``, ``check_errors``, ``queries_open``, ``open_points_unseen``).
    """
    loaded, version = authorize_whole_version(uow, actor, Action.VERSION_SUBMIT, article_id, locale)
    rows = present_rows(uow, version, lock=True)
    found = refuse_unfinished(uow, loaded, version, rows)
    if seen is not None:
        found.refuse_unseen(seen)
    measure_effort(uow, version, actor.person_id)
    sign_off = sign_version(uow, actor, loaded, version, SignOffKind.SUBMIT)
    end_step(uow, loaded, version, sign_off)
    version.status = next_status(version.status, VersionStatus.REVIEWING)
    tell_outside(uow, OutsideKind.VERSION_READY, loaded.article, by=actor.person_id, versions=[version])
    tell_of_another_round(uow, actor, loaded, locale)
    uow.article_changed(loaded.publication.id, article_id)


def refuse_unfinished(uow: UnitOfWork, loaded: LoadedArticle, version: Version, rows: list[SegmentText]) -> OpenPoints:
    """What is open in a version that can be submitted. Raises Conflict, naming the segments that are not done."""
    waiting = [row.segment_id for row in rows if row.state == SegmentState.INITIAL]
    if waiting:
        raise Conflict("not_all_translated", n=len(waiting), segments=waiting)
    refuse_conflicts(rows)
    found = open_points(uow, loaded, version)
    found.refuse_errors()
    refuse_open_queries(uow, loaded, version)
    return found
