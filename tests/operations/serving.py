"""The product's web server with a small application in it, as a process of its own.

python -m tests.operations.serving THREADS SECONDS MEGABYTES

SECONDS is the limit for everything that a browser sends or takes. It prints the port.
"""

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from typing import Any

from flask import Flask, Response, request

from tms.cli import incoming, web_worker
from tms.cli.listening import listen
from tms.cli.web_server import WebServer
from tms.http.context import SocketTakenError

MOST_BODY = 1_000_000
PART = 100_000


class TakesTheSocket(Response):
    """As the product's live pages do."""

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        kept.append(environ["gunicorn.socket"].detach())
        os.write(kept[-1], b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nbegun")
        raise SocketTakenError


kept: list[Any] = []
made: list[int] = []
"""So many parts of each answer that is made in parts."""


def application() -> Flask:
    """What the tests ask."""
    app = Flask("serving")
    app.config["MOST_BODY"] = app.config["MAX_CONTENT_LENGTH"] = MOST_BODY

    @app.get("/healthz")
    def healthz() -> str:
        return "ok"

    @app.get("/pid")
    def pid() -> str:
        return str(os.getpid())

    @app.post("/sum")
    def digest() -> str:
        return hashlib.sha256(request.get_data()).hexdigest()

    @app.post("/unread")
    def unread() -> str:
        return "not read"

    @app.get("/wait/<float:seconds>")
    def wait(seconds: float) -> str:
        time.sleep(seconds)
        return str(os.getpid())

    @app.get("/long/<int:size>")
    def long(size: int) -> bytes:
        return b"x" * size

    @app.get("/live")
    def live() -> Response:
        return TakesTheSocket()

    @app.post("/grow/<int:megabytes>")
    def grow(megabytes: int) -> str:
        kept.append(bytearray(os.urandom(1000)) * (megabytes * 1000))
        return "grown"

    _answers_in_parts(app)
    return app


def _answers_in_parts(app: Flask) -> None:
    @app.get("/parts/<int:number>")
    def parts(number: int) -> Response:
        made.append(0)

        def each() -> Iterator[bytes]:
            for _ in range(number):
                made[-1] += 1
                yield b"x" * PART

        return Response(each())

    @app.get("/made")
    def how_many() -> str:
        return str(made[-1])


class Server(WebServer):
    """The product's, with that application."""

    def load(self) -> Any:
        """Called by gunicorn."""
        return application()


if __name__ == "__main__":
    threads, seconds, megabytes = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    web_worker.HEAD_SECONDS = web_worker.BODY_SECONDS = seconds
    incoming.SEND_SECONDS = seconds
    web_worker.ROOM = 50_000_000
    web_worker.LOOK_EVERY = 0.2
    with listen("127.0.0.1", 0) as listener:
        sys.stdout.write(f"{listener.getsockname()[1]}\n")
        sys.stdout.flush()
        Server(listener.detach(), threads, megabytes * 1_000_000).run()
