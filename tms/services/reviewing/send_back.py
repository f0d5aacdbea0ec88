"""A reviewer sends work back: a whole version to its translation step, or one segment to be worded again."""

from collections.abc import Collection

from sqlalchemy import func

from tms.db.models import JobStep, Version
from tms.db.statements.batched_changes import execute_changes
from tms.db.unit_of_work import UnitOfWork
from tms.domain.notices import Notice
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct, SignOffKind
from tms.domain.states import Look, SegmentState, VersionStatus, next_status
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle
from tms.services.authorize_locked import (
    authorize_whole_version,
)
from tms.services.jobs.assign import candidates
from tms.services.jobs.authorship import authors_of_text
from tms.services.jobs.sign import sign_segment, sign_version
from tms.services.jobs.signers import signers
from tms.services.notifications.notify import take_back, tell
from tms.services.outside_events.tell_outside import tell_outside
from tms.services.reviewing.accept_segment import authorize_on_text
from tms.services.reviewing.faults_found import given


def return_version(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, *, reason: str, faults: Collection[str] = ()
) -> None:
    """Return a version to its translator, with what was sent back. Sign-off ``return``; the translate step is active.

    If nobody has that step, its submitter has it now, as long as their role and language still fit.
    """
    loaded, version = authorize_whole_version(uow, actor, Action.VERSION_RETURN, article_id, locale)
    why = given(reason, faults)
    sign_version(uow, actor, loaded, version, SignOffKind.RETURN, why.reason, faults=why.faults)
    back_to_translation(uow, actor, loaded, version)
    tell_outside(uow, OutsideKind.VERSION_SENT_BACK, loaded.article, by=actor.person_id, versions=[version])
    translates = loaded.active_step(version)
    whose = (translates and translates.assignee_id) or signers(uow, version).submitter
    about, publication_id = f"version {version.id}", loaded.publication.id
    if whose:
        # The return says how many were sent back, and why.
        take_back(uow, Notice.SENT_BACK, about=about, publication_id=publication_id, only=whose)
    tell(
        uow,
        Notice.RETURNED,
        [whose],
        about=about,
        publication_id=publication_id,
        article_id=article_id,
        by=actor.person_id,
        version_id=version.id,
    )
    uow.article_changed(loaded.publication.id, article_id)


def back_to_translation(uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, version: Version) -> None:
    """Make the translate step active again; the reviews wait. What was done in them stays in the sign-offs."""
    steps = loaded.steps[version.id]
    first = next(step for step in steps if step.kind == "translate")
    take_back(uow, Notice.RESUBMITTED, about=f"version {version.id}", publication_id=loaded.publication.id)
    for later in steps:
        if later.position > first.position and later.state in {"active", "done"}:
            later.state, later.sign_off_id, later.active_since = "waiting", None, None
    uow.session.flush()
    first.state, first.sign_off_id, first.active_since = "active", None, func.now()
    version.status = next_status(version.status, VersionStatus.TRANSLATING)
    if first.assignee_id is None:
        _give_to_submitter(uow, actor, loaded, version, first)


def _give_to_submitter(uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, version: Version, step: JobStep) -> None:
    submitter = signers(uow, version).submitter
    if submitter not in {person for person, _ in candidates(uow, actor, step.kind, version.locale)}:
        return
    step.assignee_id = submitter
    record_event(
        uow,
        EventAct.STEP_ASSIGNED,
        publication_id=loaded.publication.id,
        person_id=actor.person_id,
        article_id=version.article_id,
        version_id=version.id,
        data={"step": step.position, "assignee": submitter},
    )


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
    """Send a segment back, with words, types of faults, or both. Sign-off ``send_back``; its text stays."""
    why = given(reason, faults)
    locked = authorize_on_text(uow, actor, Action.SEGMENT_REVIEW, article_id, locale, segment_id, rev)
    seen, version, row = locked.seen, locked.version, locked.row
    row.state = SegmentState.INITIAL
    row.look = Look.SENT_BACK
    row.touched_by = actor.person_id
    signed = sign_segment(actor, seen, version, row, SignOffKind.SEND_BACK, why.reason, why.faults)
    execute_changes(uow.session, [row, signed])
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
