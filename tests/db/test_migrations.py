"""Migrations make exactly the tables of the models, undo themselves, and don't mind company."""

import subprocess
import sys
import uuid
from collections.abc import Iterator
from hashlib import sha256
from unicodedata import normalize

import pytest
from sqlalchemy import CheckConstraint, create_engine, inspect, text
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool

from tests.conftest import _execute, _url_of
from tms.db.base import Base
from tms.db.migrate import differences, downgrade, head, upgrade
from tms.db.queries.memory_search import containing
from tms.db.readiness import newest_revision
from tms.db.unit_of_work import Database
from tms.services.memory.lookup import SentenceQuery, lookup
from tms.services.withheld import nothing_withheld


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


def test_what_says_something_else_is_told_apart_in_a_memory_that_is_there(
    empty: Engine, empty_database_url: str
) -> None:
    upgrade(empty_database_url)
    downgrade(empty_database_url, "0025")
    pairs = [("10² units", "10²个单位"), ("102 units", "102个单位"), ("It rained.", "下雨了。")]
    phrases = [("0² uni", "10² units"), ("02 UNITS", "102 units"), ("it rain", "It rained.")]
    as_before = [[sha256(normalize("NFKC", words).encode()).digest()[:16] for words in pair] for pair in pairs]
    with empty.begin() as connection:
        connection.execute(text("INSERT INTO publication (name) VALUES ('kept')"))
        for n, (pair, hashes) in enumerate(zip(pairs, as_before, strict=True), 1):
            connection.execute(
                text("INSERT INTO memory_unit (publication_id, id) OVERRIDING SYSTEM VALUE VALUES (1, :n)"), {"n": n}
            )
            for locale, words, of in zip(("en", "zh-Hans"), pair, hashes, strict=True):
                row = {"n": n, "locale": locale, "text": words, "hash": of}
                connection.execute(
                    text(
                        "INSERT INTO memory_variant (publication_id, unit_id, locale, text, hash)"
                        " VALUES (1, :n, :locale, :text, :hash)"
                    ),
                    row,
                )
                connection.execute(
                    text(
                        "INSERT INTO memory_source (publication_id, locale, hash, text, length, signature, keys)"
                        " VALUES (1, :locale, :hash, :text, 2, CAST(0 AS bit(256)), '{}') ON CONFLICT DO NOTHING"
                    ),
                    row,
                )
    upgrade(empty_database_url)
    with Database(empty).begin() as uow:
        found = lookup(uow, 1, "en", "zh-Hans", [SentenceQuery(source) for source, _ in pairs], nothing_withheld)
        said = [[one.texts["en"] for one in containing(uow.session, 1, "en", words, 5)] for words, _ in phrases]
        back = lookup(uow, 1, "zh-Hans", "en", [SentenceQuery(target) for _, target in pairs], nothing_withheld)
    assert said == [[source] for _, source in phrases]
    assert [[(match.similarity, match.target) for match in of_one] for of_one in found] == [
        [(100, target)] for _, target in pairs
    ]
    assert [[(match.similarity, match.target) for match in of_one if match.similarity == 100] for of_one in back] == [
        [(100, source)] for source, _ in pairs
    ]
