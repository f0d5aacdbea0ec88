"""People who send requests as the pages' scripts do, each on a connection of their own that stays open."""

import http.client
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.cookies import Cookies
from tests.factories import PASSWORD

Fields = Mapping[str, object]
PATIENCE = 30.0
DONE = frozenset({200, 303})
"""What scripts are told of an act, and where a form is led to after it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was answered: the status, 0 for none, and of a refusal its code."""

    status: int
    code: str = ""
    body: str = ""

    @property
    def done(self) -> bool:
        return self.status in DONE

    @property
    def refused(self) -> bool:
        return 400 <= self.status < 500

    def json(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.body)
        return found


class Caller:
    """One browser without a window, signed in as somebody as soon as it asks for something."""

    def __init__(self, host: str, port: int, email: str) -> None:
        self.email = email
        self._address = host, port
        self._connection: http.client.HTTPConnection | None = None
        self._cookies = Cookies()
        self._token = ""

    def hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def sign_in(self) -> None:
        """As on the login page. Raises ValueError if that does not work."""
        said, location = self._ask("GET", "/login", None)
        if said.status != 302:
            fields = {"email": self.email, "password": PASSWORD, "csrf_token": _token_in(said.body)}
            said, location = self._ask("POST", "/login", fields)
        if said.status != 302 or "login" in location:
            raise ValueError(f"{self.email} is not let in: {said.status}")
        self._token = _token_in(self._ask("GET", "/work", None)[0].body)

    def send(self, path: str, fields: Fields) -> Said:
        """The answer; of status 0 if none came."""
        try:
            if not self._token:
                self.sign_in()
            said, location = self._post(path, fields)
            if said.code in {"open_points_unseen", "alarms_need_reason"}:
                # As people do it: they read what is open, say why it is right, and go on.
                open_now = re.search(r'name="seen" value="([^"]*)"', self._ask("GET", path, None)[0].body)
                seen = open_now[1] if open_now else ""
                said, location = self._post(path, {**fields, "seen": seen, "reason": "It is right as it stands."})
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.hang_up()
            return Said(0, type(error).__name__)
        if said.status == 401 or said.code == "form_expired" or "/login" in location:
            self._token, self._cookies = "", Cookies()
        return said

    def _post(self, path: str, fields: Fields) -> tuple[Said, str]:
        return self._ask("POST", path, fields, Accept="application/json", **{"X-CSRFToken": self._token})

    def _ask(self, method: str, path: str, fields: Fields | None, **headers: str) -> tuple[Said, str]:
        if self._connection is None:
            self._connection = http.client.HTTPConnection(*self._address, timeout=PATIENCE)
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        headers |= self._cookies.header
        self._connection.request(method, path, urlencode(fields or {}, doseq=True), headers)
        answer = self._connection.getresponse()
        self._cookies.keep(answer.headers)
        body = answer.read().decode()
        return Said(answer.status, _code_in(answer.status, body), body), answer.headers.get("Location", "")


def _token_in(page: str) -> str:
    found = re.search(r'name="csrf-token" content="([^"]+)"', page) or re.search(
        r'name="csrf_token"[^>]* value="([^"]+)"', page
    )
    if found is None:
        raise ValueError("no token")
    return found[1]


def _code_in(status: int, body: str) -> str:
    if status < 400:
        return ""
    try:
        return str(json.loads(body).get("code", status))
    except ValueError:
        return str(status)


def spread(callers: Iterable[Caller]) -> dict[str, Caller]:
    """By the person's address."""
    return {caller.email: caller for caller in callers}
