"""A reviewer accepts one segment, as they have seen it."""

from tms.db.models import SegmentText
from tms.db.statements.batched_changes import execute_changes
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import SignOffKind
from tms.domain.states import Look, SegmentState
from tms.services.authorize_locked import LockedText, authorize_locked_text
from tms.services.jobs.authorship import authorize_another, authors_of_text
from tms.services.jobs.sign import sign_segment
from tms.services.translating.stale_answer import stale
from tms.services.versions.segment_gone import segment_retired


def accept_segment(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int, *, rev: int) -> None:
    """Accept a translated segment. Sign-off ``accept``. Raises Stale if its text isn't the one that was seen."""
    locked = authorize_on_text(uow, actor, Action.SEGMENT_REVIEW, article_id, locale, segment_id, rev)
    seen, version, row = locked.seen, locked.version, locked.row
    authorize_another(uow, locked.actor, Action.SEGMENT_REVIEW, seen, version, authors_of_text(uow, row))
    if row.state == SegmentState.INITIAL:
        raise Conflict("not_translated")
    if row.look == Look.CONFLICT:
        raise Conflict("looks_open", n=1)
    mark_accepted(actor, row)
    signed = sign_segment(actor, seen, version, row, SignOffKind.ACCEPT)
    execute_changes(uow.session, [row, signed])
    uow.article_changed(seen.publication.id, article_id)


def authorize_on_text(
    uow: UnitOfWork,
    actor: Actor,
    action: Action,
    article_id: int,
    locale: str,
    segment_id: int,
    rev: int,
    *,
    with_derived: bool = False,
) -> LockedText:
    """The segment, locked, whose text the actor has seen at this rev. Raises Denied, NotFound, Stale."""
    locked = authorize_locked_text(uow, actor, action, article_id, locale, segment_id, with_derived=with_derived)
    if locked.row.retired:
        raise segment_retired(uow, locked.row)
    if locked.row.rev != rev:
        raise stale(uow, locked.row, rev=rev, yours=None)
    return locked


def mark_accepted(actor: Actor, row: SegmentText) -> None:
    row.state = SegmentState.REVIEWED
    row.look = None
    row.touched_by = actor.person_id
