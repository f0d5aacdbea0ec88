"""The web server, as a process and over real sockets: who sends or takes slowly holds nobody up, and is cut."""

import hashlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from typing import BinaryIO

import pytest

from tests.operations.serving import MOST_BODY, PART
from tms.cli.incoming import MOST_UNSENT

pytestmark = pytest.mark.full

THREADS = 4
LONG = 60.0
HEAD = b"POST /sum HTTP/1.1\r\nHost: here\r\nContent-Length: %d\r\n"


@dataclass(frozen=True, slots=True)
class Serving:
    """Where it listens, and its first process, which watches the one that serves."""

    port: int
    process: subprocess.Popen[str]

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), 20)

    def ask(self, path: str, body: bytes | None = None, seconds: float = 20) -> tuple[int, bytes]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)) as connection:
            connection.request("GET" if body is None else "POST", path, body)
            answer = connection.getresponse()
            return answer.status, answer.read()


@contextmanager
def serving(seconds: float = LONG, megabytes: int = 10_000) -> Iterator[Serving]:
    command = [sys.executable, "-m", "tests.operations.serving", str(THREADS), str(seconds), str(megabytes)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Serving(int(process.stdout.readline()), process)
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0


@pytest.fixture(scope="module")
def patient() -> Iterator[Serving]:
    """Its limits are beyond the tests."""
    with serving() as server:
        yield server


@pytest.fixture(scope="module")
def strict() -> Iterator[Serving]:
    """Cuts after half a second."""
    with serving(0.5) as server:
        yield server


@contextmanager
def opened(server: Serving, many: int, *parts: bytes) -> Iterator[list[socket.socket]]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(server.connect()) for _ in range(many)]
        for one in sockets:
            for part in parts:
                one.sendall(part)
        yield sockets


def heard(one: socket.socket) -> bytes:
    """Everything until its end."""
    found = b""
    with suppress(ConnectionResetError):
        while said := one.recv(65_536):
            found += said
    return found


def test_sixty_heads_and_forty_bodies_that_never_end_hold_nobody_up(patient: Serving) -> None:
    with (
        opened(patient, 60, b"GET /healthz HTTP/1.1\r\nX-Slow: ") as heads,
        opened(patient, 40, HEAD % 1000, b"\r\n", b"a part") as bodies,
    ):
        assert patient.ask("/healthz") == (200, b"ok")
        assert patient.ask("/sum", b"saved") == (200, hashlib.sha256(b"saved").hexdigest().encode())
        # They were there all the time, and whoever ends at last is answered.
        heads[0].sendall(b"x\r\nConnection: close\r\n\r\n")
        assert heard(heads[0]).startswith(b"HTTP/1.1 200")
        bodies[0].sendall(b"." * 994)
        assert bodies[0].recv(20).startswith(b"HTTP/1.1 200")


def test_who_takes_no_answer_holds_nobody_up(patient: Serving) -> None:
    with opened(
        patient, 2 * THREADS, b"GET /long/3900000 HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"
    ) as takers:
        assert patient.ask("/healthz") == (200, b"ok")
        assert heard(takers[0]).endswith(b"x" * 3_900_000)


@pytest.mark.parametrize("begin", [b"GET /healthz HTTP/1.1\r\nX-Slow: ", HEAD % 1000 + b"\r\n"], ids=["head", "body"])
def test_what_comes_drop_by_drop_is_cut(strict: Serving, begin: bytes) -> None:
    with strict.connect() as dripping:
        dripping.sendall(begin)
        dripping.settimeout(0.1)
        answer = b""
        for _ in range(100):
            with suppress(TimeoutError):
                answer = dripping.recv(1000)
                break
            dripping.sendall(b"x")
        assert answer.startswith(b"HTTP/1.1 408 ")


def test_who_says_nothing_is_cut_without_a_word(strict: Serving) -> None:
    with strict.connect() as silent:
        assert heard(silent) == b""


def test_an_answer_that_nobody_takes_is_dropped(strict: Serving) -> None:
    with strict.connect() as taker:
        taker.sendall(b"GET /long/20000000 HTTP/1.1\r\nHost: here\r\n\r\n")
        assert taker.recv(20).startswith(b"HTTP/1.1 200")
        time.sleep(3)
        assert len(heard(taker)) < 20_000_000


