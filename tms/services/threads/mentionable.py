"""The people whom a comment on an article can mention: those of its publication who may see it."""

from dataclasses import dataclass

from sqlalchemy import select

from tms.db.models import Membership, Person
from tms.db.unit_of_work import UnitOfWork
from tms.domain.mentions import labels
from tms.domain.permissions import Action, Actor
from tms.services.authorize import AnyArticleContext, authorize_article, may


@dataclass(frozen=True, slots=True)
class Mentionable:
    """A person to mention; ``label`` is what is typed after the @, the name unless two people have the same."""

    person_id: int
    name: str
    label: str


def mentionable(uow: UnitOfWork, actor: Actor, article_id: int) -> list[Mentionable]:
    """Everybody who can be mentioned but the actor, by name, for completion. Raises NotFound, Denied."""
    loaded = authorize_article(uow, actor, Action.THREAD_WRITE, article_id)
    return [one for one in who_sees(uow, loaded) if one.person_id != actor.person_id]


def who_sees(uow: UnitOfWork, seen: AnyArticleContext) -> list[Mentionable]:
    """Active members who may see the article, by name."""
    seeing = _seeing(uow, seen)
    typed = labels((person.person_id, person.name) for person in seeing)
    return [Mentionable(person.person_id, person.name, typed[person.person_id]) for person in seeing]


def editors_who_see(uow: UnitOfWork, seen: AnyArticleContext) -> list[int]:
    """Those of them who see to it that each step has an assignee, by name."""
    subject = seen.subject()
    return [person.person_id for person in _seeing(uow, seen) if may(person, Action.STEP_ASSIGN, subject)]


def _seeing(uow: UnitOfWork, seen: AnyArticleContext) -> list[Actor]:
    publication_id, subject = seen.publication.id, seen.subject()
    rows = uow.session.execute(
        select(Person.id, Person.name, Membership.roles, Membership.languages, Membership.assigned_only)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.publication_id == publication_id,
            Membership.ended_at.is_(None),
            Person.deactivated_at.is_(None),
            Person.password_hash.is_not(None),
        )
        .order_by(Person.name, Person.id)
    )
    people = [
        Actor(row.id, publication_id, row.name, frozenset(row.roles), frozenset(row.languages), row.assigned_only)
        for row in rows
    ]
    return [person for person in people if may(person, Action.ARTICLE_VIEW, subject)]
