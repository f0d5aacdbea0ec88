"""What every page of a publication may say about it."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from tms.db.models import Publication
from tms.db.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Masthead:
    """The publication's name, and the IANA name of the time zone that its people live in."""

    name: str
    time_zone: str


_MASTHEAD = select(Publication.name, Publication.time_zone).where(Publication.id == bindparam("publication_id"))
"""Made once, because most pages ask."""


def masthead(uow: UnitOfWork, publication_id: int) -> Masthead:
    """The publication's own; the caller is one of its people."""
    return Masthead(*uow.session.execute(_MASTHEAD, {"publication_id": publication_id}).one())
