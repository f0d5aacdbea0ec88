"""Outside events of long ago: the clock is moved in the rows, which no use case can."""

from sqlalchemy import func, text, update

from tms.db.models import OutsideEvent
from tms.db.unit_of_work import UnitOfWork


def grow_old(uow: UnitOfWork, *, days: int, hours: int = 0, until: int | None = None) -> None:
    """Let the events that are there, up to a number, be so much older than they are."""
    uow.session.execute(text("ALTER TABLE outside_event DISABLE TRIGGER stays"))
    old = [] if until is None else [OutsideEvent.number <= until]
    earlier = OutsideEvent.at - func.make_interval(0, 0, 0, days, hours)
    uow.session.execute(update(OutsideEvent).where(*old).values(at=earlier))
    uow.session.execute(text("ALTER TABLE outside_event ENABLE TRIGGER stays"))
