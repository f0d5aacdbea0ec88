"""Messages may be lost at any time: what waits in the database is found and sent again, over the real broker."""

import json
import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import redis
from celery import Celery
from kombu.exceptions import OperationalError
from sqlalchemy import func, update

from tests.chaos.processes import wait_until
from tests.workers.conftest import Queue, row_of
from tms.adapters.broker import make_celery, task_name
from tms.adapters.dispatch import Dispatcher
from tms.adapters.pictures import PictureFolder
from tms.adapters.worker_presence import Presence
from tms.bootstrap import Container
from tms.db.models import WorkItem
from tms.db.unit_of_work import Database
from tms.domain.work_kinds import QUEUES, WorkKind
from tms.embedded import redis_url
from tms.services.pipeline import check
from tms.settings import Settings
from workers import sweep as sweeping
from workers.sweep import sweep as sweep_once
from workers.tasks import register
from workers.work_item import run_work_item

RESEND_AFTER_SECONDS = 10.0


def sweep(database: Database, app: Celery) -> int:
    return sweep_once(database, app, resend_after=RESEND_AFTER_SECONDS)


@pytest.fixture
def app(own_broker_url: str) -> Iterator[Celery]:
    made = make_celery(own_broker_url)
    yield made
    made.close()


class Broker:
    """What lies in the queues of the broker, oldest first."""

    def __init__(self, url: str) -> None:
        self._url = redis_url(url)

    def messages(self, queue: str = "pipeline") -> list[tuple[str, list[int]]]:
        with redis.Redis.from_url(self._url) as connection:
            raw: Any = connection.lrange(f"tms:{queue}", 0, -1)
        found = []
        for one in reversed(raw):
            headers = json.loads(one)["headers"]
            found.append((headers["task"], json.loads(headers["argsrepr"])))
        return found

    def lose_everything(self) -> None:
        with redis.Redis.from_url(self._url) as connection:
            connection.flushdb()


@pytest.fixture
def broker(own_broker_url: str) -> Broker:
    return Broker(own_broker_url)


def dead_broker(tmp_path: Path) -> str:
    return f"redis+socket://{tmp_path / 'nobody.sock'}"


def test_what_was_never_sent_is_sent_once_to_its_queue(
    own_database: Database, app: Celery, broker: Broker, queue: Queue
) -> None:
    item_id, draft_id = queue(), queue(WorkKind.DRAFT)
    assert sweep(own_database, app) == 2
    assert sweep(own_database, app) == 0
    assert broker.messages() == [("tms.check", [item_id])]
    assert broker.messages(QUEUES[WorkKind.DRAFT]) == [("tms.draft", [draft_id])]


def test_a_lost_broker_costs_seconds_and_no_work(
    container: Container, app: Celery, broker: Broker, queue: Queue
) -> None:
    item_id = queue()
    sweep(container.database, app)
    broker.lose_everything()
    assert sweep(container.database, app) == 0, "it may still be on its way"
    with container.database.begin() as uow:
        long_ago = func.now() - timedelta(seconds=RESEND_AFTER_SECONDS + 1)
        uow.session.execute(update(WorkItem).where(WorkItem.id == item_id).values(sent_at=long_ago))
    assert sweep(container.database, app) == 1
    ((name, (sent,)),) = broker.messages()
    assert (name, sent) == (task_name(WorkKind.CHECK), item_id)
    run_work_item(container, sent, check.run)
    assert row_of(container, item_id).state == "done"


def test_what_a_dead_worker_left_is_sent_again(container: Container, app: Celery, broker: Broker, queue: Queue) -> None:
    item_id = queue()
    with container.database.begin() as uow:
        uow.session.execute(
            update(WorkItem)
            .where(WorkItem.id == item_id)
            .values(
                state="running",
                token=func.gen_random_uuid(),
                lease_until=func.now() - timedelta(seconds=1),
                sent_at=func.now(),
                attempt=1,
            )
        )
    assert sweep(container.database, app) == 1
    assert broker.messages() == [("tms.check", [item_id])]
    run_work_item(container, item_id, check.run)
    assert (row_of(container, item_id).state, row_of(container, item_id).attempt) == ("done", 2)


