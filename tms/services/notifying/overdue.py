"""Work whose date has passed: told once per date, to whoever has it, or who brought the article in."""

from sqlalchemy import DateTime, String, cast, func, literal, select
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import Article, Job, JobStep, Membership, Notification
from tms.db.queries.fixed import fixed
from tms.db.queries.together import table_of
from tms.db.unit_of_work import UnitOfWork
from tms.domain.notices import Notice

_PERSON = func.coalesce(JobStep.assignee_id, Article.created_by)
_OVERDUE = (
    select(
        JobStep.publication_id,
        _PERSON,
        literal(Notice.OVERDUE.value, String),
        literal("version ") + cast(Job.version_id, String) + literal(" ") + cast(JobStep.job_due, String),
        JobStep.article_id,
        Job.version_id,
    )
    .join(Job, (Job.article_id == JobStep.article_id) & (Job.id == JobStep.job_id))
    .join(Article, Article.id == JobStep.article_id)
    .join(Membership, (Membership.publication_id == JobStep.publication_id) & (Membership.person_id == _PERSON))
    .where(
        JobStep.state == fixed("active"),
        JobStep.job_state == fixed("open"),
        ~JobStep.job_shelved,
        JobStep.job_due < cast(func.now(), DateTime(timezone=True)),
        Membership.ended_at.is_(None),
    )
)


def tell_of_overdue(uow: UnitOfWork) -> int:
    """Tell whoever was not told of this date; how many that were."""
    columns = ("publication_id", "person_id", "kind", "about", "article_id", "version_id")
    told = uow.session.execute(
        insert(table_of(Notification))
        .from_select(columns, _OVERDUE)
        .on_conflict_do_nothing()
        .returning(Notification.publication_id, Notification.person_id)
    ).all()
    for publication_id, person_id in told:
        uow.person_told(publication_id, person_id)
    return len(told)
