"""The tokens of a person, and all of a publication, as pages show them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select

from tms.db.models import AccessToken, Person
from tms.db.statements.shared_alias import shared_alias
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize

MOST_SHOWN = 200
"""Tokens that one page shows; those that work come first."""


@dataclass(frozen=True, slots=True)
class ShownToken:
    """A token without its secret, whose it is, and who made it. ``works`` unless it was revoked or has expired."""

    id: int
    person_id: int
    person: str
    is_machine: bool
    name: str
    prefix: str
    scopes: list[str]
    created_at: datetime
    made_by: str
    expires_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None
    works: bool


def own_tokens(uow: UnitOfWork, actor: Actor) -> list[ShownToken]:
    """The actor's own tokens, those that work first, each group newest first. Raises Denied."""
    authorize(actor, Action.TOKEN_OWN)
    return _shown(uow, _tokens(actor).where(AccessToken.person_id == actor.person_id))


def every_token(uow: UnitOfWork, actor: Actor) -> list[ShownToken]:
    """The tokens of all machines and people of the publication, in the same order. Raises Denied."""
    authorize(actor, Action.TOKEN_MANAGE)
    return _shown(uow, _tokens(actor))


_maker = shared_alias(Person)


def _tokens(actor: Actor) -> Select[AccessToken, str, str, str, bool]:
    works = (AccessToken.revoked_at.is_(None) & (AccessToken.expires_at > func.now())).label("works")
    return (
        select(AccessToken, Person.name, Person.kind, _maker.name, works)
        .join(Person, Person.id == AccessToken.person_id)
        .join(_maker, _maker.id == AccessToken.created_by)
        .where(AccessToken.publication_id == actor.publication_id)
        .order_by(works.desc(), AccessToken.id.desc())
        .limit(MOST_SHOWN)
    )


def _shown(uow: UnitOfWork, tokens: Select[AccessToken, str, str, str, bool]) -> list[ShownToken]:
    return [
        ShownToken(
            id=token.id,
            person_id=token.person_id,
            person=name,
            is_machine=kind == "machine",
            name=token.name,
            prefix=token.prefix,
            scopes=token.scopes,
            created_at=token.created_at,
            made_by=maker,
            expires_at=token.expires_at,
            last_used_at=token.last_used_at,
            revoked_at=token.revoked_at,
            works=works,
        )
        for token, name, kind, maker, works in uow.session.execute(tokens)
    ]
