"""The condition of every list: what ``article.view`` of the permission table lets the actor see, as SQL."""

from sqlalchemy import ColumnElement, and_, or_, select, true

from tms.db.models import Article, Job, JobStep
from tms.domain.permissions import SEE_ARTICLES_FOR_ASSIGNED, Actor


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Articles of the actor's publication that they may see; a test compares it with the permission table."""
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
