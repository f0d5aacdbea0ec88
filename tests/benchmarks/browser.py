"""A client that keeps its connection, stays signed in, and sends forms as the pages' scripts do."""

import http.client
import re
from collections.abc import Mapping
from typing import Self
from urllib.parse import urlencode, urlsplit

from tests.cookies import Cookies

_TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"')
_FORM_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class UnexpectedAnswerError(Exception):
    """A benchmark that measures error pages measures nothing."""


class Browser:
    """One connection to one server; not shared between threads."""

    def __init__(self, url: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
        self._cookies = Cookies()
        self._token = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def sign_in(self, email: str, password: str) -> Self:
        """Through the form, like everybody; from now on every request is that person's."""
        token = _FORM_TOKEN.search(self.get("/login"))
        form = {"csrf_token": token[1] if token else "", "email": email, "password": password}
        self._send("POST", "/login", urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"}, {302})
        page_token = _TOKEN.search(self.get("/work"))
        self._token = page_token[1] if page_token else ""
        return self

    def get(self, path: str, *, fragment: bool = False) -> str:
        """The page's text."""
        return self._send("GET", path, None, {"X-Fragment": "1"} if fragment else {}, {200})

    def post(self, path: str, form: Mapping[str, object]) -> str:
        """Send a form the way a script does; the JSON that came back."""
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json",
            "X-CSRFToken": self._token,
        }
        return self._send("POST", path, urlencode(form), headers, {200})

    @property
    def cookie(self) -> str:
        """What makes a request this person's."""
        return str(self._cookies)

    def _send(self, method: str, path: str, body: str | None, headers: dict[str, str], wanted: set[int]) -> str:
        headers |= self._cookies.header
        try:
            answer, text = self._exchange(method, path, body, headers)
        except (ConnectionError, http.client.RemoteDisconnected):
            # The server ends a connection that nobody used for some seconds.
            self._connection.close()
            answer, text = self._exchange(method, path, body, headers)
        if answer.status not in wanted:
            raise UnexpectedAnswerError(f"{method} {path}: {answer.status} {text[:500]}")
        self._cookies.keep(answer.headers)
        return text

    def _exchange(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[http.client.HTTPResponse, str]:
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        return answer, answer.read().decode()
