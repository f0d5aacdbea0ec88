"""An installation elsewhere, asked by its API with a token; what goes wrong is said in a sentence with what to do."""

import json
import math
import ssl
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from tms.adapters.egress import Egress, EgressError, EgressFault, HttpAnswer
from tms.adapters.egress_policy import Purpose
from tms.adapters.retry_after import retry_after
from tms.domain.errors import Denied, Invalid, Unavailable
from tms.domain.web_address import encoded_address

API = "/api/v1"
MOST_BYTES = 64_000_000
SECONDS = 60.0
PAUSES = (1.0, 2.0, 4.0, 8.0)
"""Before each further try, where the installation was away for a moment."""

MOST_WAITS = 30
LONGEST_WAIT = 300
_PASSING = frozenset({500, 502, 503, 504})
_WITHOUT_FAULT = frozenset({200, 304, 404, 410})


class ApiCaller:
    """Asks with one token. ``say`` is told why it waits; ``sleep`` and ``egress`` are the real ones if not given."""

    def __init__(
        self,
        url: str,
        token: str,
        *,
        say: Callable[[str], None],
        sleep: Callable[[float], None] = time.sleep,
        egress: Egress | None = None,
    ) -> None:
        self.url = _checked(url)
        self.host = urlsplit(self.url).netloc
        self._headers = {"Authorization": f"Bearer {token}", "Accept": "application/json", "Accept-Language": "en"}
        self._say = say
        self._sleep = sleep
        self._egress = egress or Egress()

    def ask(self, path: str, *, etag: str | None = None, query: Mapping[str, str | int] | None = None) -> HttpAnswer:
        """The answer to a GET: 200, 304, 404 or 410; each refusal besides is raised.

        Raises Denied and Invalid (``pull_refused`` …), and Unavailable (``pull_away``) where asking again later helps.
        """
        sent = self._headers | ({"If-None-Match": etag} if etag else {})
        return self._ask(f"{self.url}{API}{path}" + (f"?{urlencode(query)}" if query else ""), sent)

    def ask_as_reader(self, path: str) -> HttpAnswer:
        """The answer to a GET of what everybody may have: without the token. Raises as ``ask``."""
        return self._ask(self.url + path, {"Accept-Language": "en"})

    def _ask(self, url: str, sent: Mapping[str, str]) -> HttpAnswer:
        for _ in range(MOST_WAITS):
            answer = self._answer(url, sent)
            if answer.status != 429:
                return self._without_fault(answer)
            seconds = _retry_after(answer.headers)
            self._say(f"{self.host} asks to wait {seconds} s")
            self._sleep(seconds)
        raise Unavailable("pull_away", host=self.host, reason="too many requests")

    def read(self, path: str, **query: str | int) -> Any:
        """What a GET that is granted is answered, as JSON. Raises as ``ask``, and Invalid (``pull_not_ours``)."""
        answer = self.ask(path, query=query)
        if answer.status != 200:
            raise self._refusal(answer)
        return self.json(answer)

    def json(self, answer: HttpAnswer) -> Any:
        """The answer's body. Raises Invalid (``pull_not_ours``)."""
        try:
            return answer.json()
        except ValueError:
            raise self.not_ours() from None

    def not_ours(self) -> Invalid:
        """The error to raise where an answer is none that Sanwen gives."""
        return Invalid("pull_not_ours", host=self.host)

    def _answer(self, url: str, headers: Mapping[str, str]) -> HttpAnswer:
        """The answer, after a few more tries where there was none or a passing one."""
        for pause in (*PAUSES, None):
            try:
                answer = self._once(url, headers)
                if answer.status not in _PASSING:
                    return answer
                reason, wait = f"it answers {answer.status}", _retry_after(answer.headers, default=0)
            except EgressError as error:
                reason, wait = str(error), 0
            if pause is None:
                break
            self._say(f"{self.host}: {reason}; tried again")
            self._sleep(max(pause, wait))
        raise Unavailable("pull_away", host=self.host, reason=reason)

    def _once(self, url: str, headers: Mapping[str, str]) -> HttpAnswer:
        try:
            return self._egress.request(
                "GET",
                url,
                purpose=Purpose.INSTALLATION,
                headers=headers,
                seconds=SECONDS,
                most_bytes=MOST_BYTES,
            )
        except EgressError as error:
            if error.fault is EgressFault.CERTIFICATE or isinstance(error.__cause__, ssl.SSLCertVerificationError):
                raise Invalid("pull_certificate", host=self.host) from error
            if error.refused or error.fault is EgressFault.UNKNOWN:
                raise Invalid("pull_not_allowed", host=self.host, reason=str(error)) from error
            raise

    def _without_fault(self, answer: HttpAnswer) -> HttpAnswer:
        if answer.status in _WITHOUT_FAULT:
            return answer
        if 300 <= answer.status < 400:
            raise Invalid("pull_moved", host=self.host, where=printable(answer.headers.get("location", "")))
        raise self._refusal(answer)

    def _refusal(self, answer: HttpAnswer) -> Denied | Invalid:
        """What the installation says is wrong, in its own words, which name the remedy."""
        try:
            said = json.loads(answer.body)
            words, code = said["title"], said["code"]
        except (ValueError, TypeError, KeyError, RecursionError):
            return self.not_ours()
        kind = Denied if answer.status in {401, 403} else Invalid
        return kind(
            "pull_refused", host=self.host, status=answer.status, name=printable(str(code)), words=printable(str(words))
        )


def printable(words: str) -> str:
    """Another's words without what a terminal would obey, and not too many of them."""
    return "".join(char if char.isprintable() else " " for char in words)[:500].strip()


def _checked(url: str) -> str:
    bare = url.strip().rstrip("/")
    try:
        parts = urlsplit(bare)
        encoded = encoded_address(bare)
        port_is_one = parts.port is None or parts.port > 0
    except ValueError:
        raise Invalid("pull_url_wrong", url=printable(url)) from None
    wanted = parts.scheme in {"http", "https"} and parts.hostname and not (parts.query or parts.fragment)
    if not wanted or not port_is_one or "@" in parts.netloc:
        raise Invalid("pull_url_wrong", url=printable(parts._replace(netloc=parts.hostname or "").geturl()))
    return encoded.rstrip("/")


def _retry_after(headers: Mapping[str, str], *, default: int = 5) -> int:
    asked = retry_after(headers.get("retry-after", ""), most=LONGEST_WAIT)
    return default if asked is None else max(math.ceil(asked), 1)
