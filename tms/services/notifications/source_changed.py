"""Telling people that the source has changed under their work."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, union
from sqlalchemy.dialects.postgresql import distinct_on

from tms.db.models import Job, JobStep, PendingText, SignOff
from tms.db.unit_of_work import UnitOfWork
from tms.domain.notices import Notice
from tms.domain.permissions import Actor
from tms.domain.recorded_acts import SignOffKind
from tms.services.notifications.notify import tell_together


def tell_of_source(uow: UnitOfWork, actor: Actor, article_id: int, changed: Mapping[int, int | None]) -> None:
    """Tell people that the source changed; ``changed`` is by version the first of its segments that changed.

    Told are the people who have the version's step now or will have the next, who submitted it last, and those with
    unsaved typing there. Whoever has several of the versions reads of them in one line.
    """
    if not changed:
        return
    works = (
        select(Job.version_id, JobStep.assignee_id)
        .join(JobStep, (JobStep.article_id == Job.article_id) & (JobStep.job_id == Job.id))
        .where(
            Job.article_id == article_id,
            Job.version_id.in_(changed),
            Job.state == "open",
            JobStep.state.in_(["active", "waiting"]),
            JobStep.assignee_id.is_not(None),
        )
    )
    types = select(PendingText.version_id, PendingText.person_id).where(
        PendingText.article_id == article_id, PendingText.version_id.in_(changed)
    )
    submitted = (
        select(SignOff.version_id, SignOff.person_id)
        .where(
            SignOff.article_id == article_id,
            SignOff.version_id.in_(changed),
            SignOff.segment_id.is_(None),
            SignOff.kind == SignOffKind.SUBMIT,
        )
        .ext(distinct_on(SignOff.version_id))
        .order_by(SignOff.version_id, SignOff.id.desc())
        .subquery()
    )
    versions: dict[int, set[int]] = {}
    found: Any = uow.session.execute(union(works, types, select(submitted)))
    for version_id, person_id in found:
        if person_id != actor.person_id:
            versions.setdefault(person_id, set()).add(version_id)
    for person_id, theirs in sorted(versions.items()):
        rows = [
            {
                "about": f"version {version_id}",
                "article_id": article_id,
                "version_id": version_id,
                "segment_id": changed[version_id],
            }
            for version_id in sorted(theirs)
        ]
        kind, publication_id = Notice.SOURCE_CHANGED, actor.publication_id
        tell_together(uow, kind, person_id, rows, publication_id=publication_id, by=actor.person_id)
