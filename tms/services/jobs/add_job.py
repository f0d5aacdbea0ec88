"""A new job: a row, and the publication's steps."""

from collections.abc import Sequence

from sqlalchemy import select

from tms.db.models import Job, JobStep, PublicationStep, Version
from tms.db.unit_of_work import UnitOfWork


def add_job(
    uow: UnitOfWork, publication_id: int, version: Version, revision_id: int, *, reason: str
) -> Sequence[JobStep]:
    """Add an open job for the version; its steps are the publication's, all waiting, and nobody's."""
    job = Job(
        article_id=version.article_id,
        publication_id=publication_id,
        version_id=version.id,
        revision_id=revision_id,
        reason=reason,
    )
    uow.session.add(job)
    uow.session.flush()
    steps = [
        JobStep(
            article_id=version.article_id,
            job_id=job.id,
            publication_id=publication_id,
            position=step.position,
            name=step.name,
            kind=step.kind,
            by_default=False,
        )
        for step in uow.session.scalars(
            select(PublicationStep)
            .where(PublicationStep.publication_id == publication_id)
            .order_by(PublicationStep.position)
        )
    ]
    uow.session.add_all(steps)
    uow.session.flush()
    return steps
