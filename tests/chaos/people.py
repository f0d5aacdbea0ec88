"""People who save through HTTP as the browser does: signed in, with keys, each request again until it is answered."""

import http.client
import json
import random
import re
import threading
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.chaos.history import Operation, Outcome, Place
from tests.cookies import Cookies
from tests.factories import PASSWORD

PATIENCE = 10.0
PAUSE = (0.15, 0.5)
AGAIN_AFTER = (0.1, 0.6)


@dataclass(slots=True)
class Desk:
    """What people may work on now: per article and locale its segments; and what they did, by article."""

    places: Sequence[tuple[int, str, Place]] = ()
    operations: dict[int, list[Operation]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


class Person(threading.Thread):
    """Saves now here, now there, as long as there is something to work on."""

    def __init__(self, address: tuple[str, int], person_id: int, email: str, desk: Desk, seed: int) -> None:
        super().__init__(name=email, daemon=True)
        self._address = address
        self._person_id = person_id
        self._email = email
        self._desk = desk
        self._random = random.Random(seed)
        self._connection: http.client.HTTPConnection | None = None
        self._cookies = Cookies()
        self._token = ""
        self._revs: dict[Place, int] = {}
        self._n = 0
        self._ended = threading.Event()

    def end(self) -> None:
        """Save no more."""
        self._ended.set()

    def run(self) -> None:
        """Work until the end."""
        while not self._ended.wait(self._random.uniform(*PAUSE)):
            places = self._desk.places
            if places:
                self._save(*self._random.choice(places))
        self._hang_up()

    def _save(self, article_id: int, locale: str, place: Place) -> None:
        self._n += 1
        base = self._revs.get(place, 2)
        text = f"{self._email.split('@')[0]}第{self._n}句"
        operation = Operation(self._person_id, place, base, text, time.monotonic())
        self._desk.operations.setdefault(article_id, []).append(operation)
        fields = {
            "text": text,
            "rev": base,
            "source_rev": 1,
            "key": str(uuid.uuid4()),
            "confirm": self._random.choice("01"),
        }
        path = f"/articles/{article_id}/versions/{locale}/segments/{place[1]}"
        while not self._ended.is_set():
            operation.attempts += 1
            status, answer = self._post(path, fields)
            if self._settled(operation, status, answer):
                operation.answered = time.monotonic()
                return
            self._ended.wait(self._random.uniform(*AGAIN_AFTER))

    def _settled(self, operation: Operation, status: int, answer: dict[str, object]) -> bool:
        """Whether this answer is the last word; what is cut off, away or signed out is sent again."""
        code = str(answer.get("code"))
        if status == 200:
            rev = answer["rev"]
            assert isinstance(rev, int)
            operation.rev, operation.outcome = rev, Outcome.ACKED
            self._revs[operation.place] = rev
            return True
        if status == 409:
            operation.outcome = Outcome.REFUSED
            if isinstance(rev := answer.get("rev"), int):
                self._revs[operation.place] = rev
            return True
        if status == 401 or code == "form_expired":
            self._token = ""
        elif status not in {0, 429, 503}:
            self._desk.broken.append(f"{status} {code}")
        return False

    def _post(self, path: str, fields: dict[str, object]) -> tuple[int, dict[str, object]]:
        """Status and JSON; 0 when no answer came."""
        try:
            if not self._token:
                self._sign_in()
            status, body, _ = self._ask(
                "POST", path, fields, {"Accept": "application/json", "X-CSRFToken": self._token}
            )
            return status, json.loads(body or "{}")
        except (OSError, http.client.HTTPException, ValueError):
            self._hang_up()
            return 0, {}

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _ask(
        self, method: str, path: str, fields: dict[str, object] | None, headers: dict[str, str]
    ) -> tuple[int, str, str]:
        if self._connection is None:
            self._connection = http.client.HTTPConnection(*self._address, timeout=PATIENCE)
        form = {"Content-Type": "application/x-www-form-urlencoded"} if fields is not None else {}
        cookies = self._cookies.header
        self._connection.request(method, path, urlencode(fields or {}), {**headers, **form, **cookies})
        answer = self._connection.getresponse()
        self._cookies.keep(answer.headers)
        return answer.status, answer.read().decode(), answer.headers.get("Location", "")

    def _sign_in(self) -> None:
        """As on the login page; raises ValueError while that doesn't work."""
        status, page, _ = self._ask("GET", "/login", None, {"Accept": "text/html"})
        # Who is signed in already, but was cut off before the next page came, is led on at once.
        if status != 302:
            fields: dict[str, object] = {"email": self._email, "password": PASSWORD, "csrf_token": _token_in(page)}
            status, _, _ = self._ask("POST", "/login", fields, {"Accept": "text/html"})
            if status != 302:
                raise ValueError(status)
        _, page, _ = self._ask("GET", "/work", None, {"Accept": "text/html"})
        self._token = _token_in(page)


def _token_in(page: str) -> str:
    found = re.search(r'name="csrf-token" content="([^"]+)"', page)
    if found is None:
        raise ValueError("no token")
    return found[1]
