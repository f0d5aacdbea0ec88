"""Columns that hold one of a few words: what the type checker allows is what the database lets through."""

import re
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

from sqlalchemy import Connection, Text, text

from tms.db.base import Base
from tms.domain.column_values import CHOICES


def columns_of_choices() -> Iterator[tuple[str, str, Any]]:
    """Table, column, and the words that its type names."""
    for mapper in Base.registry.mappers:
        for name, hint in get_type_hints(mapper.class_).items():
            for choice in get_args(hint):
                if choice in CHOICES:
                    yield str(mapper.local_table), name, choice


def test_each_column_of_a_choice_holds_its_words_and_no_others(connection: Connection) -> None:
    asked = text("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = :name")
    checked = set()
    for table, column, choice in columns_of_choices():
        assert isinstance(Base.metadata.tables[table].c[column].type, Text)
        # A copy that the database itself makes of another row has no check of its own.
        if (check := connection.scalar(asked, {"name": f"ck_{table}_{column}"})) is not None:
            assert set(re.findall(r"'(\w+)'", check)) == set(get_args(choice)), (table, column)
            checked.add(choice)
    assert checked == set(CHOICES)
