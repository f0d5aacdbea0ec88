"""The process that serves: gunicorn's threads, behind a loop that reads requests and sends answers."""

import errno
import os
import resource
import selectors
import signal
import socket
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import structlog
from gunicorn.workers.gthread import TConn, ThreadWorker

from tms.cli import incoming as limits
from tms.cli.incoming import Connection, Incoming, RefusedError
from tms.http.context import SocketTakenError

log = structlog.get_logger(__name__)

HEAD_SECONDS = 10.0
BODY_SECONDS = 20.0
SLOWEST = 16_000
"""Bytes in a second that a connection must carry on the average, beyond the seconds above."""

MOST_INCOMING = 2_000
"""Requests that are not whole yet; of more, the oldest is cut."""

MOST_BYTES = 500_000_000
"""The most bytes of all of them together."""

DROP_SECONDS = 2.0
LOOK_EVERY = 1.0
REPLACED_SECONDS = 30
"""So long a process that is being replaced goes on with what it has begun."""

ROOM = 100_000_000
"""A process may always grow by so much, whatever the bound: else it would be replaced for ever."""


class WebWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's threads, which see a request when it has come whole: who sends slowly holds none of them.

    An answer that goes on for minutes may take its socket away, and then holds none of them either. When the process
    has grown too large, it asks for another one, which ends it once it serves.
    """

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.replaces = False
        self.most_memory: int | None = None
        self._incoming: dict[TConn, float] = {}
        self._dropped: dict[TConn, float] = {}
        self._outgoing: dict[TConn, tuple[float, Any]] = {}
        self._bytes = 0
        self._looked = 0.0
        self._worn = False
        self._most_memory = sys.maxsize
        self._most_body = 0

    def run(self) -> None:
        """Called by gunicorn when the application is there."""
        self._most_body = getattr(self.wsgi, "config", {}).get("MOST_BODY") or 0
        if self.most_memory is not None:
            self._most_memory = max(self.most_memory, memory() + ROOM)
        if self.replaces:
            os.kill(self.ppid, signal.SIGTTOU)
        super().run()

    def accept(self, listener: socket.socket) -> None:
        """Called by gunicorn's loop when somebody connects."""
        try:
            accepted, address = listener.accept()
        except OSError as error:
            if error.errno in {errno.EMFILE, errno.ENFILE}:
                self._make_room()
            return
        self.nr_conns += 1
        conn = TConn(self.cfg, Connection(accepted, self._most_body), address, listener.getsockname())
        conn.data_ready = True
        self._await(conn)
        self._receive(conn, conn.sock)

    def on_client_socket_readable(self, conn: TConn, client: Connection) -> None:
        """Called by gunicorn's loop when a connection that was kept is used again."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._await(conn)
        self._receive(conn, client)

    def handle_request(self, req: Any, conn: TConn) -> Any:
        """Called by gunicorn in a thread of its own."""
        try:
            return super().handle_request(req, conn)
        except SocketTakenError:
            # The connection lives on without gunicorn, which closes in its stead a socket that leads nowhere.
            conn.sock = socket.socket()
            return False

    def finish_request(self, conn: TConn, fs: Any) -> None:
        """Called in gunicorn's loop when the thread is done with it."""
        client = conn.sock
        if not isinstance(client, Connection):
            super().finish_request(conn, fs)
            return
        try:
            if not client.flush():
                self._outgoing[conn] = time.monotonic() + limits.SEND_SECONDS + len(client.unsent) / SLOWEST, fs
                self.poller.register(client, selectors.EVENT_WRITE, partial(self._send, conn))
                return
            stays = not fs.cancelled() and fs.exception() is None and fs.result()
            has_next = client.next() if stays else False
        except (OSError, RefusedError):
            self._close(conn)
            return
        if has_next:
            self.enqueue_req(conn)
        elif stays and client.incoming.has_begun:
            self._await(conn)
        else:
            super().finish_request(conn, fs)

    def murder_pending(self) -> None:
        """Called by gunicorn's loop after whatever happened: cut what takes too long."""
        now = time.monotonic()
        if now - self._looked < LOOK_EVERY:
            return
        self._looked = now
        late = [conn for conn, until in self._incoming.items() if until < now or not (self.alive or _has_begun(conn))]
        for conn in late:
            self._end(conn, "408 Request Timeout" if _has_begun(conn) else None)
        for conn in [conn for conn, until in self._dropped.items() if until < now]:
            self._end(conn)
        for conn in [conn for conn, (until, _) in self._outgoing.items() if until < now]:
            self._forget_outgoing(conn)
            self._close(conn)
        self._look_at_memory()

    def _make_room(self) -> None:
        """There are too many open files: the oldest unfinished request goes."""
        if self._incoming:
            self._end(next(iter(self._incoming)))
        else:
            time.sleep(0.05)

    def _await(self, conn: TConn) -> None:
        """Read from it, in the loop, until a request is whole."""
        while self._incoming and (len(self._incoming) >= MOST_INCOMING or self._bytes > MOST_BYTES):
            self._end(next(iter(self._incoming)))
        self._incoming[conn] = _until(conn.sock.incoming)
        self._bytes += conn.sock.incoming.size
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._receive, conn))

    def _receive(self, conn: TConn, client: Connection) -> None:
        if conn in self._dropped:
            try:
                client.drop()
            except OSError:
                self._end(conn)
            return
        if conn not in self._incoming:
            return  # Cut by what else happened in this round.
        incoming = client.incoming
        had_head, size = incoming.has_head, incoming.size
        try:
            is_whole = client.take()
        except RefusedError as error:
            self._refuse(conn, error)
            return
        except OSError:
            self._end(conn)
            return
        self._bytes += incoming.size - size
        if is_whole:
            self._no_longer_awaited(conn)
            self.enqueue_req(conn)
        elif incoming.has_head and not had_head:
            self._incoming[conn] = _until(incoming)
            if incoming.waits_for_word:
                _say(client, "100 Continue")

    def _send(self, conn: TConn, client: Connection) -> None:
        if conn not in self._outgoing:
            return
        try:
            is_sent = client.flush()
        except OSError:
            self._forget_outgoing(conn)
            self._close(conn)
            return
        if is_sent:
            self.finish_request(conn, self._forget_outgoing(conn))

    def _refuse(self, conn: TConn, error: RefusedError) -> None:
        """Say so, and take what still comes for a moment: closed at once, a connection loses what was said last."""
        self._no_longer_awaited(conn)
        _say(conn.sock, error.status, error.said)
        with suppress(OSError):
            conn.sock.shutdown(socket.SHUT_WR)
        conn.sock.incoming.close()
        self._dropped[conn] = time.monotonic() + DROP_SECONDS
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._receive, conn))

    def _end(self, conn: TConn, status: str | None = None) -> None:
        if conn in self._incoming:
            self._no_longer_awaited(conn)
        elif self._dropped.pop(conn, None) is not None:
            self.poller.unregister(conn.sock)
        if status is not None:
            _say(conn.sock, status)
        self._close(conn)

    def _no_longer_awaited(self, conn: TConn) -> None:
        del self._incoming[conn]
        self._bytes -= conn.sock.incoming.size
        self.poller.unregister(conn.sock)

    def _forget_outgoing(self, conn: TConn) -> Any:
        self.poller.unregister(conn.sock)
        return self._outgoing.pop(conn)[1]

    def _close(self, conn: TConn) -> None:
        self.nr_conns -= 1
        conn.close()

    def _look_at_memory(self) -> None:
        if self._worn or not self.alive or (now := memory()) < self._most_memory:
            return
        self._worn = True
        log.warning("web_process_replaced", megabytes=now // 1_000_000, most=self._most_memory // 1_000_000)
        self.cfg.set("graceful_timeout", REPLACED_SECONDS)
        os.kill(self.ppid, signal.SIGTTIN)


def memory() -> int:
    """Bytes of this process in memory; where the system does not say it, as many as there ever were."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _until(incoming: Incoming) -> float:
    """When what is awaited must be there: the rest of the head, or of the body."""
    now = time.monotonic()
    return now + BODY_SECONDS + incoming.length / SLOWEST if incoming.has_head else now + HEAD_SECONDS


def _has_begun(conn: TConn) -> bool:
    begun: bool = conn.sock.incoming.has_begun
    return begun


def _say(client: Connection, status: str, said: tuple[str, bytes] | None = None) -> None:
    """A short answer, if the connection takes it at once."""
    kind, body = said or ("", b"")
    end = "" if status.startswith("1") else f"Connection: close\r\nContent-Length: {len(body)}\r\n"
    end += f"Content-Type: {kind}\r\nX-Content-Type-Options: nosniff\r\n" if kind else ""
    with suppress(OSError):
        socket.socket.send(client, f"HTTP/1.1 {status}\r\n{end}\r\n".encode() + body)
