"""Migrations make exactly the tables of the models, undo themselves, and don't mind company."""

import subprocess
import sys
import uuid
from collections.abc import Iterator

import pytest
from sqlalchemy import CheckConstraint, create_engine, inspect, text
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool

from tests.conftest import _execute, _url_of
from tests.db.migrating import differences, downgrade
from tms.db.base import Base
from tms.db.migrate import head, upgrade
from tms.db.readiness import newest_revision
from tms.domain.errors import Conflict


@pytest.fixture
def empty_database_url() -> Iterator[str]:
    name = f"empty_{uuid.uuid4().hex[:12]}"
    _execute(f"CREATE DATABASE {name}")
    yield _url_of(name)
    _execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty(empty_database_url: str) -> Iterator[Engine]:
    engine = create_engine(empty_database_url, poolclass=NullPool)
    yield engine
    engine.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def functions(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(
            connection.scalars(
                text("SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY proname")
            )
        )


def checks(engine: Engine) -> set[str]:
    found = inspect(engine)
    return {str(check["name"]) for table in found.get_table_names() for check in found.get_check_constraints(table)}


def test_the_names_of_the_migrations_tell_the_newest_one() -> None:
    assert newest_revision() == head()


@pytest.mark.full
def test_up_down_and_up_again(empty: Engine, empty_database_url: str) -> None:
    upgrade(empty_database_url)
    differences(empty_database_url)
    made = tables(empty), functions(empty), checks(empty)
    assert made[0] == set(Base.metadata.tables) | {"alembic_version"}
    downgrade(empty_database_url, "base")
    assert tables(empty) == {"alembic_version"}
    assert functions(empty) == []
    upgrade(empty_database_url)
    assert (tables(empty), functions(empty), checks(empty)) == made


def test_the_checks_of_the_models_are_those_of_the_database(engine: Engine) -> None:
    """Alembic compares no check constraints, so this does."""
    wanted = {
        str(constraint.name)
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }
    assert checks(engine) == wanted


def test_upgrading_twice_changes_nothing(empty: Engine, empty_database_url: str) -> None:
    upgrade(empty_database_url)
    with empty.begin() as connection:
        connection.execute(text("INSERT INTO publication (name) VALUES ('kept')"))
    upgrade(empty_database_url)
    with empty.connect() as connection:
        assert connection.scalar(text("SELECT name FROM publication")) == "kept"


@pytest.mark.full
def test_two_processes_that_start_at_once_migrate_once(empty_database_url: str) -> None:
    program = "import sys; from tms.db.migrate import upgrade; upgrade(sys.argv[1])"
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", program, empty_database_url],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], said
    differences(empty_database_url)


@pytest.mark.parametrize(
    ("found", "code"), [("0050", "tables_older"), ("0001", "tables_older"), ("9999", "tables_newer")]
)
def test_tables_that_no_migration_leads_from_are_left_alone_and_told_of(
    empty: Engine, empty_database_url: str, found: str, code: str
) -> None:
    with empty.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version AS SELECT :found AS version_num"), {"found": found})
    with pytest.raises(Conflict) as refused:
        upgrade(empty_database_url)
    assert refused.value.code == code
    assert found in str(refused.value)
    assert tables(empty) == {"alembic_version"}
