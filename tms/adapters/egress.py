"""The one client for everything that goes out to the network, with a policy per purpose.

An address is checked after its name was resolved, and the connection goes to exactly the address that was checked: a
name that resolves differently the second time (DNS rebinding) gains nothing. Redirects are checked like any address.
Built on the standard library's HTTP, because what is needed is small: no pool, no cookies, no proxies, no guessing.
"""

import http.client
import ipaddress
import json
import socket
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from tms.adapters.egress_policy import Purpose, is_allowed
from tms.adapters.timeouts import ended_at, in_time
from tms.domain.web_address import encoded_address

CONNECT_SECONDS = 5.0
MOST_BYTES = 8_000_000
MOST_REDIRECTS = 5

Resolver = Callable[[str, int], Sequence[str]]
"""A host's addresses; tests inject theirs. Raises OSError."""


class EgressFault(StrEnum):
    """What kept a request from its answer, where a person can do something about it."""

    LATE = "late"
    LONG = "long"
    UNKNOWN = "unknown name"
    CERTIFICATE = "certificate"
    CIRCLES = "circles"


class EgressError(Exception):
    """A request failed. ``refused``: policy kept it from being tried. ``sent``: the other side may have acted on it.

    ``url`` is the address at which it came to that, which is another one after a redirect.
    """

    def __init__(
        self, words: str, *, refused: bool = False, sent: bool = False, fault: EgressFault | None = None
    ) -> None:
        super().__init__(words)
        self.refused = refused
        self.sent = sent
        self.fault = fault
        self.url = ""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """Status, headers in small letters, and body; ``url`` is where it was found, after redirects."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str = ""

    def json(self) -> Any:
        """Raises ValueError, also for what is nested deeper than anything that means something, or holds no text."""
        try:
            found = json.loads(self.body)
        except RecursionError:
            raise ValueError("the JSON is nested too deeply") from None
        if b"\\u" in self.body:
            # Escapes can write half a character, which nobody can store.
            json.dumps(found, ensure_ascii=False).encode()
        return found


def resolve(host: str, port: int) -> list[str]:
    """What the system's resolver says."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


