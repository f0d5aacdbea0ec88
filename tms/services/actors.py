"""Who asks: the person of a session in their publication, as of now."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, func, select

from tms.db.models import Membership, Person, PersonSession
from tms.db.queries.article_context import PersonAsking, person_and_article
from tms.db.statements.made_once import made_once
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Actor

LONGEST = timedelta(days=7)
"""How long a session may last, however busy it is; one that rests ends earlier, with its cookie."""

_OF_PERSON = (
    select(
        Person.name,
        Person.interface,
        Membership.publication_id,
        Membership.roles,
        Membership.languages,
        Membership.assigned_only,
    )
    .join(Membership, Membership.person_id == Person.id)
    .where(Person.id == bindparam("person_id"), Person.deactivated_at.is_(None), Membership.ended_at.is_(None))
    .order_by(Membership.publication_id)
    .limit(1)
)
_ACTOR = made_once(_OF_PERSON)
_IN_SESSION = made_once(
    _OF_PERSON.join(
        PersonSession, (PersonSession.person_id == Person.id) & (PersonSession.number == Person.sessions)
    ).where(PersonSession.id == bindparam("session"), PersonSession.began_at > func.now() - LONGEST)
)


def actor_of(uow: UnitOfWork, person_id: int) -> Actor | None:
    """The person in their publication, as of now; None if they are gone."""
    return _as_actor(person_id, uow.session.connection().execute(_ACTOR, {"person_id": person_id}).one_or_none())


def actor_in_session(uow: UnitOfWork, person_id: int, session: str | None) -> Actor | None:
    """The person in their publication, as of now, by one of their sessions; None if they are gone or it has ended."""
    if session is None:
        return None
    key = {"person_id": person_id, "session": UUID(session)}
    return _as_actor(person_id, uow.session.connection().execute(_IN_SESSION, key).one_or_none())


def actor_with_article(uow: UnitOfWork, person_id: int, session: str | None, article_id: int) -> Actor | None:
    """``actor_in_session`` for a request that only reads and whose use case begins with ``authorize_for_reading``.

    Person and article come in one statement, which is a fifth of the time of the workspace's small requests.
    """
    found = session and person_and_article(uow.session, person_id, UUID(session), article_id, longest=LONGEST)
    if not found:
        return actor_in_session(uow, person_id, session)
    return _as_actor(person_id, found)


def _as_actor(person_id: int, row: Row[*tuple[Any, ...]] | PersonAsking | None) -> Actor | None:
    if row is None:
        return None
    return Actor(
        person_id=person_id,
        publication_id=row.publication_id,
        name=row.name,
        roles=frozenset(row.roles),
        languages=frozenset(row.languages),
        assigned_only=row.assigned_only,
        interface=row.interface,
    )


def why_nobody(uow: UnitOfWork, person_id: int) -> str:
    """The code of what ended a session: its person's access, or only their sessions so far."""
    return "access_ended" if actor_of(uow, person_id) is None else "session_ended"
