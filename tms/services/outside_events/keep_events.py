"""How long outside events are kept: the publication says, and the sweeper deletes older ones."""

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import OutsideEvent, OutsideLog
from tms.db.unit_of_work import UnitOfWork
from tms.domain.outside_events import KEPT_DAYS

AT_ONCE = 1_000
"""So many events are deleted in one round, with what was sent of them: the log's row is held meanwhile."""


def kept_days(uow: UnitOfWork, publication_id: int) -> int:
    """For how many days the publication keeps its events."""
    said = uow.session.scalar(select(OutsideLog.kept_days).where(OutsideLog.publication_id == publication_id))
    return KEPT_DAYS if said is None else said


def keep_events_for(uow: UnitOfWork, publication_id: int, days: int) -> None:
    """Keep the publication's events for so many days from now on.

    The row that this locks is locked at every commit that tells the outside, last of all: so it is here.
    """
    uow.session.flush()
    wanted = insert(OutsideLog).values(publication_id=publication_id, kept_days=days)
    uow.session.execute(
        wanted.on_conflict_do_update(index_elements=["publication_id"], set_={"kept_days": wanted.excluded.kept_days})
    )


def forget_old_events(uow: UnitOfWork) -> int:
    """Delete what is older than its publication keeps, at most ``AT_ONCE`` of each; how many. For the sweeper.

    Whoever reads with a cursor before the last that was deleted is told so.
    """
    deleted = 0
    for log in uow.session.scalars(select(OutsideLog).order_by(OutsideLog.publication_id)).all():
        oldest = (
            select(OutsideEvent.number, OutsideEvent.at)
            .where(OutsideEvent.publication_id == log.publication_id, OutsideEvent.number > log.gone_number)
            .order_by(OutsideEvent.number)
            .limit(AT_ONCE)
            .subquery()
        )
        last = uow.session.scalar(
            select(func.max(oldest.c.number)).where(
                oldest.c.at < func.now() - func.make_interval(0, 0, 0, log.kept_days)
            )
        )
        if last is not None:
            deleted += _forget(uow, log.publication_id, last)
    return deleted


def _forget(uow: UnitOfWork, publication_id: int, last: int) -> int:
    gone = uow.session.scalars(
        delete(OutsideEvent)
        .where(OutsideEvent.publication_id == publication_id, OutsideEvent.number <= last)
        .returning(OutsideEvent.id)
    ).all()
    uow.session.execute(
        update(OutsideLog)
        .where(OutsideLog.publication_id == publication_id, OutsideLog.gone_number < last)
        .values(gone_number=last)
    )
    return len(gone)
