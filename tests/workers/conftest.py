"""Tests here start from the desk, with real commits and the run's broker."""

import os
import sys
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import structlog

from tests.conftest import make_container
from tests.services.desk import *  # noqa: F403  pytest finds fixtures by their names
from tests.services.desk import Desk
from tms.bootstrap import Container
from tms.db.models import WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import Database
from tms.domain.work_kinds import WorkKind

Queue = Callable[..., int]


@pytest.fixture(autouse=True)
def logs() -> Iterator[list[MutableMapping[str, Any]]]:
    """What was logged, as data: rendering a traceback for people takes seconds."""
    with structlog.testing.capture_logs() as events:
        yield events


@pytest.fixture
def container(own_database: Database, own_database_url: str, tmp_path: Path) -> Container:
    """What a worker process has; leases of two seconds."""
    made = make_container(own_database, own_database_url, tmp_path)
    return replace(made, settings=made.settings.model_copy(update={"lease_seconds": 2}))


@pytest.fixture
def queue(own_database: Database, desk: Desk) -> Queue:
    """Queues a check of zh-Hans, which leaves texts alone."""

    def queued(kind: WorkKind = WorkKind.CHECK) -> int:
        with own_database.begin() as uow:
            item_id = work_items.enqueue(
                uow.session,
                kind=kind,
                dedup_key=f"{kind}:test",
                article_id=desk.english,
                version_id=desk.versions[desk.english]["zh-Hans"],
            )
        assert item_id is not None
        return item_id

    return queued


def row_of(container: Container, item_id: int) -> WorkItem:
    with container.database.begin() as uow:
        return uow.session.get_one(WorkItem, item_id)


@pytest.fixture
def environment(own_database_url: str, own_broker_url: str, tmp_path: Path) -> dict[str, str]:
    """Of a worker on this test's own database and broker, started from a file that the test writes."""
    return {
        "TMS_DATABASE_URL": own_database_url,
        "TMS_BROKER_URL": own_broker_url,
        "TMS_DATA_DIR": str(tmp_path / "data"),
        "TMS_SECRET_KEY": "only for tests",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
