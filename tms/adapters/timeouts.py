"""Limits of time for what has none of its own: a resolver, and a server that sends a byte now and then."""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress


def in_time(asked: Callable[[], Sequence[str]], until: float) -> Sequence[str]:
    """What the resolver says, which takes its own time. Raises OSError, which is a TimeoutError at the end of ours."""
    said: list[Sequence[str]] = []
    failed: list[BaseException] = []

    def ask() -> None:
        try:
            said.append(asked())
        except Exception as error:  # noqa: BLE001  raised where it is waited for
            failed.append(error)

    asking = threading.Thread(target=ask, name="resolver", daemon=True)
    asking.start()
    asking.join(max(until - time.monotonic(), 0.0))
    if failed:
        raise failed[0]
    if not said:
        raise TimeoutError
    return said[0]


@contextmanager
def ended_at(until: float, opened: Callable[[], socket.socket | None]) -> Iterator[threading.Event]:
    """Each read has a time limit of its own; this one is for a server that sends a byte now and then.

    The event says that it came to that.
    """
    ended = threading.Event()

    def end() -> None:
        ended.set()
        found = opened()
        if found is not None:
            with suppress(OSError):
                # Not a TLS connection's own way, which would go on in plain text.
                socket.socket.shutdown(found, socket.SHUT_RDWR)

    timer = threading.Timer(max(until - time.monotonic(), 0.0), end)
    timer.daemon = True
    timer.start()
    try:
        yield ended
    finally:
        timer.cancel()
