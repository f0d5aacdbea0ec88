"""The worker is killed with SIGKILL while it hands out webhooks, and the broker loses everything: nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from tests.chaos.processes import WorkerProcess, wait_until
from tests.services.desk import Desk, desk, desk_template, own_database_url
from tests.services.webhooks.handing import House, house, in_order
from tests.webhook_receiver import Receiver, receiver
from tms.adapters.vault import FernetVault
from tms.db.unit_of_work import Database
from tms.embedded import redis_url
from tms.services.webhooks.sending import WebhookPost

__all__ = ["desk", "desk_template", "own_database_url"]

pytestmark = pytest.mark.full

SECRET = "only for tests"
EVENTS = 30


class Workers:
    """Real workers of one installation."""

    def __init__(self, url: str, broker: str, folder: Path) -> None:
        self._environment = {
            "TMS_DATABASE_URL": url,
            "TMS_BROKER_URL": broker,
            "TMS_DATA_DIR": str(folder / "data"),
            "TMS_SECRET_KEY": SECRET,
            "TMS_ENCRYPTION_KEY": SECRET,
            "TMS_LEASE_SECONDS": "2",
            "TMS_SWEEP_SECONDS": "0.3",
        }
        self._log = folder / "worker.log"
        self.running: list[WorkerProcess] = []

    def start(self) -> WorkerProcess:
        self.running.append(WorkerProcess("tms.cli.main", ["worker"], self._environment, self._log))
        return self.running[-1]


@pytest.fixture
def workers(own_database_url: str, own_broker_url: str, tmp_path: Path) -> Iterator[Workers]:
    made = Workers(own_database_url, own_broker_url, tmp_path)
    yield made
    for worker in made.running:
        worker.kill()


@pytest.fixture
def outside() -> Iterator[Receiver]:
    with receiver() as running:
        yield running


@pytest.fixture
def here(own_database: Database, desk: Desk, outside: Receiver) -> House:
    made = house(own_database, desk, outside)
    return House(made.database, made.desk, made.receiver, WebhookPost(FernetVault(SECRET), made.post.send))


@pytest.mark.part(2)
def test_what_a_killed_worker_had_in_hand_is_sent_by_the_next_in_order(
    here: House, workers: Workers, own_broker_url: str
) -> None:
    here.hook()
    here.receiver.answers(seconds=0.1)
    for article_id in here.articles:
        here.happens(article_id, 1, times=EVENTS)
    for n in (1, 2):
        first = workers.start()
        wait_until(lambda at=n: len(here.receiver.taken()) >= 10 * at, seconds=60, what=f"some are taken; {first.log}")  # type: ignore[misc]
        first.kill()
        with redis.Redis.from_url(redis_url(own_broker_url)) as broker:
            broker.flushdb()
    here.receiver.answers()
    last = workers.start()
    whole = {article_id: list(range(1, EVENTS + 1)) for article_id in here.articles}
    wait_until(lambda: in_order(here.receiver.taken()) == whole, seconds=90, what=f"all is taken; {last.log}")
    names = [one.id for one in here.receiver.taken()]
    assert len(set(names)) == 2 * EVENTS
    # Of each article, what was not recorded of one round of sending comes twice; every worker was killed once.
    assert 2 * EVENTS <= len(names) <= 4 * EVENTS
