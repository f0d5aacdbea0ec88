"""Several changes in one statement: what a person waits for is mostly the way to the database and back.

A statement is made once for all changes of the same shape; making it anew takes longer than the database does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import Delete, Executable, Insert, Table, Update, bindparam, delete, insert, inspect, update
from sqlalchemy.orm import Session

from tms.db.base import Base
from tms.db.statements.made_once import made_once

_Kind = Literal["insert", "update", "delete"]
_Shape = tuple[_Kind, type[Base], tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row to insert, update or delete; ``key`` are the columns that find it, ``values`` those it gets."""

    kind: _Kind
    model: type[Base]
    key: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def shape(self) -> _Shape:
        """What all changes of this kind have in common."""
        return self.kind, self.model, tuple(self.key), tuple(self.values)


def change_of(row: Base) -> RowChange | None:
    """The changes to a row that no session has held since it was read (``detached_row``); None if there are none."""
    state: Any = inspect(row)
    values = {key: getattr(row, key) for key, before in state.committed_state.items() if getattr(row, key) != before}
    if not values:
        return None
    key = {column.key: getattr(row, column.key) for column in state.mapper.primary_key}
    return RowChange("update", type(row), key, values)


def execute_changes(session: Session, changes: Iterable[RowChange | Base]) -> None:
    """Make all changes in one statement; a row that no session holds stands for what was changed on it.

    Each sees the rows from before the statement; what the session holds is not flushed.
    """
    made = (one if isinstance(one, RowChange) else change_of(one) for one in changes)
    wanted = [change for change in made if change is not None]
    if not wanted:
        return
    values = {
        _name(n, part, column): value
        for n, change in enumerate(wanted)
        for part, columns in (("key", change.key), ("to", change.values))
        for column, value in columns.items()
    }
    session.connection().execute(_statement(tuple(change.shape for change in wanted)), values)


@lru_cache(maxsize=1000)
def _statement(shapes: tuple[_Shape, ...]) -> Executable:
    *others, last = [_part(n, shape) for n, shape in enumerate(shapes)]
    return made_once(last.add_cte(*(other.cte(f"change_{n}") for n, other in enumerate(others))))


def _part(n: int, shape: _Shape) -> Insert | Update | Delete:
    kind, model, key, to = shape
    table = table_of(model)
    rows = [table.c[c] == bindparam(_name(n, "key", c), type_=table.c[c].type) for c in key]
    values = {c: bindparam(_name(n, "to", c), type_=table.c[c].type) for c in to}
    match kind:
        case "insert":
            return insert(table).values(values).inline()
        case "update":
            return update(table).where(*rows).values(values)
        case "delete":
            return delete(table).where(*rows)


def _name(n: int, part: str, column: str) -> str:
    return f"{part}_{n}_{column}"


def table_of(model: type[Base]) -> Table:
    """The table of a model, for statements that need nothing of the session."""
    table = model.__table__
    if not isinstance(table, Table):
        raise TypeError(model)
    return table
