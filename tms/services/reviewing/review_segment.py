"""The reviewer's acts on segments: accept what is right, send back with a reason what is not."""

from collections.abc import Collection

from tms.db.models import SegmentText
from tms.db.queries.batched_changes import change_of, execute_changes
from tms.db.unit_of_work import UnitOfWork
from tms.domain.acts import SignOffKind
from tms.domain.errors import Conflict
from tms.domain.notices import Notice
from tms.domain.permissions import Action, Actor
from tms.domain.states import Look, SegmentState
from tms.services.authorize_locked import LockedText, authorize_locked_text, authorize_locked_version
from tms.services.jobs.authorship import authorize_another, authors_of_text, own_segments
from tms.services.jobs.sign import sign_segment, sign_segments
from tms.services.notifications.notify import tell
from tms.services.reviewing.faults_found import given
from tms.services.translating.stale_answer import stale
from tms.services.versions.segment_gone import segment_retired
from tms.services.versions.version_texts import present_rows


def accept_segment(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int, *, rev: int) -> None:
    """A translated segment is reviewed. Sign-off ``accept``. Raises Stale if its text isn't the one that was seen."""
    locked = authorize_on_text(uow, actor, Action.SEGMENT_REVIEW, article_id, locale, segment_id, rev)
    seen, version, row = locked.seen, locked.version, locked.row
    authorize_another(uow, locked.actor, Action.SEGMENT_REVIEW, seen, version, authors_of_text(uow, row))
    if row.state == SegmentState.INITIAL:
        raise Conflict("not_translated")
    if row.look == Look.CONFLICT:
        raise Conflict("looks_open", n=1)
    _accept(actor, row)
    signed = sign_segment(actor, seen, version, row, SignOffKind.ACCEPT)
    execute_changes(uow.session, [change_of(row), signed])
    uow.article_changed(seen.publication.id, article_id)


def accept_all(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> int:
    """Accept every translated segment that the reviewer may accept and that asks for no look; how many."""
    loaded, version = authorize_locked_version(uow, actor, Action.SEGMENT_REVIEW, article_id, locale)
    rows = [row for row in present_rows(uow, version, lock=True) if row.state == SegmentState.TRANSLATED]
    own = own_segments(uow, actor, version) if loaded.publication.four_eyes else frozenset()
    accepted = [row for row in rows if row.segment_id not in own and row.look is None]
    for row in accepted:
        _accept(actor, row)
    sign_segments(uow, actor, loaded, version, accepted, SignOffKind.ACCEPT)
    uow.article_changed(loaded.publication.id, article_id)
    return len(accepted)


def send_back_segment(
    uow: UnitOfWork,
    actor: Actor,
    article_id: int,
    locale: str,
    segment_id: int,
    *,
    rev: int,
    reason: str,
    faults: Collection[str] = (),
) -> None:
    """A segment needs work, and why: words, types of fault, or both. Sign-off ``send_back``; its text stays."""
    why = given(reason, faults)
    locked = authorize_on_text(uow, actor, Action.SEGMENT_REVIEW, article_id, locale, segment_id, rev)
    seen, version, row = locked.seen, locked.version, locked.row
    row.state = SegmentState.INITIAL
    row.look = Look.SENT_BACK
    row.touched_by = actor.person_id
    signed = sign_segment(actor, seen, version, row, SignOffKind.SEND_BACK, why.reason, why.faults)
    execute_changes(uow.session, [change_of(row), signed])
    step = next((step for step in seen.steps.get(version.id, []) if step.kind == "translate"), None)
    whose = {step.assignee_id} if step and step.assignee_id else authors_of_text(uow, row)
    tell(
        uow,
        Notice.SENT_BACK,
        whose,
        about=f"version {version.id}",
        publication_id=seen.publication.id,
        article_id=article_id,
        by=actor.person_id,
        version_id=version.id,
        segment_id=segment_id,
    )
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


def _accept(actor: Actor, row: SegmentText) -> None:
    row.state = SegmentState.REVIEWED
    row.look = None
    row.touched_by = actor.person_id
