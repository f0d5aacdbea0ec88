"""Handing a version over between the steps of its job: submit, return, approve."""

from collections.abc import Collection

from sqlalchemy import func

from tms.db.models import JobStep, SegmentText, SignOff, Version
from tms.db.queries import step_figures, texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.acts import EventAct, SignOffKind
from tms.domain.errors import Conflict
from tms.domain.locales import memory_locale
from tms.domain.notices import Notice
from tms.domain.permissions import Action, Actor
from tms.domain.states import Look, SegmentState, VersionStatus, next_status
from tms.domain.transcreated import is_transcreated
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle
from tms.services.authorize_locked import authorize_whole_version
from tms.services.checking.in_version import errors_of
from tms.services.figures.measure_effort import measure_effort
from tms.services.jobs.accepted_texts import refuse_not_accepted
from tms.services.jobs.assign import candidates
from tms.services.jobs.authorship import authorize_another
from tms.services.jobs.corrections import may_not_approve
from tms.services.jobs.sign import sign_version
from tms.services.jobs.signers import signers
from tms.services.memory.remember import Remembered, remember
from tms.services.notifications.notify import tell
from tms.services.reviewing.faults_found import given
from tms.services.threads.open_queries import refuse_open_queries
from tms.services.versions.version_texts import present_rows


def submit_version(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> None:
    """The translate step is done: the version goes to review. Sign-off ``submit``.

    Raises Conflict (``not_all_translated``, ``looks_open``, ``check_errors``, ``queries_open``).
    """
    loaded, version = authorize_whole_version(uow, actor, Action.VERSION_SUBMIT, article_id, locale)
    rows = present_rows(uow, version, lock=True)
    waiting = sum(row.state == SegmentState.INITIAL for row in rows)
    if waiting:
        raise Conflict("not_all_translated", n=waiting)
    _refuse_conflicts(rows)
    _refuse_check_errors(uow, loaded, version)
    refuse_open_queries(uow, loaded, version)
    measure_effort(uow, version, actor.person_id)
    sign_off = sign_version(uow, actor, loaded, version, SignOffKind.SUBMIT)
    _end_step(uow, loaded, version, sign_off)
    version.status = next_status(version.status, VersionStatus.REVIEWING)
    uow.article_changed(loaded.publication.id, article_id)


def return_version(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, *, reason: str, faults: Collection[str] = ()
) -> None:
    """Back to the translator, with what was sent back. Sign-off ``return``; the translate step is active again.

    If nobody has that step, whoever submitted the version has it now, as long as the role and the language still fit.
    """
    loaded, version = authorize_whole_version(uow, actor, Action.VERSION_RETURN, article_id, locale)
    why = given(reason, faults)
    sign_version(uow, actor, loaded, version, SignOffKind.RETURN, why.reason, faults=why.faults)
    back_to_translation(uow, actor, loaded, version)
    translates = loaded.active_step(version)
    tell(
        uow,
        Notice.RETURNED,
        [(translates and translates.assignee_id) or signers(uow, version).submitter],
        about=f"version {version.id}",
        publication_id=loaded.publication.id,
        article_id=article_id,
        by=actor.person_id,
        version_id=version.id,
    )
    uow.article_changed(loaded.publication.id, article_id)


def back_to_translation(uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, version: Version) -> None:
    """The translate step is active again and the reviews wait. What was done in them stays in the sign-offs."""
    steps = loaded.steps[version.id]
    first = next(step for step in steps if step.kind == "translate")
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


def approve_version(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> None:
    """The review step is done; after the last one the version is approved, its texts final and remembered.

    Sign-off ``approve`` with the fingerprint. Raises Conflict (``not_all_reviewed``, ``looks_open``, ``check_errors``,
    ``queries_open``).
    """
    loaded, version = authorize_whole_version(uow, actor, Action.VERSION_APPROVE, article_id, locale)
    rows = present_rows(uow, version, lock=True)
    by = may_not_approve(uow, version, {row.segment_id for row in rows})
    authorize_another(uow, actor, Action.VERSION_APPROVE, loaded, version, by)
    waiting = sum(row.state not in {SegmentState.REVIEWED, SegmentState.FINAL} for row in rows)
    if waiting:
        raise Conflict("not_all_reviewed", n=waiting)
    _refuse_conflicts(rows)
    refuse_not_accepted(uow, version, is_final=False)
    _refuse_check_errors(uow, loaded, version)
    refuse_open_queries(uow, loaded, version)
    sign_off = sign_version(uow, actor, loaded, version, SignOffKind.APPROVE)
    if _end_step(uow, loaded, version, sign_off):
        uow.article_changed(loaded.publication.id, article_id)
        return
    for row in rows:
        row.state = SegmentState.FINAL
    version.status = next_status(version.status, VersionStatus.APPROVED)
    version.revision_id = loaded.article.current_revision_id
    _remember(uow, loaded, version, rows)
    uow.article_changed(loaded.publication.id, article_id)


def _refuse_conflicts(rows: list[SegmentText]) -> None:
    conflicts = sum(row.look == Look.CONFLICT for row in rows)
    if conflicts:
        raise Conflict("looks_open", n=conflicts)


def _refuse_check_errors(uow: UnitOfWork, loaded: LoadedArticle, version: Version) -> None:
    errors = errors_of(uow, loaded.publication, loaded.article, version)
    if errors:
        raise Conflict("check_errors", n=len(errors), first=errors[0].words)


def _end_step(uow: UnitOfWork, loaded: LoadedArticle, version: Version, sign_off: SignOff) -> bool:
    """End the active step and begin the next; False when there is none and the job is done."""
    steps = loaded.steps[version.id]
    active = loaded.active_step(version)
    if active is None:
        raise Conflict("no_active_step")
    active.state, active.sign_off_id = "done", sign_off.id
    # One step is active at a time, and the index that says so can't wait for the end of the transaction.
    uow.session.flush()
    step_figures.keep(uow.session, version.article_id, active.job_id, active.position)
    following = next((s for s in steps if s.position > active.position and s.state == "waiting"), None)
    if following is None:
        loaded.jobs[version.id].state = "done"
        return False
    following.state, following.active_since = "active", func.now()
    return True


def _remember(uow: UnitOfWork, loaded: LoadedArticle, version: Version, rows: list[SegmentText]) -> None:
    """Feed the memory with what the reviewer approved, each sentence between the neighbours that it has in the source.

    What is transcreated is this version's own and no translation to go by.
    """
    source = loaded.source
    approved = {row.segment_id: row for row in rows}
    learned = []
    for row in texts.in_reading_order(uow.session, version.article_id, [source.id]):
        is_fed = row.segment_id in approved and not is_transcreated(row.kind, row.treatment)
        text = approved[row.segment_id] if is_fed else None
        learned.append(
            Remembered(
                segment_id=row.segment_id,
                source_text=row.source.text,
                source_rev=row.source.rev,
                text=text.text if text else None,
                rev=text.rev if text else 0,
            )
        )
    remember(
        uow,
        publication_id=loaded.publication.id,
        article_id=version.article_id,
        source=(source.id, memory_locale(source.locale, loaded.publication.region)),
        version=(version.id, memory_locale(version.locale, loaded.publication.region)),
        texts=learned,
    )
