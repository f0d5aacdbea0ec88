"""Which versions are detached: since when, by whom, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from tms.db.models import Person, Version
from tms.db.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Detached:
    """The act that detached a version from its parent."""

    who: str
    at: datetime
    why: str


def detached(uow: UnitOfWork, versions: Sequence[Version]) -> dict[int, Detached]:
    """The detachment of each detached version, by version; one statement if there is any."""
    found = [version for version in versions if version.detached_at is not None]
    if not found:
        return {}
    ids = {version.detached_by for version in found}
    people = uow.session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))
    names = {person.id: person.name for person in people}
    return {
        version.id: Detached(names[version.detached_by or 0], version.detached_at, version.detached_why or "")
        for version in found
        if version.detached_at is not None
    }
