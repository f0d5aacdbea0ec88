"""The two worlds of the table, made once per test process: a newsroom at work, and a fresh installation."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from tests.conftest import copy_of, make_container
from tests.web.permissions.asking import RolledBack, World, Worlds
from tests.web.permissions.exhibits import Exhibit, make_exhibits
from tests.web.permissions.people import Staff, make_staff
from tms.app import create_app
from tms.db.unit_of_work import Database
from tms.services.people.sessions import begin_session


@contextmanager
def _world(
    url: str, folder: Path, staff: Staff, exhibits: Mapping[str, Exhibit], sessions: Mapping[str, str]
) -> Iterator[World]:
    engine = create_engine(url)
    database = RolledBack(engine)
    app = create_app(make_container(database, url, folder))
    # A view that breaks answers 500, which the table expects nowhere.
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False, PROPAGATE_EXCEPTIONS=False)
    yield World(app, database, staff.people, exhibits, sessions)
    engine.dispose()


@pytest.fixture(scope="session")
def worlds(migrated: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    folder = tmp_path_factory.mktemp("worlds")
    with copy_of(migrated) as url, copy_of(migrated) as empty:
        engine = create_engine(url)
        staff = make_staff(Database(engine))
        exhibits = make_exhibits(Database(engine), staff)
        with Database(engine).begin() as uow:
            sessions = {name: begin_session(uow, one.person_id) for name, one in staff.people.items()}
        engine.dispose()
        # In the fresh installation the same sessions are those of people who are not there.
        with (
            _world(url, folder, staff, exhibits, sessions) as newsroom,
            _world(empty, folder, staff, {}, sessions) as fresh,
        ):
            yield Worlds(newsroom, fresh)
