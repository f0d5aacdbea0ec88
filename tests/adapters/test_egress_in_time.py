"""A limit of time holds for whatever is answered: each form of a server that sends a drop now and then."""

import http.client
import itertools
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tms.adapters.egress import Egress, EgressError, HttpAnswer
from tms.adapters.egress_policy import Purpose

SECONDS = 0.5
DROPS = 400
EVERY = 0.05
"""All of them together are forty times the limit."""

OK = b"HTTP/1.1 200 OK\r\n"
AGAIN = b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

FORMS = {
    "status": (b"", b"H"),
    "headers": (OK + b"X-Slow: ", b"x"),
    "many headers": (OK, b"X-Slow: x\r\n"),
    "continue": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "with a length": (OK + b"Content-Length: 100000\r\n\r\n", b"x"),
    "until it closes": (OK + b"Connection: close\r\n\r\n", b"x"),
    "a length, then closes": (OK + b"Connection: close\r\nContent-Length: 100000\r\n\r\n", b"x"),
    "without a word of its end": (b"HTTP/1.0 200 OK\r\n\r\n", b"x"),
    "chunked": (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "chunked, then closes": (OK + b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "one chunk": (OK + b"Transfer-Encoding: chunked\r\n\r\nfffff\r\n", b"x"),
    "nothing": (OK + b"Connection: close\r\n\r\n", b""),
}


class Dripping:
    """Answers every connection with a beginning, then drop by drop until the other side is gone."""

    def __init__(self, begin: bytes, drop: bytes) -> None:
        self.begin, self.drop, self.dropped = begin, drop, 0
        self.ended = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]

    def serve(self) -> None:
        while True:
            try:
                taken, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._drip, args=(taken,), daemon=True).start()

    def _drip(self, taken: socket.socket) -> None:
        with taken:
            taken.settimeout(EVERY)
            try:
                taken.recv(65_536)
                taken.sendall(self.begin)
                for _ in range(DROPS):
                    taken.sendall(self.drop)
                    self.dropped += 1
                    try:
                        if not taken.recv(1000):
                            break
                    except TimeoutError:
                        continue
            except OSError:
                pass
        self.ended.set()


@contextmanager
def dripping(begin: bytes, drop: bytes) -> Iterator[Dripping]:
    server = Dripping(begin, drop)
    threading.Thread(target=server.serve, daemon=True).start()
    try:
        yield server
    finally:
        server.listener.close()


def ask(port: int, scheme: str = "http", seconds: float = SECONDS, *, egress: Egress | None = None) -> HttpAnswer:
    return (egress or Egress()).request(
        "GET", f"{scheme}://127.0.0.1:{port}/", purpose=Purpose.ENGINE, seconds=seconds, follow=True
    )


@pytest.mark.sample(3)
@pytest.mark.parametrize("form", FORMS)
def test_an_answer_that_comes_drop_by_drop_is_cut(form: str) -> None:
    with dripping(*FORMS[form]) as server:
        with pytest.raises(EgressError, match="did not answer in time"):
            ask(server.port)
        assert server.ended.wait(5)
        assert server.dropped < DROPS / 4


def test_a_handshake_that_comes_drop_by_drop_is_cut() -> None:
    with dripping(b"\x16\x03\x03\x40\x00", b"\x02") as server:
        with pytest.raises(EgressError, match="did not answer in time"):
            ask(server.port, "https", egress=Egress(tls=ssl.create_default_context()))
        assert server.ended.wait(5)
        assert server.dropped < DROPS / 4


def test_a_redirect_does_not_begin_the_time_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    with dripping(b"", b"") as server:
        began: list[float] = []
        drip = server._drip

        def lead_on(taken: socket.socket) -> None:
            began.append(time.monotonic())
            if len(began) > 3:
                drip(taken)
                return
            time.sleep(SECONDS / 4)
            taken.recv(65_536)
            taken.sendall(AGAIN)
            taken.close()

        monkeypatch.setattr(server, "_drip", lead_on)
        with pytest.raises(EgressError, match="did not answer in time"):
            ask(server.port)
        assert server.ended.wait(5)
        assert server.dropped < DROPS / 4


def test_a_name_that_takes_long_to_look_up_takes_no_longer() -> None:
    found = threading.Event()

    def resolver(host: str, port: int) -> list[str]:
        found.wait(20)
        return ["127.0.0.1"]

    with pytest.raises(EgressError, match="did not answer in time"):
        ask(9, egress=Egress(resolver))
    assert not found.is_set()
    found.set()


def test_what_comes_in_time_is_whole_in_each_form() -> None:
    whole = {
        "with a length": b"Content-Length: 3\r\n\r\nabc",
        "until it closes": b"Connection: close\r\n\r\nabc",
        "chunked": b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n",
    }
    for answer in whole.values():
        with socket.create_server(("127.0.0.1", 0)) as listener:

            def serve(listener: socket.socket = listener, answer: bytes = answer) -> None:
                taken, _ = listener.accept()
                with taken:
                    taken.recv(65_536)
                    taken.sendall(OK + answer)

            threading.Thread(target=serve, daemon=True).start()
            assert ask(listener.getsockname()[1], seconds=20).body == b"abc"


@pytest.mark.parametrize("bracket", [b"[", b'{"a":'])
def test_json_that_is_nested_without_end_is_no_json(bracket: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        HttpAnswer(http.client.OK, {}, bracket * 200_000).json()
    depth = "".join(itertools.repeat("[", 50)) + "]" * 50
    assert HttpAnswer(http.client.OK, {}, depth.encode()).json() == json.loads(depth)
