"""A request while it comes in, and the browser's connection as the threads see it: they wait for neither."""

import errno
import re
import select
import socket
from contextlib import suppress
from tempfile import SpooledTemporaryFile

from tms.cli.too_large import too_large_answer

MOST_HEAD = 64 * 1024
MOST_BODY = 64_000_000
"""What is larger is refused while it comes; between the application's own limit and this, it is read and dropped, for
only a browser that could send all of it shows the answer."""

IN_MEMORY = 256 * 1024
AT_ONCE = 64 * 1024

MOST_UNSENT = 4_000_000
"""So much of an answer waits for its browser without a thread; a browser that doesn't read more holds the thread."""

SEND_SECONDS = 20.0

_END = b"\r\n\r\n"
_EXPECT = re.compile(rb"(?<=\n)expect:[ \t]*100-continue[ \t]*\r\n", re.IGNORECASE)


class RefusedError(Exception):
    """The request is not taken; ``status`` is the answer's first line, and ``said`` its media type and body."""

    def __init__(self, status: str, said: tuple[str, bytes] | None = None) -> None:
        super().__init__(status)
        self.status, self.said = status, said


class Incoming:
    """One request, from its first byte to its last. What came behind it is ``rest``, the next one's beginning.

    ``waits_for_word``: the browser sends the body once it hears that it may.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._head = bytearray()
        self._left: int | None = None
        self._is_kept = True
        self.length = 0
        self.size = 0
        self.waits_for_word = False
        self.rest = b""
        self.whole: SpooledTemporaryFile[bytes] | None = None

    @property
    def has_begun(self) -> bool:
        """Whether anything came."""
        return self.size > 0

    @property
    def has_head(self) -> bool:
        """Whether only the body is awaited."""
        return self._left is not None

    def add(self, data: bytes) -> bool:
        """Take what came; True once the request is whole. Raises RefusedError."""
        self.size += len(data)
        if self._left is None:
            searched = max(0, len(self._head) - len(_END))
            self._head += data
            end = self._head.find(_END, searched)
            if end < 0 and len(self._head) <= MOST_HEAD:
                return False
            if not 0 <= end <= MOST_HEAD:
                raise RefusedError("431 Request Header Fields Too Large")
            data = self._begin_body(end + len(_END))
        return self._add_to_body(data)

    def close(self) -> None:
        """Forget what came."""
        if self.whole is not None:
            self.whole.close()

    def _begin_body(self, end: int) -> bytes:
        head, behind = bytes(self._head[:end]), bytes(self._head[end:])
        self._head.clear()
        self.length = self._left = length_of(head)
        # Told in the loop: when gunicorn would say it, everything is here.
        head, expects = _EXPECT.subn(b"", head)
        self.waits_for_word = bool(expects) and len(behind) < self.length
        self._is_kept = self.length <= self._most
        self.whole = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  closed with the request
        self.whole.write(head)
        return behind

    def _add_to_body(self, data: bytes) -> bool:
        left = self._left or 0
        ours, self.rest = data[:left], data[left:]
        self._left = left - len(ours)
        if self.whole is not None:
            if self._is_kept:
                self.whole.write(ours)
            if not self._left:
                self.whole.seek(0)
        return not self._left


def length_of(head: bytes) -> int:
    """The length of the body that follows a head. Raises RefusedError where it does not say one, or says two."""
    fields = [line.partition(b":") for line in head.split(b"\r\n")[1:]]
    names = [name.strip().lower() for name, _, _ in fields]
    if b"transfer-encoding" in names:
        raise RefusedError("411 Length Required")
    said = [value.strip() for name, (_, _, value) in zip(names, fields, strict=True) if name == b"content-length"]
    if not said:
        return 0
    if len(said) > 1 or not said[0].isdigit() or len(said[0]) > 18:
        raise RefusedError("400 Bad Request")
    length = int(said[0])
    if length > MOST_BODY:
        raise RefusedError("413 Content Too Large", too_large_answer(head, length, MOST_BODY))
    return length


class Connection(socket.socket):
    """A browser's connection. A thread reads from it what has come already, and what it writes is sent as the browser
    takes it, also after the thread went on to other work."""

    def __init__(self, accepted: socket.socket, most: int) -> None:
        family, kind, protocol = accepted.family, accepted.type, accepted.proto
        super().__init__(family, kind, protocol, fileno=accepted.detach())
        super().setblocking(False)
        self._most = most
        self.incoming = Incoming(most)
        self.unsent = bytearray()

    def take(self) -> bool:
        """Take what came, in the server's own loop; True once a request is whole.

        Raises RefusedError, and OSError where nothing more can come.
        """
        with suppress(BlockingIOError):
            data = super().recv(AT_ONCE)
            if not data:
                raise ConnectionResetError
            return self.incoming.add(data)
        return False

    def drop(self) -> None:
        """Take what came and forget it. Raises OSError where nothing more can come."""
        with suppress(BlockingIOError):
            if not super().recv(AT_ONCE):
                raise ConnectionResetError

    def next(self) -> bool:
        """Be ready for another request; True if it has come whole already, behind the one before."""
        before = self.incoming
        before.close()
        self.incoming = Incoming(self._most)
        return bool(before.rest) and self.incoming.add(before.rest)

    def flush(self) -> bool:
        """Send what can be sent; True once nothing waits. Raises OSError where nobody reads any more."""
        while self.unsent:
            try:
                sent = super().send(self.unsent)
            except BlockingIOError:
                return False
            del self.unsent[:sent]
        return True

    def recv(self, size: int, flags: int = 0) -> bytes:
        """Read of the request that is whole: after its last byte nothing follows."""
        del flags
        whole = self.incoming.whole
        return b"" if whole is None or whole.closed else whole.read(size)

    def sendall(self, data: bytes, flags: int = 0) -> None:  # type: ignore[override]  # what gunicorn hands over
        """Send it, or keep it to be sent. Raises OSError where the browser reads nothing for a long time."""
        del flags
        self.unsent += data
        while not self.flush() and len(self.unsent) > MOST_UNSENT:
            waiting = select.poll()
            waiting.register(self, select.POLLOUT)
            if not waiting.poll(SEND_SECONDS * 1000):
                self.unsent.clear()
                raise BrokenPipeError(errno.EPIPE, "the browser does not read")

    def setblocking(self, flag: bool) -> None:
        """Never: whoever works with it waits for nothing."""
        del flag

    def close(self) -> None:
        """What came is forgotten too."""
        self.incoming.close()
        super().close()
