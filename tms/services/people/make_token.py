"""Making tokens: a person's own, and an administrator's for a machine."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import func, select

from tms.db.models import AccessToken, Membership, Person
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import require_storable
from tms.domain.token_scopes import MACHINE_SCOPES, Scope
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.people.passwords import is_password
from tms.services.people.token_secret import hash_secret, new_secret, shown_prefix

LIFETIMES = (30, 90, 365)
"""Days that a token can last."""

MOST_WORKING = 20
"""Tokens of one person or machine that work at the same time."""

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class NewToken:
    """What a token is to be: a name for people, what it is for, and how many days it lasts."""

    name: str
    scopes: Collection[str]
    days: int


class MadeToken(NamedTuple):
    """A new token with its secret, which nobody can read again."""

    id: int
    name: str
    secret: str


def make_own_token(uow: UnitOfWork, actor: Actor, new: NewToken, *, password: str) -> MadeToken:
    """Make a token that acts as the actor, who says their password once more. Event.

    Raises Invalid (``password_wrong``, ``token_name_wrong``, ``token_scopes_missing``, ``token_days_unknown``) and
    Conflict (``tokens_too_many``).
    """
    authorize(actor, Action.TOKEN_OWN)
    _refuse_without_password(uow, actor, password)
    now = authorize_locked_publication(uow, actor, Action.TOKEN_OWN)
    return _make(uow, now, now.person_id, new, frozenset(Scope))


def make_machine_token(uow: UnitOfWork, actor: Actor, new: NewToken, *, password: str) -> MadeToken:
    """Make a token for the machine of that name, which begins to be if there is none. Event.

    A machine that gets another token stays the same one, so that its acts keep one name. Raises as ``make_own_token``.
    """
    authorize(actor, Action.TOKEN_MANAGE)
    _refuse_without_password(uow, actor, password)
    now = authorize_locked_publication(uow, actor, Action.TOKEN_MANAGE)
    name = _name(new.name)
    machine = uow.session.scalar(
        select(Person.id)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.publication_id == now.publication_id,
            Person.kind == "machine",
            func.lower(Person.name) == func.lower(name),
        )
    )
    return _make(uow, now, machine or _new_machine(uow, now.publication_id, name), new, MACHINE_SCOPES)


def _new_machine(uow: UnitOfWork, publication_id: int, name: str) -> int:
    machine = Person(name=name, email=None, kind="machine")
    uow.session.add(machine)
    uow.session.flush()
    uow.session.add(Membership(publication_id=publication_id, person_id=machine.id, roles=[], digest="never"))
    uow.session.flush()
    return machine.id


def _make(uow: UnitOfWork, actor: Actor, person_id: int, new: NewToken, known: Collection[Scope]) -> MadeToken:
    name, secret = _name(new.name), new_secret()
    if not new.scopes or set(new.scopes) - set(known):
        raise Invalid("token_scopes_missing")
    if new.days not in LIFETIMES:
        raise Invalid("token_days_unknown")
    _refuse_too_many(uow, actor.publication_id, person_id)
    token = AccessToken(
        publication_id=actor.publication_id,
        person_id=person_id,
        name=name,
        prefix=shown_prefix(secret),
        secret_hash=hash_secret(secret),
        scopes=[scope for scope in Scope if scope in new.scopes],
        created_by=actor.person_id,
        expires_at=func.now() + timedelta(days=new.days),
    )
    uow.session.add(token)
    uow.session.flush()
    record_event(
        uow,
        EventAct.TOKEN_MADE,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"person": person_id, "token": token.id, "scopes": list(token.scopes), "days": new.days},
    )
    return MadeToken(token.id, name, secret)


def _refuse_without_password(uow: UnitOfWork, actor: Actor, password: str) -> None:
    """Raise Invalid unless it is the password: what outlasts a session is not made by whoever found it open.

    It takes time, and so it is asked before anything is locked.
    """
    known = uow.session.scalar(select(Person.password_hash).where(Person.id == actor.person_id))
    if not is_password(known, password):
        raise Invalid("password_wrong")


def _refuse_too_many(uow: UnitOfWork, publication_id: int, person_id: int) -> None:
    working = select(func.count()).where(
        AccessToken.publication_id == publication_id,
        AccessToken.person_id == person_id,
        AccessToken.revoked_at.is_(None),
        AccessToken.expires_at > func.now(),
    )
    if (uow.session.scalar(working) or 0) >= MOST_WORKING:
        raise Conflict("tokens_too_many", most=MOST_WORKING)


def _name(name: str) -> str:
    require_storable(name)
    name = " ".join(name.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise Invalid("token_name_wrong", most=LONGEST_NAME)
    return name
