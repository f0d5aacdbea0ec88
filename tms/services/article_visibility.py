"""Which articles an actor may see, as SQL: the condition of every list, as ``article.view`` in the permissions."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, bindparam, func, literal, or_, select, true

from tms.db.models import Article, Job, JobStep
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import SEE_ARTICLES_FOR_ASSIGNED, Actor, Subject

PUBLICATION: ColumnElement[int] = bindparam("publication_id", type_=Article.id.type)
PERSON: ColumnElement[int] = bindparam("person_id", type_=Article.id.type)
"""The person whose list it is, in a statement that is made once for everybody; ``of_actor`` gives the values."""


def sight_of(uow: UnitOfWork, article_ids: Sequence[int]) -> dict[int, Subject]:
    """What ``article.view`` looks at, of several articles at once."""
    assignees = (
        select(func.array_agg(JobStep.assignee_id))
        .join(Job, and_(Job.article_id == JobStep.article_id, Job.id == JobStep.job_id))
        .where(JobStep.article_id == Article.id, JobStep.assignee_id.is_not(None), Job.state == "open")
        .correlate(Article)
        .scalar_subquery()
    )
    rows = uow.session.execute(
        select(Article.id, Article.visibility, Article.confidential, assignees).where(Article.id.in_(article_ids))
    )
    return {
        article_id: Subject(
            assigned_visibility=visibility == "assigned", confidential=confidential, assignees=frozenset(people or ())
        )
        for article_id, visibility, confidential, people in rows
    }


class Sight(NamedTuple):
    """How much of its publication an actor sees: few kinds, so that statements can be made once for each."""

    for_assigned: bool
    assigned_only: bool
    is_machine: bool = False


def sight(actor: Actor) -> Sight:
    """How much the actor sees."""
    return Sight(bool(SEE_ARTICLES_FOR_ASSIGNED & actor.roles), actor.assigned_only, actor.is_machine)


def of_actor(actor: Actor) -> dict[str, Any]:
    """The values of ``PUBLICATION`` and ``PERSON``."""
    return {"publication_id": actor.publication_id, "person_id": actor.person_id}


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Articles of the actor's publication that they may see; a test compares it with the permission table."""
    return and_(Article.discarded_at.is_(None), seen_by(actor))


def seen_by(actor: Actor) -> ColumnElement[bool]:
    """The condition that the actor may see an article of their publication, be it discarded or not."""
    return _seen(sight(actor), literal(actor.publication_id), literal(actor.person_id))


def visible_in(kind: Sight) -> ColumnElement[bool]:
    """The condition of ``visible_to`` for any actor of that sight, who is named by ``PUBLICATION`` and ``PERSON``."""
    return and_(Article.discarded_at.is_(None), _seen(kind, PUBLICATION, PERSON))


def seen_one_by_one(article_id: SQLColumnExpression[int], kind: Sight) -> list[ColumnElement[bool]]:
    """Conditions on rows that name an article at work of ``PUBLICATION``; none if the actor sees all of them.

    Each article is looked up for its row: joined, a planner that expects many rows would read all articles there are.
    """
    if kind == Sight(for_assigned=True, assigned_only=False):
        return []
    return [select(visible_in(kind)).where(Article.id == article_id).correlate_except(Article).scalar_subquery()]


def _seen(kind: Sight, publication: ColumnElement[int], person: ColumnElement[int]) -> ColumnElement[bool]:
    assigned = Article.id.in_(
        select(JobStep.article_id).where(
            JobStep.publication_id == publication,
            JobStep.assignee_id == person,
            JobStep.job_state == inline_literal("open"),
        )
    )
    open_to_members = true() if kind.for_assigned else or_(Article.visibility == inline_literal("members"), assigned)
    in_house = ~Article.confidential if kind.is_machine else true()
    mine = assigned if kind.assigned_only else true()
    return and_(Article.publication_id == publication, open_to_members, in_house, mine)
