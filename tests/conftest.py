"""Fixtures of all tests: real PostgreSQL and Valkey, a database per xdist worker, a transaction per test."""

import gc
import os
import time
import uuid
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from psycopg import ServerCursor
from psycopg.errors import InsufficientPrivilege
from pydantic import SecretStr
from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from tests import shared_data
from tests.chaos import table
from tests.factories import PASSWORD, Newsroom, make_newsroom
from tests.lanes import leave_out, pytest_report_header
from tests.servers import BROKER, LANE, TEMPLATE, broker_url, database_url, emptied, numbered, pytest_configure
from tms.adapters.rate_limit import RateLimit
from tms.bootstrap import Container, assemble
from tms.db.migrate import upgrade
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.permissions import Role
from tms.embedded import ServerAddresses, redis_url
from tms.services.people import passwords
from tms.settings import Settings

__all__ = ["pytest_configure", "pytest_report_header"]

# The same code gets the same answer from CI; who looks for new cases runs `uv run pytest --hypothesis-profile=hunt`.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("hunt", deadline=None, print_blob=True)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--full`` adds the long tests, ``--long`` runs them alone, ``--all`` leaves no case to another commit."""
    parser.addoption("--full", action="store_true", help="run the long tests too")
    parser.addoption("--all", action="store_true", help="run the long tests too, and every case of them")
    parser.addoption("--long", action="store_true", help="run what the fast lane leaves out, and nothing else")
    parser.addoption("--chaos-table", metavar="PATH", help="write the table of the chaos tests to this file")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long ones out of the fast lane, and most of long lists of cases."""
    leave_out(config, items)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> Generator[None, object, object]:
    """The tables of chaos and races; and at the very end one loud line for what was left out."""
    table.pytest_terminal_summary(terminalreporter, config)
    return (yield from shared_data.pytest_terminal_summary(terminalreporter))


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> Iterator[None]:
    """Tests make many people; their passwords are hashed by the real Argon2 with the least of its costs.

    Whether a password is a common one is asked once for each.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_cost", passwords.Cost(iterations=1, lanes=1, memory_kib=64))
        patch.setattr(passwords, "_is_common", cache(passwords._is_common))
        yield


