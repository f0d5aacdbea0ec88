"""Many rows in one statement: the driver would send an INSERT of many rows once per row."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from tms.db.base import Base


def insert_rows(
    session: Session, model: type[Base], rows: Sequence[Mapping[str, Any]], *, or_update: Sequence[str] = ()
) -> None:
    """Insert rows that all have the same columns; with ``or_update`` those columns of rows that are there already.

    The rows travel as one JSON value that the database takes apart by the table's own types.
    """
    if not rows:
        return
    table = model.__table__
    columns = ", ".join(rows[0])
    key = ", ".join(column.name for column in table.primary_key)
    conflict = ", ".join(f"{name} = excluded.{name}" for name in or_update)
    session.execute(
        text(
            f"INSERT INTO {table} ({columns})"  # noqa: S608  names of our own models
            f" SELECT {columns} FROM jsonb_populate_recordset(NULL::{table}, CAST(:rows AS jsonb))"
            + (f" ON CONFLICT ({key}) DO UPDATE SET {conflict}" if or_update else "")
        ).bindparams(rows=json.dumps([dict(row) for row in rows], ensure_ascii=False))
    )
