"""Rows as entities that no session holds: for one segment, a session would take longer than the database does."""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Column, inspect

from tms.db.base import Base
from tms.db.statements.batched_changes import table_of

Entity = TypeVar("Entity", bound=Base)


@cache
def columns(model: type[Base]) -> tuple[Column[Any], ...]:
    """All of the model's columns, for a select."""
    return tuple(table_of(model).c)


@cache
def _names(model: type[Base]) -> tuple[str, ...]:
    mapper = inspect(model)
    return tuple(mapper.get_property_by_column(column).key for column in columns(model))


def detached_row(model: type[Entity], values: Sequence[Any]) -> Entity:
    """The entity with these values of ``columns``; ``batched_changes.change_of`` tells what is changed on it since."""
    entity = model()
    # Put where the session would put them: set one by one, each would count as a change.
    entity.__dict__.update(zip(_names(model), values, strict=True))
    return entity
