"""Webhooks handed out by two workers: how many a second, how late they are, and what a save costs beside them.

The receiver, and whoever causes the events, are processes of their own on the same machine.

``python -m tests.benchmarks.webhooks receive PORT`` takes everything; ``… happen URL ARTICLES EACH_SECOND SECONDS``
causes events.
"""

import asyncio
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import func, select, text

from tests.benchmarks.articles import page_of
from tests.benchmarks.desk import Saving, make_desk, make_ready
from tests.benchmarks.report import Row
from tests.benchmarks.requests import ALONE, HELLO
from tests.benchmarks.running import SECRET, Running
from tests.benchmarks.timing import compare
from tests.chaos.processes import WorkerProcess, wait_until
from tms.db.models import Article, OutsideEvent, OutsideLog, Webhook, WebhookDelivery
from tms.db.unit_of_work import Database, make_engine
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Role
from tms.services.outside_events.tell_outside import tell_outside
from tms.services.webhooks.configure import WebhookInput, make_webhook

HOOKS = 16
"""More than one worker has in hand at once, so that both work."""

WANTED = 200
"""Deliveries a second."""

SECONDS = 40
ARTICLES = 20
BACKLOG = 500
"""Events that wait for every webhook when the workers begin."""


def webhook_rows(running: Running, *, rounds: int) -> list[Row]:
    """A save alone and beside the deliveries; then how fast two workers, and one, hand out what has piled up."""
    saved = make_desk(running, clients=1)[0][0]
    articles = make_ready(running, [page_of(4, title=f"News {n}", number=n) for n in range(ARTICLES)])
    with running.hello() as hello, running.browser(Role.TRANSLATOR) as translator, _receiver() as port:
        save = partial(Saving(running, saved), translator.post)
        greet = partial(hello.get, "/")
        before = compare(greet, [save], rounds=rounds, each=40)[0]
        with _second_worker(running):
            _make_hooks(running, port)
            causing = _cause(running, articles)
            try:
                time.sleep(5)
                beside = compare(greet, [save], rounds=rounds, each=40)[0]
            finally:
                causing.wait()
            wait_until(lambda: _waiting(running) == 0, seconds=120, what="everything is handed out")
            rate, late = _paced(running)
            after = compare(greet, [save], rounds=rounds, each=40)[0]
            two = _drained(running, articles)
        one = _drained(running, articles)
    alone = (before.times + after.times) / 2
    return [
        Row(
            "webhook deliveries beside saves", rate, "a second", None, f"p50 {late[0]:.1f} s late, p95 {late[1]:.1f} s"
        ),
        Row(
            "  a save beside them",
            beside.times,
            HELLO,
            ALONE,
            f"{before.times:.1f} × before, {after.times:.1f} × after",
        ),
        Row("  slower by", (beside.times / alone - 1) * 100, "%", 10, f"{beside.median * 1000:.1f} ms"),
        Row("a backlog, two workers", two, "a second", None, f"{BACKLOG * HOOKS:,} deliveries"),
        Row("a backlog, one worker", one, "a second"),
    ]


@contextmanager
def _receiver() -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    process = subprocess.Popen([sys.executable, "-m", __name__, "receive", str(port)])
    try:
        wait_until(lambda: _listens(port), seconds=20, what="the receiver listens")
        yield port
    finally:
        process.kill()
        process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as trying:
        return trying.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def _second_worker(running: Running) -> Iterator[None]:
    settings = running.container.settings
    environment = {
        "TMS_DATABASE_URL": settings.database_url or "",
        "TMS_BROKER_URL": settings.broker_url or "",
        "TMS_DATA_DIR": str(settings.data_dir),
        "TMS_SECRET_KEY": SECRET,
    }
    log = Path(settings.data_dir).parent / "second.log"
    worker = WorkerProcess("tms.cli.main", ["worker"], environment, log)
    try:
        time.sleep(4)
        yield
    finally:
        worker.kill()


