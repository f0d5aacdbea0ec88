"""The condition of every list: what ``article.view`` of the permission table lets the actor see, as SQL."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, func, or_, select, true

from tms.db.models import Article, Job, JobStep
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import SEE_ARTICLES_FOR_ASSIGNED, Actor, Subject


def sight_of(uow: UnitOfWork, article_ids: Sequence[int]) -> dict[int, Subject]:
    """What ``article.view`` looks at, of several articles at once."""
    assignees = (
        select(func.array_agg(JobStep.assignee_id))
        .join(Job, and_(Job.article_id == JobStep.article_id, Job.id == JobStep.job_id))
        .where(JobStep.article_id == Article.id, JobStep.assignee_id.is_not(None), Job.state == "open")
        .correlate(Article)
        .scalar_subquery()
    )
    rows = uow.session.execute(select(Article.id, Article.visibility, assignees).where(Article.id.in_(article_ids)))
    return {
        article_id: Subject(assigned_visibility=visibility == "assigned", assignees=frozenset(people or ()))
        for article_id, visibility, people in rows
    }


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Articles of the actor's publication that they may see; a test compares it with the permission table."""
    return and_(Article.discarded_at.is_(None), seen_by(actor))


def seen_by(actor: Actor) -> ColumnElement[bool]:
    """The same for articles that may be discarded."""
    assigned = Article.id.in_(
        select(JobStep.article_id)
        .join(Job, and_(Job.article_id == JobStep.article_id, Job.id == JobStep.job_id))
        .where(
            JobStep.publication_id == actor.publication_id,
            JobStep.assignee_id == actor.person_id,
            Job.state == "open",
        )
    )
    own = Article.publication_id == actor.publication_id
    sees_all = bool(SEE_ARTICLES_FOR_ASSIGNED & actor.roles)
    open_to_members = true() if sees_all else or_(Article.visibility == "members", assigned)
    return and_(own, open_to_members, assigned if actor.assigned_only else true())
