"""A second name for a table, for statements that all threads of a process build with it."""

from typing import TypeVar

from sqlalchemy import inspect
from sqlalchemy.orm import aliased

Model = TypeVar("Model")


def shared_alias(model: type[Model], name: str | None = None) -> type[Model]:
    """``aliased`` for use at module level, with all of its columns looked up at once.

    SQLAlchemy looks a column of an alias up when it is asked for first, and keeps what it finds. Two threads that ask
    at the same time, as after the start of a web process, can keep a column of the table instead of the alias's: from
    then on every such statement of that process fails.
    """
    alias = aliased(model, name=name)
    seen = inspect(alias)
    seen.__clause_element__()
    for attribute in seen.mapper.column_attrs:
        getattr(alias, attribute.key).__clause_element__()
    return alias