class Egress:
    """Sends requests. ``seconds`` of a request is for all of it: connecting, sending, and the answer's last byte."""

    def __init__(self, resolver: Resolver = resolve, tls: ssl.SSLContext | None = None) -> None:
        self._resolver = resolver
        self._tls = tls

    def request(
        self,
        method: str,
        url: str,
        *,
        purpose: Purpose,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        seconds: float = 60.0,
        follow: bool = False,
        most_bytes: int = MOST_BYTES,
    ) -> HttpAnswer:
        """One request; with ``follow`` a GET's redirects too. Raises EgressError.

        On the way to another host, headers that let one in stay behind.
        """
        until = time.monotonic() + seconds
        sent = dict(headers or {})
        for _ in range(MOST_REDIRECTS + 1):
            try:
                answer = self._once(method, url, purpose, sent, body, until, most_bytes)
            except EgressError as error:
                error.url = url
                raise
            target = answer.headers.get("location")
            if not (follow and method == "GET" and answer.status in {301, 302, 303, 307, 308} and target):
                return replace(answer, url=url)
            following = _following(url, target)
            if _origin(urlsplit(following)) != _origin(urlsplit(url)):
                sent = {name: value for name, value in sent.items() if name.lower() not in _LETTING_IN}
            url = following
        circles = EgressError(
            f"it led from one address to the next more than {MOST_REDIRECTS} times", fault=EgressFault.CIRCLES
        )
        circles.url = url
        raise circles

    def post_json(
        self, url: str, payload: Any, *, purpose: Purpose, headers: Mapping[str, str], seconds: float
    ) -> HttpAnswer:
        """A JSON document, never redirected. Raises EgressError."""
        return self.request(
            "POST",
            url,
            purpose=purpose,
            headers={"Content-Type": "application/json", "Accept": "application/json", **headers},
            body=json.dumps(payload, ensure_ascii=False).encode(),
            seconds=seconds,
        )

    def _once(
        self,
        method: str,
        url: str,
        purpose: Purpose,
        headers: Mapping[str, str],
        body: bytes | None,
        until: float,
        most_bytes: int,
    ) -> HttpAnswer:
        parts, host, port = _parts(url)
        address = self._allowed(host, port, purpose, until)
        connection = _Connection(host, port, address, self._context() if parts.scheme == "https" else None, until)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            with ended_at(until, lambda: connection.opened) as ending:
                connection.request(
                    method, target, body, {"User-Agent": "Sanwen", "Accept-Encoding": "identity", **headers}
                )
                # What is left unread would keep the connection open.
                with connection.getresponse() as answer:
                    content = answer.read(most_bytes + 1)
        except (OSError, http.client.HTTPException, ValueError) as error:
            late = time.monotonic() >= until or isinstance(error, TimeoutError)
            words, fault = ("it did not answer in time", EgressFault.LATE) if late else (_words(error), _fault(error))
            raise EgressError(words, sent=connection.connected, fault=fault) from error
        finally:
            connection.close()
        # An answer that says no length ends where the connection does, also where we ended it.
        if ending.is_set():
            raise EgressError("it did not answer in time", sent=True, fault=EgressFault.LATE)
        fault = EgressFault.LONG if len(content) > most_bytes else None
        if answer.length:
            raise EgressError("the answer was cut off or too long", sent=True, fault=fault)
        if fault is not None:
            raise EgressError("the answer is too long", sent=True, fault=fault)
        return HttpAnswer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, content)

    def _allowed(self, host: str, port: int, purpose: Purpose, until: float) -> str:
        """One address of the host, if all of them are allowed."""
        try:
            said = in_time(partial(self._resolver, host, port), until)
            found = [ipaddress.ip_address(address.split("%")[0]) for address in said]
        except TimeoutError as error:
            raise EgressError("it did not answer in time", fault=EgressFault.LATE) from error
        except (OSError, ValueError, UnicodeError) as error:
            raise EgressError(f"the name {host} is not known", fault=EgressFault.UNKNOWN) from error
        if not found:
            raise EgressError(f"the name {host} is not known", fault=EgressFault.UNKNOWN)
        for address in found:
            if not is_allowed(address, purpose):
                raise EgressError(f"{host} is at {address}, which is not allowed here", refused=True)
        # IPv4 first: a machine without an IPv6 route still resolves such names.
        return str(min(found, key=lambda one: one.version))

    def _context(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = ssl.create_default_context()
        return self._tls


_LETTING_IN = {"authorization", "cookie", "proxy-authorization", "x-api-key"}


def _parts(url: str) -> tuple[SplitResult, str, int]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise EgressError("that is no address", refused=True) from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise EgressError("an address begins with http:// or https:// and names a host", refused=True)
    if parts.username is not None or parts.password is not None:
        raise EgressError("an address must not contain a name or a password", refused=True)
    return parts, parts.hostname, port if port is not None else 443 if parts.scheme == "https" else 80


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port


class _Connection(http.client.HTTPConnection):
    """A connection to a checked address, which names the host that was asked for."""

    def __init__(self, host: str, port: int, address: str, tls: ssl.SSLContext | None, until: float) -> None:
        super().__init__(host, port)
        self.default_port = 443 if tls else 80
        self._address = address
        self._tls = tls
        self._until = until
        self.connected = False
        # The answer may outlive ``sock``: one that ends with its connection takes it over.
        self.opened: socket.socket | None = None

    def connect(self) -> None:
        left = max(self._until - time.monotonic(), 0.001)
        raw = socket.create_connection((self._address, self.port), min(CONNECT_SECONDS, left))
        raw.settimeout(max(self._until - time.monotonic(), 0.001))
        if self._tls is None:
            self.sock = self.opened = raw
        else:
            # Known before they shake hands: that may be slow too.
            self.sock = self.opened = wrapped = self._tls.wrap_socket(
                raw, server_hostname=self.host, do_handshake_on_connect=False
            )
            wrapped.do_handshake()
        self.connected = True


def _following(url: str, target: str) -> str:
    """Where a redirect leads. Headers are bytes, which some servers write in UTF-8."""
    with suppress(UnicodeError):
        target = target.encode("latin-1").decode()
    try:
        return encoded_address(urljoin(url, target))
    except ValueError as error:
        raise EgressError("it led to what is no address", sent=True) from error


def _fault(error: Exception) -> EgressFault | None:
    return EgressFault.CERTIFICATE if isinstance(error, ssl.SSLCertVerificationError) else None


def _words(error: Exception) -> str:
    """Without addresses and paths, for people."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted ({error.verify_message})"
    if isinstance(error, ConnectionRefusedError):
        return "nothing listens there"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "the connection ended before the answer was complete"
