"""Telling a translator that a reviewer corrected their text and it waits for them to agree."""

from collections.abc import Sequence

from tms.db.queries.article_context import OneVersion
from tms.db.queries.text_rows import OneText
from tms.db.unit_of_work import UnitOfWork
from tms.domain.notices import Notice
from tms.domain.permissions import Actor
from tms.services.authorize import AnyArticleContext
from tms.services.authorize_locked import LockedText
from tms.services.jobs.authorship import authors_by_segment, authors_of_text
from tms.services.jobs.corrections import correctors, waits_for_agreement
from tms.services.jobs.signers import signers
from tms.services.notifications.notify import tell


def tell_of_correction(uow: UnitOfWork, actor: Actor, locked: LockedText) -> None:
    """Tell who has the translation, or submitted it, if the text that was just saved is a correction to agree to."""
    by = authors_of_text(uow, locked.row)
    if waits_for_agreement(locked.row, by, correctors(uow, locked.version.article_id)):
        _tell(uow, actor, locked.seen, locked.version, locked.row.segment_id)


def tell_of_corrections(
    uow: UnitOfWork, actor: Actor, seen: AnyArticleContext, version: OneVersion, rows: Sequence[OneText]
) -> None:
    """Tell them once of the corrections to agree to among the texts that were just stored together."""
    if not seen.publication.four_eyes:
        return
    by, corrected = authors_by_segment(uow, version), correctors(uow, version.article_id)
    waiting = [row for row in rows if waits_for_agreement(row, by.get(row.segment_id, ()), corrected)]
    if waiting:
        _tell(uow, actor, seen, version, waiting[0].segment_id)


def _tell(uow: UnitOfWork, actor: Actor, seen: AnyArticleContext, version: OneVersion, segment_id: int) -> None:
    step = next((step for step in seen.steps.get(version.id, []) if step.kind == "translate"), None)
    tell(
        uow,
        Notice.CORRECTED,
        [(step and step.assignee_id) or signers(uow, version).submitter],
        about=f"version {version.id}",
        publication_id=seen.publication.id,
        article_id=version.article_id,
        by=actor.person_id,
        version_id=version.id,
        segment_id=segment_id,
    )