@pytest.mark.full
def test_a_broker_that_is_down_stops_no_commit_and_the_sweeper_heals_it(
    own_database: Database, own_broker_url: str, app: Celery, broker: Broker, queue: Queue, tmp_path: Path
) -> None:
    address = dead_broker(tmp_path)
    dispatcher = Dispatcher(make_celery(address), redis_url(address))
    database = Database(own_database.engine, dispatcher.after_commit)
    item_id = queue()
    with database.begin() as uow:
        uow.queue(item_id, WorkKind.CHECK)
        uow.article_changed(1, 1)
    dispatcher.close()
    assert broker.messages() == []
    assert sweep(own_database, app) == 1
    assert broker.messages() == [("tms.check", [item_id])]


@pytest.mark.full
def test_a_sweep_without_a_broker_leaves_the_work_to_a_later_one(
    own_database: Database, app: Celery, broker: Broker, queue: Queue, tmp_path: Path
) -> None:
    item_id = queue()
    with pytest.raises((OperationalError, ConnectionError, redis.ConnectionError)):
        sweep(own_database, make_celery(dead_broker(tmp_path)))
    with own_database.begin() as uow:
        long_ago = func.now() - timedelta(seconds=RESEND_AFTER_SECONDS + 1)
        uow.session.execute(update(WorkItem).where(WorkItem.id == item_id).values(sent_at=long_ago))
    assert sweep(own_database, app) == 1
    assert broker.messages() == [("tms.check", [item_id])]


def fail_after_queueing(database: Database, item_id: int) -> None:
    with database.begin() as uow:
        uow.queue(item_id, WorkKind.CHECK)
        raise ZeroDivisionError


def test_a_commit_sends_its_messages_and_a_rollback_none(
    own_database: Database, own_broker_url: str, broker: Broker, queue: Queue
) -> None:
    dispatcher = Dispatcher(make_celery(own_broker_url), redis_url(own_broker_url))
    database = Database(own_database.engine, dispatcher.after_commit)
    item_id = queue()
    with pytest.raises(ZeroDivisionError):
        fail_after_queueing(database, item_id)
    with database.begin() as uow:
        uow.queue(item_id, WorkKind.CHECK)
    dispatcher.close()
    assert broker.messages() == [("tms.check", [item_id])]


def test_a_worker_tells_of_which_queues_it_is(own_database_url: str, own_broker_url: str, tmp_path: Path) -> None:
    worker = make_celery(own_broker_url)
    worker.amqp.queues.select(["drafts"])
    heard = Presence(redis_url(own_broker_url))
    settings = Settings(
        database_url=own_database_url, broker_url=own_broker_url, data_dir=tmp_path, secret_key=None, sweep_seconds=0.05
    )
    sweeping.start(settings, worker)
    try:
        wait_until(lambda: heard.missing(["pipeline", "drafts"]) == ["pipeline"], seconds=30, what="one queue is heard")
    finally:
        sweeping.stop()
        worker.close()


@pytest.mark.parametrize(
    ("elsewhere", "said", "goes"), [(False, None, True), (True, None, False), (True, True, True), (False, False, False)]
)
def test_files_that_no_picture_has_go_only_where_nobody_else_keeps_any(
    own_broker_url: str, own_database_url: str, tmp_path: Path, *, elsewhere: bool, said: bool | None, goes: bool
) -> None:
    worker = make_celery(own_broker_url)
    heard = Presence(redis_url(own_broker_url))
    settings = Settings(
        database_url=own_database_url,
        broker_url=own_broker_url,
        data_dir=tmp_path,
        pictures_dir=tmp_path / "shared" if elsewhere else None,
        drop_unused_pictures=said,
        secret_key=None,
        sweep_seconds=0.05,
    )
    store = PictureFolder(settings.pictures_folder)
    digest = store.keep(b"of nobody")
    (file,) = settings.pictures_folder.glob("??/*")
    os.utime(file, (0, 0))
    sweeping.start(settings, worker)
    try:
        wait_until(lambda: not heard.missing(["pipeline"]), seconds=30, what="it sweeps")
        if goes:
            wait_until(lambda: not file.exists(), seconds=30, what="the file is deleted")
        else:
            time.sleep(1)
            assert store.read(digest)
    finally:
        sweeping.stop()
        worker.close()


def test_each_kind_of_work_has_a_task_of_its_name(app: Celery) -> None:
    register(app)
    assert {name for name in app.tasks if name.startswith("tms.")} == {task_name(kind) for kind in WorkKind}