def test_no_more_of_an_answer_is_made_than_is_taken_and_waits(patient: Serving) -> None:
    with patient.connect() as taker:
        taker.sendall(b"GET /parts/2000 HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
        assert taker.recv(20).startswith(b"HTTP/1.1 200")
        before, made = -1, 0
        while made > before:
            time.sleep(0.5)
            before, made = made, int(patient.ask("/made")[1])
        # What the system keeps between the two sockets is some megabytes more.
        assert MOST_UNSENT < made * PART < 10 * MOST_UNSENT


def test_a_connection_is_kept_and_takes_what_comes_in_any_pieces(patient: Serving) -> None:
    body = os.urandom(MOST_BODY)
    wanted = hashlib.sha256(body).hexdigest().encode()
    with patient.connect() as one:
        answer: BinaryIO = one.makefile("rb")
        for size in (1, 7, 5000, 1_000_000):
            sent = HEAD % len(body) + b"\r\n" + body
            small = sent[:200]
            for at in range(0, len(small), max(1, size // 7)):
                one.sendall(small[at : at + max(1, size // 7)])
            one.sendall(sent[200:])
            assert read_answer(answer) == (200, wanted)
        # Two at once, the second one in two pieces.
        ask = b"GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n"
        one.sendall(ask + ask[:10])
        assert read_answer(answer) == (200, b"ok")
        one.sendall(ask[10:] + ask)
        assert [read_answer(answer), read_answer(answer)] == [(200, b"ok")] * 2
        # One whose body the application does not read.
        one.sendall(b"POST /unread HTTP/1.1\r\nHost: here\r\nContent-Length: 9000\r\n\r\n" + b"x" * 9000 + ask)
        assert read_answer(answer) == (200, b"not read")
        assert read_answer(answer) == (200, b"ok")


def read_answer(answer: BinaryIO) -> tuple[int, bytes]:
    line = answer.readline()
    length = 0
    while (field := answer.readline()) != b"\r\n":
        if field.lower().startswith(b"content-length:"):
            length = int(field.split(b":")[1])
    return int(line.split()[1]), answer.read(length)


def test_who_asks_before_sending_is_told_to_go_on_once(patient: Serving) -> None:
    with patient.connect() as one:
        one.sendall(HEAD % 5 + b"Expect: 100-continue\r\nConnection: close\r\n\r\n")
        assert one.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        one.sendall(b"saved")
        assert re.findall(rb"HTTP/1.1 (\d+)", heard(one)) == [b"200"]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"POST /sum HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nsaved\r\n0\r\n\r\n", 411),
        (b"POST /sum HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nsaved", 400),
        (b"POST /sum HTTP/1.1\r\nContent-Length: -5\r\n\r\nsaved", 400),
        ("POST /sum HTTP/1.1\r\nContent-Length: ５\r\n\r\nsaved".encode(), 400),
        (b"POST /sum HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\nsaved", 413),
        (b"GET /healthz HTTP/1.1\r\n" + b"X-Long: " + b"x" * 100_000 + b"\r\n\r\n", 431),
        (b"GET /healthz HTTP/1.1\r\n" + b"X-Endless: " + b"x" * 100_000, 431),
        (b"no request\r\n\r\n", 400),
        (b"\r\n\r\n", 400),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words(patient: Serving, sent: bytes, status: int) -> None:
    with patient.connect() as one:
        one.sendall(sent)
        one.shutdown(socket.SHUT_WR)
        assert heard(one).startswith(b"HTTP/1.1 %d " % status)
    assert patient.ask("/healthz") == (200, b"ok")


@pytest.mark.parametrize(
    ("address", "kind", "words"),
    [
        (b"/api/v1/articles", b"application/problem+json", '"code": "api_too_large"'),
        (b"/articles/preview", b"text/html", "上限为 64,000,000 字节"),
    ],
)
def test_what_is_longer_than_anything_is_refused_with_the_limit(
    patient: Serving, address: bytes, kind: bytes, words: str
) -> None:
    with patient.connect() as one:
        one.sendall(b"POST %b HTTP/1.1\r\nContent-Length: 64000001\r\n\r\n" % address)
        one.shutdown(socket.SHUT_WR)
        head, _, body = heard(one).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 413 ")
    assert b"Content-Type: " + kind in head
    assert b"Content-Length: %d" % len(body) in head
    assert words in body.decode()
    assert "the limit is 64,000,000" in body.decode()


def test_a_body_beyond_the_applications_limit_is_taken_and_refused_by_it(patient: Serving) -> None:
    body = b"x" * (3 * MOST_BODY)
    assert patient.ask("/sum", body)[0] == 413


def test_live_pages_go_on_without_a_thread(patient: Serving) -> None:
    with opened(patient, 50, b"GET /live HTTP/1.1\r\nHost: here\r\n\r\n") as pages:
        for page in pages:
            assert page.recv(1000).startswith(b"HTTP/1.1 200")
        assert patient.ask("/healthz") == (200, b"ok")


def test_what_has_begun_is_answered_when_the_server_stops() -> None:
    with serving() as server, server.connect() as waiting, server.connect() as slow:
        waiting.sendall(b"GET /wait/1.0 HTTP/1.1\r\nHost: here\r\n\r\n")
        slow.sendall(HEAD % 5 + b"\r\nsav")
        time.sleep(0.3)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        slow.sendall(b"ed")
        assert heard(waiting).startswith(b"HTTP/1.1 200")
        assert heard(slow).startswith(b"HTTP/1.1 200")


def test_a_process_that_grew_is_replaced_and_no_request_is_lost() -> None:
    with serving(megabytes=50) as server:
        first = server.ask("/pid")[1]
        lost: list[object] = []
        pids: list[bytes] = []
        done = threading.Event()

        def ask_on() -> None:
            while not done.is_set():
                try:
                    pids.append(server.ask("/wait/0.05")[1])
                except (OSError, http.client.HTTPException) as error:
                    lost.append(error)

        askers = [threading.Thread(target=ask_on, daemon=True) for _ in range(3)]
        with server.connect() as slow:
            for asker in askers:
                asker.start()
            slow.sendall(HEAD % 5 + b"\r\nsav")
            assert server.ask("/grow/10", b"")[1] == b"grown"
            wait_until(lambda: len(pids) > 20)
            assert server.ask("/pid")[1] == first
            assert server.ask("/grow/200", b"")[1] == b"grown"
            wait_until(lambda: pids[-1] != first)
            # What the old one had begun to receive, it answers.
            slow.sendall(b"ed")
            assert slow.recv(1000).startswith(b"HTTP/1.1 200")
        wait_until(lambda: not is_there(int(first)))
        done.set()
        for asker in askers:
            asker.join()
        assert lost == []
        assert len(set(pids)) == 2


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(what: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not what():
        assert time.monotonic() < end
        time.sleep(0.02)
