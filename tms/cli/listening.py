"""The web server's socket, opened before the web server so that a taken port is known at once."""

import errno
import http.client
import socket

from tms.domain.errors import Invalid
from tms.settings import Settings

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
HEALTH = "/healthz"
ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared with, not bound to


def listen(host: str, port: int, *, other_if_taken: bool = False) -> socket.socket:
    """A listening socket. With ``other_if_taken`` a taken port gives way to any free one.

    Error: ``address_unusable``.
    """
    try:
        return _bound(host, port)
    except OSError as error:
        if other_if_taken and error.errno == errno.EADDRINUSE:
            return _bound(host, 0)
        reason = error.strerror or str(error)
        raise Invalid("address_unusable", host=host, port=port, reason=reason) from error


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(1024)
    except BaseException:
        listener.close()
        raise
    return listener


def reached_at(listener: socket.socket) -> tuple[str, int]:
    """Host and port by which this machine reaches the socket."""
    host, port = listener.getsockname()[:2]
    return ANY_ADDRESS.get(host, host), port


def web_url(listener: socket.socket) -> str:
    """The address that a browser on this machine opens."""
    host, port = reached_at(listener)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def setup_address(settings: Settings, port: int) -> str | None:
    """Where the administrator is created from elsewhere, with the token for it; None where only this machine comes.

    ``port`` is the one that was taken, which is another than the one asked for where that was not free.
    """
    from tms.embedded import secret_key
    from tms.services.people.setup_token import setup_token

    if settings.host in LOOPBACK and not settings.public_url:
        return None
    host = ANY_ADDRESS.get(settings.host, settings.host)
    base = settings.public_url or f"http://{f'[{host}]' if ':' in host else host}:{port}"
    return f"{base.rstrip('/')}/setup?token={setup_token(secret_key(settings))}"


def is_healthy(listener: socket.socket, seconds: float) -> bool:
    """Whether the web server answers at the socket and says that it is well."""
    host, port = reached_at(listener)
    connection = http.client.HTTPConnection(host, port, timeout=seconds)
    try:
        connection.request("GET", HEALTH)
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