def _execute(sql: str) -> None:
    engine = create_engine(database_url(), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for _ in range(100):
            try:
                connection.execute(text(sql))
                break
            except ProgrammingError as error:
                # The server's own vacuum may be in a database that is to go, and no FORCE of ours ends it.
                if not isinstance(error.orig, InsufficientPrivilege):
                    raise
                time.sleep(0.1)
        else:
            raise TimeoutError(sql)
    engine.dispose()


def _url_of(name: str) -> str:
    return make_url(database_url()).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def migrated(worker_id: str) -> Iterator[str]:
    """The name of this worker's migrated, empty database: a template for those who need one of their own."""
    name = f"test_{worker_id}_{uuid.uuid4().hex[:8]}"
    if template := os.environ.get(TEMPLATE):
        _execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    else:
        _execute(f"CREATE DATABASE {name}")
        upgrade(_url_of(name))
    yield name
    _execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def shared_database(migrated: str) -> Iterator[str]:
    """The address of the database in which tests run in transactions that are rolled back."""
    name = f"{migrated}_shared"
    _execute(f"CREATE DATABASE {name} TEMPLATE {migrated}")
    yield _url_of(name)
    _execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def engine(shared_database: str) -> Iterator[Engine]:
    engine = create_engine(shared_database, pool_size=1)
    yield engine
    engine.dispose()


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """A connection whose transaction never commits."""
    with engine.connect() as connection:
        transaction = connection.begin()
        yield connection
        transaction.rollback()


class OneConnection(Database):
    """Units of work as savepoints of one connection: real SQL, nothing left behind."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection.engine)
        self._connection = connection

    def session(self) -> Session:
        return Session(self._connection, expire_on_commit=False, join_transaction_mode="create_savepoint")

    @contextmanager
    def begin(self) -> Iterator[UnitOfWork]:
        """What the database checks at a commit is checked at the end of each unit of work."""
        with super().begin() as uow:
            yield uow
            uow.session.flush()
            driver: Any = self._connection.connection.driver_connection
            driver.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")

    @contextmanager
    def read_only(self) -> Iterator[UnitOfWork]:
        """Within the connection's transaction as well, which nobody else sees; outside of one no portal opens."""
        event.listen(self._connection, "before_cursor_execute", _refuse_portals)
        try:
            with self.begin() as uow:
                yield uow
        finally:
            event.remove(self._connection, "before_cursor_execute", _refuse_portals)


def _refuse_portals(_connection: object, cursor: object, *_more: object) -> None:
    """Rows that come in portions need a transaction, which reading alone has not."""
    assert not isinstance(cursor, ServerCursor), "only a unit of work that may write reads in portions"


@pytest.fixture
def database(connection: Connection) -> Database:
    """For most tests: quick, and ``now()`` stands still."""
    return OneConnection(connection)


@contextmanager
def copy_of(migrated: str) -> Iterator[str]:
    """The address of a database made like the template, and dropped in the end."""
    name = f"own_{uuid.uuid4().hex[:12]}"
    _execute(f"CREATE DATABASE {name} TEMPLATE {migrated}")
    yield _url_of(name)
    _execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def own_database_url(migrated: str) -> Iterator[str]:
    """A database of the test's own, for real commits, several connections, other processes."""
    with copy_of(migrated) as url:
        yield url


@pytest.fixture
def own_database(own_database_url: str) -> Iterator[Database]:
    engine = create_engine(own_database_url, pool_size=10)
    yield Database(engine)
    engine.dispose()


def broker_database(number: int) -> str:
    """A numbered database of the run's broker, emptied: its messages reach nobody else."""
    return emptied(numbered(broker_url(), number))


@pytest.fixture(scope="session")
def worker_number(worker_id: str) -> int:
    """This xdist worker's, from 0; of a lane of mutations, above those of the workers."""
    if lane := os.environ.get(LANE):
        return 4 + int(lane)
    return int(worker_id.removeprefix("gw")) if worker_id != "master" else 0


@pytest.fixture
def own_broker_url(worker_number: int) -> str:
    """A broker for this test alone."""
    return broker_database(1 + worker_number)


@pytest.fixture
def newsroom(database: Database) -> Newsroom:
    """A publication with one person per role."""
    return make_newsroom(database)


def make_container(database: Database, url: str, data_dir: Path) -> Container:
    """A container as every program has it, on the test's database and the run's broker."""
    settings = Settings(
        database_url=url,
        broker_url=os.environ[BROKER],
        data_dir=data_dir,
        secret_key=SecretStr("only for tests " * 3),
        encryption_key=SecretStr("only for tests"),
    )
    return assemble(settings, ServerAddresses(url, broker_url()), lambda _: database)


@pytest.fixture(scope="session")
def one_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """This process's: two hundred routes and as many templates are put together once."""
    from tms.app import create_app

    nowhere = make_container(
        Database(create_engine("postgresql+psycopg://")), "postgresql://", tmp_path_factory.mktemp("app")
    )
    return create_app(nowhere)


@pytest.fixture
def app(
    one_app: Flask, database: Database, shared_database: str, worker_number: int, tmp_path: Path
) -> Iterator[Flask]:
    """The application, on this test's database."""
    config = dict(one_app.config)
    # Every test comes from 127.0.0.1: what one of them guessed must not count against the next.
    limit = RateLimit(redis_url(broker_database(8 + worker_number)))
    one_app.extensions["tms"] = replace(make_container(database, shared_database, tmp_path), rate_limit=limit)
    one_app.config.update(TESTING=True, WTF_CSRF_ENABLED=False, PROPAGATE_EXCEPTIONS=True)
    yield one_app
    one_app.extensions["tms"].live.close()
    one_app.config.clear()
    one_app.config.update(config)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without JavaScript that nobody is signed in to."""
    return app.test_client()


@pytest.fixture
def client_of(app: Flask, newsroom: Newsroom) -> Callable[[Role], FlaskClient]:
    """A browser that the newsroom's person of the role is signed in to."""

    def signed_in(role: Role) -> FlaskClient:
        browser = app.test_client()
        answer = browser.post("/login", data={"email": newsroom.email(role), "password": PASSWORD})
        assert answer.status_code == 302, answer.text
        return browser

    return signed_in


def pytest_collection_finish(session: pytest.Session) -> None:
    """Thousands of collected tests stay for good: looking through them again and again finds nothing to throw away."""
    del session
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
