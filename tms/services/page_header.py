"""The header of every page: the publication's name, the clocks of both, and how much the person has not read."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from tms.db.models import Person, Publication
from tms.db.statements.made_once import made_once
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Actor
from tms.services.article_visibility import PERSON, PUBLICATION, Sight, of_actor, sight
from tms.services.notifications.inbox_statements import unread


@dataclass(frozen=True, slots=True)
class Masthead:
    """The publication's name and time zone (IANA), the person's own one if they chose one, and what is unread."""

    name: str
    time_zone: str
    own_zone: str | None
    unread: int


@lru_cache(maxsize=8)
def _masthead(kind: Sight) -> Any:
    """Made once, because every page asks."""
    own = select(Person.time_zone).where(Person.id == PERSON).scalar_subquery()
    return made_once(
        select(Publication.name, Publication.time_zone, own, unread(kind)).where(Publication.id == PUBLICATION)
    )


def masthead(uow: UnitOfWork, reader: Actor) -> Masthead:
    """The masthead of the actor's own publication."""
    return Masthead(*uow.session.execute(_masthead(sight(reader)), of_actor(reader)).one())
