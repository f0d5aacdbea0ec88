"""Event streams of browsers on sockets that belong to no request any more: written without waiting, by one thread."""

import json
import socket
import time
from collections.abc import Iterable, Mapping

BEGINNING = b"retry: 2000\n\n"
STILL_HERE = b": still here\n\n"


def told(article_ids: Iterable[int]) -> bytes:
    """The events that say that these articles have news."""
    return b"".join(b"event: article\ndata: %s\n\n" % json.dumps(article_id).encode() for article_id in article_ids)


def moved(places: Iterable[Mapping[str, object]]) -> bytes:
    """The events that say where somebody's page is now, or that it is closed."""
    return b"".join(b"event: here\ndata: %s\n\n" % json.dumps(place).encode() for place in places)


class Stream:
    """One browser's stream. A browser that does not read loses it, comes back and asks for everything."""

    def __init__(self, taken: socket.socket) -> None:
        self._socket = taken
        self._socket.setblocking(False)
        self.since = time.monotonic()

    def write(self, said: bytes) -> bool:
        """Whether all of it is on its way; if not, the stream is closed."""
        try:
            if self._socket.send(said) == len(said):
                return True
        except OSError:
            pass
        self.close()
        return False

    @property
    def is_gone(self) -> bool:
        """Whether the browser has ended it, which is noticed otherwise with the next sign of life."""
        try:
            return not self._socket.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return False
        except OSError:
            return True

    def close(self) -> None:
        """The browser sees the end."""
        self._socket.close()
