"""The time zones that can be chosen, for a publication and by a person."""

from zoneinfo import available_timezones

from sqlalchemy import exists, select, text

from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Invalid


def known_zone(uow: UnitOfWork, name: str) -> str:
    """The IANA name of a zone that this machine and the database know. Raises Invalid (``time_zone_unknown``)."""
    if name not in available_timezones():
        raise Invalid("time_zone_unknown")
    # Sums by month are made by the database, whose own list of zones may be an older one.
    known = select(exists(text("1 FROM pg_timezone_names WHERE name = :name"))).params(name=name)
    if not uow.session.scalar(known):
        raise Invalid("time_zone_unknown")
    return name
