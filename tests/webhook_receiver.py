"""A receiver of webhooks in a process of its own, which answers as it is told and keeps what it was sent.

``python -m tests.webhook_receiver PORT`` serves. Each path is a receiver; ``PUT`` says how it answers from now on.
"""

import json
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HOST = "127.0.0.1"
LONGEST_HOLD = 13.0
"""So long at most one that ``holds`` a request does: less than a sender waits."""


@dataclass(frozen=True, slots=True)
class Received:
    """A request that came to a receiver, when, and whether it was taken; the headers' names in small letters."""

    headers: Mapping[str, str]
    body: str
    at: float
    taken: bool

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def message(self) -> Any:
        return json.loads(self.body)


@dataclass(slots=True)
class _State:
    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    received: dict[str, list[Mapping[str, Any]]] = field(default_factory=dict)


_STATE = _State()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_PUT(self) -> None:
        """How this receiver answers from now on: ``status``, ``articles`` for which alone, ``seconds`` to wait,
        ``holds``: until it is told otherwise, ``headers``.
        """
        rule = json.loads(self._body())
        with _STATE.lock:
            _STATE.rules[self.path] = rule
        self._answer(200)

    def do_GET(self) -> None:
        """What this receiver was sent."""
        with _STATE.lock:
            found = list(_STATE.received.get(self.path, ()))
        self._answer(200, json.dumps(found).encode())

    def do_POST(self) -> None:
        """A webhook."""
        body, at = self._body().decode(), time.time()
        with _STATE.lock:
            rule = _STATE.rules.get(self.path, {})
        article = json.loads(body)["data"].get("article", {}).get("id")
        status = rule.get("status", 204) if article in rule.get("articles", [article]) else 204
        time.sleep(rule.get("seconds", 0))
        until = time.monotonic() + LONGEST_HOLD
        while rule.get("holds") and _STATE.rules.get(self.path) is rule and time.monotonic() < until:
            time.sleep(0.05)
        headers = {name.lower(): value for name, value in self.headers.items()}
        one = {"headers": headers, "body": body, "at": at, "taken": isinstance(status, int) and 200 <= status < 300}
        with _STATE.lock:
            _STATE.received.setdefault(self.path, []).append(one)
        if status == "closes":
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self._answer(status, rule.get("says", "").encode(), rule.get("headers", {}))

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def _answer(self, status: int, body: bytes = b"", headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Receiver:
    """The running process; ``path`` names one of its receivers, below a ``folder`` of the test's own."""

    def __init__(self, port: int, folder: str = "") -> None:
        self._port = port
        self._folder = folder

    def of_its_own(self) -> "Receiver":
        """The same process, with receivers that nothing was sent to."""
        return Receiver(self._port, f"/{uuid.uuid4().hex}")

    def address(self, path: str = "/") -> str:
        return f"http://{HOST}:{self._port}{self._folder}{path}"

    def answers(self, path: str = "/", **rule: Any) -> None:
        """How it answers from now on; nothing: 204."""
        self._ask("PUT", path, json.dumps(rule))

    def received(self, path: str = "/") -> list[Received]:
        """What came, in the order in which it was answered."""
        return [Received(**one) for one in json.loads(self._ask("GET", path))]

    def taken(self, path: str = "/") -> list[Received]:
        return [one for one in self.received(path) if one.taken]

    def _ask(self, method: str, path: str, body: str | None = None) -> bytes:
        connection = HTTPConnection(HOST, self._port, timeout=10)
        connection.request(method, self._folder + path, body)
        answer = connection.getresponse().read()
        connection.close()
        return answer


@contextmanager
def receiver() -> Iterator[Receiver]:
    """A running receiver, ended at the end."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", __name__, str(port)])
    try:
        for _ in range(200):
            try:
                socket.create_connection((HOST, port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield Receiver(port)
    finally:
        process.kill()
        process.wait()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


if __name__ == "__main__":
    _Server((HOST, int(sys.argv[1])), _Handler).serve_forever()
