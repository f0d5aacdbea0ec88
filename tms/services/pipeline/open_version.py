"""The last stage: the version opens for people, and its job's first step becomes active."""

from sqlalchemy import func, select, update

from tms.db.models import Job, JobStep
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin
from tms.domain.recorded_acts import EventAct
from tms.domain.states import VersionStatus, next_status
from tms.services.audit import record_event
from tms.services.pipeline.stage import article_and_version, done, still_mine


def run(begin: Begin, item: Claimed) -> None:
    """Open a new version; one that is open already stays as it is. Event ``version_opened``."""
    with begin() as uow:
        still_mine(uow, item)
        article, version, publication = article_and_version(uow, item)
        if version.status == VersionStatus.NEW:
            version.status = next_status(version.status, VersionStatus.TRANSLATING)
            version.revision_id = article.current_revision_id
            job_id = uow.session.scalar(
                select(Job.id).where(Job.article_id == article.id, Job.version_id == version.id, Job.state == "open")
            )
            first = (
                select(func.min(JobStep.position))
                .where(JobStep.article_id == article.id, JobStep.job_id == job_id)
                .scalar_subquery()
            )
            uow.session.execute(
                update(JobStep)
                .where(
                    JobStep.article_id == article.id,
                    JobStep.job_id == job_id,
                    JobStep.position == first,
                    JobStep.state == "waiting",
                )
                .values(state="active", active_since=func.now())
            )
            record_event(
                uow,
                EventAct.VERSION_OPENED,
                publication_id=publication.id,
                article_id=article.id,
                version_id=version.id,
            )
        done(uow, item, publication.id, then=[])
