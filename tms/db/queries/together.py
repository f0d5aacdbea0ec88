"""Several changes in one statement: what a person waits for is mostly the way to the database and back."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Delete, Insert, Update, and_, inspect, update
from sqlalchemy.orm import Session

from tms.db.base import Base

Change = Insert | Update | Delete | None


def change_of(session: Session, row: Base) -> Update | None:
    """What was changed on a row since it was read, as a statement; None if nothing was. The session forgets the row."""
    state: Any = inspect(row)
    values = {attribute.key: attribute.value for attribute in state.attrs if attribute.history.has_changes()}
    session.expunge(row)
    if not values:
        return None
    table = state.mapper.local_table
    key = [column == value for column, value in zip(state.mapper.primary_key, state.identity, strict=True)]
    changed: Update = update(table).where(and_(*key)).values(values)
    return changed


def change_together(session: Session, changes: Sequence[Change]) -> None:
    """Make all changes in one statement. They all see what was before; what else the session holds is not flushed."""
    wanted = [change for change in changes if change is not None]
    if not wanted:
        return
    *others, last = wanted
    parts = [other.cte(f"change_{n}") for n, other in enumerate(others)]
    with session.no_autoflush:
        session.execute(last.add_cte(*parts), execution_options={"synchronize_session": False})
