"""Telling a translator that a reviewer corrected their text and it waits for them to agree."""

from tms.db.unit_of_work import UnitOfWork
from tms.domain.notices import Notice
from tms.domain.permissions import Actor
from tms.services.authorize_locked import LockedText
from tms.services.jobs.authorship import authors_of_text
from tms.services.jobs.corrections import correctors, waits_for_agreement
from tms.services.jobs.signers import signers
from tms.services.notifications.notify import tell


def tell_of_correction(uow: UnitOfWork, actor: Actor, locked: LockedText) -> None:
    """Tell who has the translation, or submitted it, if the text that was just saved is a correction to agree to."""
    seen, version, row = locked.seen, locked.version, locked.row
    by = authors_of_text(uow, row)
    if not waits_for_agreement(row, by, correctors(uow, version.article_id)):
        return
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
        segment_id=row.segment_id,
    )
