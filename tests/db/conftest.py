"""Tests here start from the desk, and from one row of everything that its articles lack."""

import pytest
from sqlalchemy import Connection

from tests.db.attempts import SETUP, Attempts, ids_of
from tests.services.desk import *  # noqa: F403  pytest finds fixtures by their names
from tests.services.desk import Desk


@pytest.fixture
def attempts(connection: Connection, desk: Desk) -> Attempts:
    """Statements on the desk's articles; what they do is rolled back."""
    prepared = Attempts(connection, ids_of(connection, desk))
    for name, statement in SETUP:
        prepared.ids[name] = prepared.one(statement)
    # Checked now, so that an attempt meets no check that this preparation has left for later.
    prepared.run("SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED")
    return prepared
