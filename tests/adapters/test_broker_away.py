"""A broker that is frozen or dead: no request waits for it, nothing piles up, and news is told when it is back."""

import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from tests.chaos.processes import wait_until
from tests.servers import quick_place
from tms import embedded
from tms.adapters import dispatch, live, rate_limit
from tms.adapters.broker import make_celery
from tms.adapters.broker_backoff import AWAY_SECONDS
from tms.adapters.dispatch import Dispatcher, News, Work
from tms.adapters.live import LiveHub
from tms.adapters.rate_limit import RateLimit
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Unavailable
from tms.embedded.server import Server

PUBLICATION = 1


class Broker:
    """A Valkey of our own that can be frozen and killed."""

    def __init__(self, server: Server, celery_url: str) -> None:
        self._server = server
        self.celery_url = celery_url
        self.url = embedded.redis_url(celery_url)

    def signal(self, number: signal.Signals) -> None:
        assert self._server.process is not None
        os.kill(self._server.process.pid, number)

    def freeze(self) -> None:
        self.signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self.signal(signal.SIGCONT)

    def kill(self) -> None:
        self.signal(signal.SIGKILL)
        assert self._server.process is not None
        self._server.process.wait(10)

    def mend(self) -> None:
        if self._server.running:
            self.thaw()
        else:
            self._server.start()


@pytest.fixture(scope="module")
def one_broker() -> Iterator[Broker]:
    folder = Path(tempfile.mkdtemp(prefix="tms-broker-", dir=quick_place()))
    folder.chmod(0o755)
    servers = embedded.start(folder / "data", durable=False)
    valkey = next(part for part in servers.parts if part.name == "valkey")
    yield Broker(valkey, servers.broker_url)
    servers.stop(lambda: True)
    shutil.rmtree(folder)


@pytest.fixture
def broker(one_broker: Broker) -> Iterator[Broker]:
    yield one_broker
    one_broker.mend()


@pytest.fixture
def hub(broker: Broker) -> Iterator[LiveHub]:
    made = LiveHub(broker.url)
    yield made
    made.close()


@pytest.fixture
def dispatcher(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dispatcher]:
    monkeypatch.setattr(dispatch, "PAUSE_SECONDS", 0.05)
    made = Dispatcher(make_celery(broker.celery_url), broker.url)
    yield made
    made.close()


def unit(article_id: int, work: int | None = None) -> UnitOfWork:
    made = UnitOfWork(cast("Session", None))
    made.article_changed(PUBLICATION, article_id)
    if work is not None:
        made.queue(work, "check")
    return made


def until_heard(hub: LiveHub, dispatcher: Dispatcher, article_id: int) -> None:
    def heard() -> bool:
        try:
            news = hub.listen(PUBLICATION)
        except Unavailable:
            return False
        dispatcher.after_commit(unit(article_id))
        return next(news) == article_id

    wait_until(heard, seconds=30, what="news after the broker came back")


def test_while_the_broker_is_frozen_requests_go_on_and_what_they_queue_becomes_one(
    broker: Broker, hub: LiveHub, dispatcher: Dispatcher
) -> None:
    until_heard(hub, dispatcher, 1)
    news = hub.listen(PUBLICATION)
    broker.freeze()
    for _ in range(2000):
        dispatcher.after_commit(unit(7))
        dispatcher.after_commit(unit(8))
    assert dispatcher.waiting <= 2
    broker.thaw()
    assert {next(news), next(news)} == {7, 8}
    wait_until(lambda: dispatcher.waiting == 0, seconds=30, what="nothing left to hand on")


@pytest.mark.full
def test_what_waits_for_a_dead_broker_has_a_bound_and_news_is_told_later(
    broker: Broker, hub: LiveHub, dispatcher: Dispatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "MOST_WAITING", 50)
    until_heard(hub, dispatcher, 1)
    broker.kill()
    for number in range(1000):
        dispatcher.after_commit(unit(number, work=number))
    # What is in hand, what waits, and what the last unit of work put on top.
    assert dispatcher.waiting <= 2 * 50 + 4
    broker.mend()
    until_heard(hub, dispatcher, 2)
    wait_until(lambda: dispatcher.waiting == 0, seconds=60, what="nothing left to hand on")


class Ending(Dispatcher):
    """Whatever it hands on, it tries while its command is ending already."""

    tries = 0

    def _hand_on(self, work: Work, news: News) -> None:
        self.tries += 1
        with self._changed:
            self._changed.wait_for(lambda: self._closing)
        super()._hand_on(work, news)


def test_a_command_that_ends_asks_a_dead_broker_once(broker: Broker) -> None:
    dispatcher = Ending(make_celery(broker.celery_url), broker.url)
    broker.kill()
    dispatcher.after_commit(unit(1))
    dispatcher.close(patience=60)
    assert dispatcher._thread is not None
    assert not dispatcher._thread.is_alive(), "it tries no more"
    assert (dispatcher.tries, dispatcher.waiting) == (1, 1)


def test_a_command_that_ends_leaves_a_broker_that_never_answers(broker: Broker) -> None:
    answered = threading.Event()

    class Hanging(Dispatcher):
        def _hand_on(self, work: Work, news: News) -> None:
            answered.wait()

    dispatcher = Hanging(make_celery(broker.celery_url), broker.url)
    dispatcher.after_commit(unit(1))
    dispatcher.close(patience=0.05)
    assert dispatcher._thread is not None
    assert dispatcher._thread.is_alive()
    assert dispatcher._thread.daemon, "the command's end does not wait for it either"
    answered.set()
    dispatcher._thread.join()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("PING_SECONDS", 0.1), ("LOST_SECONDS", 0.5), ("SUBSCRIBE_SECONDS", 0.2)):
        monkeypatch.setattr(live, name, seconds)


@pytest.mark.full
@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("how", ["freeze", "kill"])
def test_news_ends_when_the_broker_is_lost_and_begins_again(
    broker: Broker, hub: LiveHub, dispatcher: Dispatcher, how: str
) -> None:
    """Whoever listens learns that something may be missed: the browser then asks for everything once."""
    until_heard(hub, dispatcher, 1)
    news = hub.listen(PUBLICATION)
    getattr(broker, how)()
    assert list(news) == []
    with pytest.raises(Unavailable, match="checks for changes by itself"):
        hub.listen(PUBLICATION)
    broker.mend()
    until_heard(hub, dispatcher, 2)


def test_signing_in_waits_for_a_frozen_broker_once(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limit, "PATIENCE_SECONDS", 0.2)
    now = time.monotonic()
    limit = RateLimit(broker.url, clock=lambda: now)
    assert limit.allows("somebody", times=1, seconds=60)
    assert not limit.allows("somebody", times=1, seconds=60)
    broker.freeze()
    with capture_logs() as logs:
        for _ in range(50):
            limit.forget("somebody")
            assert limit.allows("somebody", times=1, seconds=60)
    assert [entry["event"] for entry in logs] == ["rate_limit_unavailable"]
    broker.thaw()
    now += AWAY_SECONDS
    assert limit.allows("another", times=1, seconds=60)
    assert not limit.allows("another", times=1, seconds=60)
