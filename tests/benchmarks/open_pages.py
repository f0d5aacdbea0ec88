"""Many people with a live page open: what a save costs beside them, and whether they hold database connections."""

import selectors
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import cycle, islice
from urllib.parse import urlsplit

from sqlalchemy import text

from tests.benchmarks.browser import Browser
from tests.benchmarks.desk import Saving
from tests.benchmarks.memory import tree_pss
from tests.benchmarks.report import Row
from tests.benchmarks.requests import ALONE, HELLO
from tests.benchmarks.running import Running
from tests.benchmarks.timing import compare
from tests.factories import PASSWORD, make_person
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

PAGES = 200
PEOPLE = 20
"""Who share them: nobody has more than twelve live pages open."""


class OpenPages:
    """Event streams that are read and thrown away, by one thread without a loop of Python per stream."""

    def __init__(self, url: str, cookies: Sequence[str], count: int) -> None:
        host, port = urlsplit(url).netloc.split(":")
        self._selector = selectors.DefaultSelector()
        self.heard: dict[socket.socket, bytes] = {}
        for cookie in islice(cycle(cookies), count):
            stream = socket.create_connection((host, int(port)), timeout=5)
            asked = f"GET /live HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nAccept: text/event-stream\r\n\r\n"
            stream.sendall(asked.encode())
            stream.setblocking(False)
            self._selector.register(stream, selectors.EVENT_READ)
            self.heard[stream] = b""

    def listen(self, seconds: float) -> None:
        """Read what comes in this time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            for key, _ in self._selector.select(left):
                stream = key.fileobj
                if isinstance(stream, socket.socket):
                    said = stream.recv(65536)
                    self.heard[stream] += said
                    if not said:
                        self._selector.unregister(stream)

    @property
    def answered(self) -> int:
        """How many have had the beginning of their stream."""
        return sum(b"retry:" in said for said in self.heard.values())

    def close(self) -> None:
        self._selector.close()
        for stream in self.heard:
            stream.close()


def people_at(url: str, database: Database, publication_id: int, stack: ExitStack) -> list[str]:
    """The cookies of so many editors, each signed in."""
    cookies = []
    for n in range(PEOPLE):
        email = f"watcher{n}@newsroom.example"
        make_person(database, email, [Role.EDITOR], publication_id)
        cookies.append(stack.enter_context(Browser(url)).sign_in(email, PASSWORD).cookie)
    return cookies


@contextmanager
def open_pages(url: str, cookies: Sequence[str], count: int) -> Iterator[OpenPages]:
    """So many streams, of the people with these cookies in turn, closed at the end."""
    pages = OpenPages(url, cookies, count)
    try:
        yield pages
    finally:
        pages.close()


def open_page_rows(running: Running, article_id: int, *, rounds: int) -> list[Row]:
    """A save before and beside the open pages."""
    with ExitStack() as stack:
        hello = stack.enter_context(running.hello())
        translator = stack.enter_context(running.browser(Role.TRANSLATOR))
        watchers = people_at(running.url, running.container.database, running.newsroom.publication_id, stack)
        save = partial(Saving(running, article_id), translator.post)
        greet = partial(hello.get, "/")
        before = compare(greet, [save], rounds=rounds, each=20)[0]
        memory = sum(tree_pss(running.web))
        with open_pages(running.url, watchers, PAGES) as pages:
            pages.listen(3)
            answered = pages.answered
            waiting = _connections(running)
            beside = compare(greet, [save], rounds=rounds, each=20)[0]
            pages.listen(1)
            heard = sum(said.count(b"event: article") for said in pages.heard.values())
            grown = sum(tree_pss(running.web)) - memory
    detail = (
        f"{answered} answered, {heard:,} news heard; {before.times:.1f} × hello before; p95 {beside.times_p95:.1f} ×"
    )
    return [
        Row(f"save beside {PAGES} open pages", beside.times, HELLO, ALONE, detail),
        Row("  database connections of the waiting pages", waiting, "", 0),
        Row("  memory that they add", grown, "MB"),
    ]


def _connections(running: Running) -> int:
    """Connections of the product with a transaction open, while nobody does anything."""
    with running.container.database.begin() as uow:
        return int(
            uow.session.scalar(
                text(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    " AND pid <> pg_backend_pid() AND state <> 'idle'"
                )
            )
            or 0
        )
