"""Values that stand in a statement itself, where a parameter would hide them from the planner.

A statement that is asked often is planned once, for parameters of which nothing is known. Such a plan can use a partial
index, and stop at a limit, only if the index's condition and the limit are part of the statement.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, DateTime, Integer, Text, literal_column


def inline_literal(value: str | int | datetime) -> ColumnElement[Any]:
    """A constant of the code, never anything that a person typed. Raises ValueError for a text that would end early."""
    if isinstance(value, datetime):
        return literal_column(f"'{value.isoformat()}'::timestamptz", DateTime(timezone=True))
    if isinstance(value, int):
        return literal_column(str(value), Integer)
    if "'" in value or "\\" in value:
        raise ValueError(value)
    return literal_column(f"'{value}'", Text)
