"""Sessions: a row for each browser that somebody is signed in to; without it, its cookie is worth nothing."""

from uuid import UUID

from sqlalchemy import delete, func, insert, or_, select

from tms.db.models import Person, PersonSession
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.actors import LONGEST
from tms.services.authorize import authorize


def begin_session(uow: UnitOfWork, person_id: int) -> str:
    """Begin a session of the person; its id, for the cookie. Their ended sessions are deleted."""
    is_over = or_(
        PersonSession.began_at <= func.now() - LONGEST,
        PersonSession.number != select(Person.sessions).where(Person.id == person_id).scalar_subquery(),
    )
    uow.session.execute(delete(PersonSession).where(PersonSession.person_id == person_id, is_over))
    one = select(Person.id, Person.sessions).where(Person.id == person_id)
    begun = insert(PersonSession).from_select(["person_id", "number"], one).returning(PersonSession.id)
    return str(uow.session.scalars(begun).one())


def end_session(uow: UnitOfWork, actor: Actor, session: str) -> None:
    """End this one session of the actor's; their others go on."""
    authorize(actor, Action.ACCOUNT_CHANGE)
    uow.session.execute(
        delete(PersonSession).where(PersonSession.id == UUID(session), PersonSession.person_id == actor.person_id)
    )
    # Streams don't know their session: those of the others are taken up again at once.
    uow.sessions_ended(actor.publication_id, actor.person_id)


def end_own_sessions(uow: UnitOfWork, actor: Actor) -> None:
    """End every session of the actor's, also the one in which they ask for it."""
    authorize(actor, Action.ACCOUNT_CHANGE)
    end_sessions(uow, actor.publication_id, actor.person_id)


def end_sessions(uow: UnitOfWork, publication_id: int, person_id: int) -> None:
    """End every session of the person's."""
    person = uow.session.get_one(Person, person_id, with_for_update={"key_share": True}, populate_existing=True)
    person.sessions += 1
    uow.session.flush()
    uow.sessions_ended(publication_id, person_id)


def count_sessions(uow: UnitOfWork, actor: Actor) -> int:
    """The number of browsers in which the actor is signed in."""
    authorize(actor, Action.ACCOUNT_CHANGE)
    return uow.session.scalars(
        select(func.count())
        .select_from(PersonSession)
        .join(Person, (Person.id == PersonSession.person_id) & (Person.sessions == PersonSession.number))
        .where(PersonSession.person_id == actor.person_id, PersonSession.began_at > func.now() - LONGEST)
    ).one()