def _make_hooks(running: Running, port: int) -> None:
    with running.container.database.begin() as uow:
        for n in range(HOOKS):
            wish = WebhookInput(f"http://127.0.0.1:{port}/{n}", [OutsideKind.ARTICLE_UPDATED])
            make_webhook(uow, running.newsroom[Role.ADMINISTRATOR], running.container.webhooks.vault, wish)


def _cause(running: Running, articles: list[int]) -> "subprocess.Popen[bytes]":
    url = running.container.settings.database_url or ""
    some = ",".join(map(str, articles))
    arguments = ["happen", url, some, str(WANTED / HOOKS), str(SECONDS)]
    return subprocess.Popen([sys.executable, "-m", __name__, *arguments])


def _waiting(running: Running) -> int:
    """Deliveries that wait, and events that are not taken up."""
    with running.container.database.begin() as uow:
        waiting = uow.session.scalar(select(func.count()).where(WebhookDelivery.state == "waiting")) or 0
        behind = uow.session.scalar(
            select(func.count())
            .select_from(Webhook)
            .join(OutsideLog, OutsideLog.publication_id == Webhook.publication_id)
            .where(OutsideLog.last_number > Webhook.read_number)
        )
        return waiting + (behind or 0)


def _paced(running: Running) -> tuple[float, tuple[float, float]]:
    """Deliveries a second while events were caused, and how late they were: half of them, and all but five per cent."""
    with running.container.database.begin() as uow:
        rows = uow.session.execute(
            select(WebhookDelivery.tried_at, OutsideEvent.at).join(
                OutsideEvent, OutsideEvent.id == WebhookDelivery.event_id
            )
        ).all()
    sent = sorted(row.tried_at.timestamp() for row in rows)
    late = [(row.tried_at - row.at).total_seconds() for row in rows]
    return len(rows) / (sent[-1] - sent[0]), (statistics.median(late), statistics.quantiles(late, n=20)[-1])


def _drained(running: Running, articles: list[int]) -> float:
    """Deliveries a second of a backlog: all webhooks are switched on at one moment."""
    database = running.container.database
    with database.begin() as uow:
        uow.session.execute(text("UPDATE webhook SET active = false"))
    for n in range(0, BACKLOG, 50):
        _happens(database, articles, n, 50)
    began = time.time()
    with database.begin() as uow:
        uow.session.execute(text("UPDATE webhook SET active = true"))
    wait_until(lambda: _waiting(running) == 0, seconds=240, what="the backlog is handed out")
    with database.begin() as uow:
        moment = func.to_timestamp(began)
        tried = select(
            func.count(),
            func.extract("epoch", func.max(WebhookDelivery.tried_at) - func.min(WebhookDelivery.tried_at)),
        ).where(WebhookDelivery.tried_at >= moment)
        count, seconds = uow.session.execute(tried).one()
    return float(count) / float(seconds)


def _happens(database: Database, articles: list[int], first: int, times: int) -> None:
    """So many events in one transaction, of the articles in turn."""
    with database.begin() as uow:
        for n in range(first, first + times):
            article = uow.session.get_one(Article, articles[n % len(articles)])
            tell_outside(uow, OutsideKind.ARTICLE_UPDATED, article, by=None, told={"n": n})


def _happen(url: str, articles: str, each_second: str, seconds: str) -> None:
    database = Database(make_engine(url, pool_size=1))
    pause, end = 1 / float(each_second), time.monotonic() + float(seconds)
    due, n = time.monotonic(), 0
    while due < end:
        time.sleep(max(0.0, due - time.monotonic()))
        _happens(database, [int(one) for one in articles.split(",")], n, 1)
        due, n = due + pause, n + 1


async def _receive(port: int) -> None:
    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
        await reader.readexactly(length)
        writer.write(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    async def quietly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await take(reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            writer.close()

    server = await asyncio.start_server(quietly, "127.0.0.1", port, backlog=512)
    await server.serve_forever()


if __name__ == "__main__":
    if sys.argv[1] == "receive":
        asyncio.run(_receive(int(sys.argv[2])))
    else:
        _happen(*sys.argv[2:])
