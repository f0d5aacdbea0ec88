"""Work whose date has passed: told once per date, to the person who has it, or to the one who imported the article.

What becomes overdue on one day of the publication's is told of in one line, however many versions it is.

A notice that nobody has read goes with what it tells of: the date moved, the step was done or given to somebody else.
"""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import DateTime, String, cast, delete, func, literal, select
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import Article, Job, JobStep, Membership, Notification, Publication
from tms.db.statements.batched_changes import table_of
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.notices import Notice
from tms.services.notifications.notify import not_told_now

TOLD_WITHIN = timedelta(days=7)
"""What is overdue for longer was told when its date passed; who is given it later is told of that."""

_LATE = cast(func.now(), DateTime(timezone=True))
_VERSION = (
    select(Job.version_id)
    .where(Job.article_id == JobStep.article_id, Job.id == JobStep.job_id)
    .correlate(JobStep)
    .scalar_subquery()
)
_PERSON = func.coalesce(JobStep.assignee_id, Article.created_by)
_ABOUT = literal("version ") + cast(_VERSION, String) + literal(" ") + cast(JobStep.job_due, String)
_DAY = literal("overdue ") + func.to_char(func.timezone(Publication.time_zone, _LATE), inline_literal("YYYY-MM-DD"))
_IS_LATE = (
    JobStep.state == inline_literal("active"),
    JobStep.job_state == inline_literal("open"),
    ~JobStep.job_shelved,
    JobStep.job_due < _LATE,
)
_OVERDUE = (
    select(
        JobStep.publication_id,
        _PERSON,
        literal(Notice.OVERDUE.value, String),
        _ABOUT,
        JobStep.article_id,
        _VERSION,
        _DAY,
    )
    .join(Article, Article.id == JobStep.article_id)
    .join(Publication, Publication.id == JobStep.publication_id)
    .join(Membership, (Membership.publication_id == JobStep.publication_id) & (Membership.person_id == _PERSON))
    .where(*_IS_LATE, JobStep.job_due > _LATE - TOLD_WITHIN, Membership.ended_at.is_(None))
    # Every worker tells: all in one order.
    .order_by(JobStep.publication_id, _PERSON, JobStep.article_id, _VERSION)
)


_STILL_LATE = (
    select(JobStep.article_id)
    .join(Article, Article.id == JobStep.article_id)
    .where(
        *_IS_LATE,
        JobStep.publication_id == Notification.publication_id,
        JobStep.article_id == Notification.article_id,
        Notification.person_id == _PERSON,
        Notification.about == _ABOUT,
    )
    .correlate(Notification)
)


def take_back_overdue(uow: UnitOfWork, articles: Collection[int] | None = None) -> None:
    """Delete unread notices of what is not overdue any more, or not this person's; of these articles, or of all."""
    unread = [Notification.kind == Notice.OVERDUE, Notification.read_at.is_(None), ~_STILL_LATE.exists()]
    if articles is not None:
        unread.append(Notification.article_id.in_(articles))
    gone = uow.session.execute(
        delete(Notification)
        .where(Notification.id.in_(not_told_now(*unread)))
        .returning(Notification.publication_id, Notification.person_id)
    ).all()
    for publication_id, person_id in gone:
        uow.person_told(publication_id, person_id)


def tell_of_overdue(uow: UnitOfWork) -> int:
    """Tell everybody who was not told of this date yet; how many they were."""
    columns = ("publication_id", "person_id", "kind", "about", "article_id", "version_id", "batch")
    told = uow.session.execute(
        insert(table_of(Notification))
        .from_select(columns, _OVERDUE)
        .on_conflict_do_nothing()
        .returning(Notification.publication_id, Notification.person_id)
    ).all()
    for publication_id, person_id in told:
        uow.person_told(publication_id, person_id)
    return len(told)
