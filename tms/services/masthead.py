"""What every page of a publication may say about it."""

from dataclasses import dataclass

from sqlalchemy import select

from tms.db.models import Publication
from tms.db.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Masthead:
    """The publication's name, and the IANA name of the time zone that its people live in."""

    name: str
    time_zone: str


def masthead(uow: UnitOfWork, publication_id: int) -> Masthead:
    """The publication's own; the caller is one of its people."""
    name, time_zone = uow.session.execute(
        select(Publication.name, Publication.time_zone).where(Publication.id == publication_id)
    ).one()
    return Masthead(name, time_zone)
