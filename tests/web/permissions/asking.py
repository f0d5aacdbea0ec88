"""Makes one request as one person, and leaves nothing of it behind."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from flask import Flask
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.web.permissions.exhibits import Exhibit
from tests.web.permissions.people import NOBODY
from tests.web.permissions.requests import CALLS, EXAMPLES, FORMS, WORKSPACE, Form
from tests.web.permissions.table import CALL, FRESH, Cell
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.errors import TmsError
from tms.domain.permissions import Actor
from tms.http.context import SESSION_ID, SESSION_PERSON, status_of

Before = Callable[[UnitOfWork], None]

_PARAMETER = re.compile(r"<(?:[^<>]*:)?(\w+)>")
BROWSER = {"Accept": "text/html,application/xhtml+xml"}
SCRIPT = {"Accept": "application/json"}
# Attempts to sign in are counted per address: these are nobody else's.
_ADDRESS = {"REMOTE_ADDR": "192.0.2.44"}


class RolledBack(Database):
    """A database of which every unit of work runs in a savepoint of one transaction, until that is rolled back."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._connection: Connection | None = None

    def session(self) -> Session:
        assert self._connection is not None, "outside of nothing_stays()"
        return Session(self._connection, expire_on_commit=False, join_transaction_mode="create_savepoint")

    @contextmanager
    def read_only(self) -> Iterator[UnitOfWork]:
        """Within the same transaction, which nobody else sees."""
        with self.begin() as uow:
            yield uow

    @contextmanager
    def nothing_stays(self) -> Iterator[None]:
        """Whatever is done inside is undone at the end."""
        with self.engine.connect() as connection, connection.begin() as transaction:
            self._connection = connection
            try:
                yield
            finally:
                self._connection = None
                transaction.rollback()


class World:
    """An installation: its application on a database that forgets, its people, and the objects by state."""

    def __init__(
        self,
        app: Flask,
        database: RolledBack,
        people: Mapping[str, Actor],
        exhibits: Mapping[str, Exhibit],
        sessions: Mapping[str, str],
    ) -> None:
        self.app = app
        self.database = database
        self.people = people
        self.exhibits = exhibits
        self._cookies = {person: self._cookie(actor, sessions[person]) for person, actor in people.items()}

    def answer(self, cell: Cell) -> str:
        """What the cell's request is answered, as the table writes it."""
        if cell.route.startswith(CALL):
            with self.database.nothing_stays():
                return self._call(cell)
        return in_short(self.ask(cell, SCRIPT if cell.route in WORKSPACE else BROWSER))

    def ask(self, cell: Cell, kind: Mapping[str, str], before: Before | None = None) -> TestResponse:
        """The answer to the cell's request. ``before`` changes something that is forgotten with it."""
        method, rule = cell.route.split()
        exhibit = self.exhibits.get(cell.state, Exhibit())
        form = FORMS[cell.route](exhibit) if method == "POST" else None
        return self.open(cell.person, address(rule, exhibit), kind, method=method, form=form, before=before)

    def open(
        self,
        person: str,
        path: str,
        kind: Mapping[str, str],
        *,
        method: str = "GET",
        form: Form | None = None,
        before: Before | None = None,
    ) -> TestResponse:
        """One request as that person; what it did is undone when it was answered."""
        cookies = {} if person == NOBODY else {"Cookie": self._cookies[person]}
        with self.database.nothing_stays():
            if before is not None:
                with self.database.begin() as uow:
                    before(uow)
            response = self.app.test_client(use_cookies=False).open(
                path, method=method, data=form, headers={**kind, **cookies}, environ_base=_ADDRESS
            )
            if not response.is_streamed:
                response.get_data()
            # Streams have begun by now and end here.
            response.close()
            return response

    def _call(self, cell: Cell) -> str:
        if cell.person == NOBODY:
            return "-"
        try:
            with self.database.begin() as uow:
                CALLS[cell.route](uow, self.people[cell.person])
        except TmsError as error:
            return str(status_of(error))
        return "ok"

    def _cookie(self, actor: Actor, begun: str) -> str:
        """The cookie of a session that stays, without the time that a password takes."""
        browser = self.app.test_client()
        with browser.session_transaction() as session:
            session[SESSION_PERSON] = actor.person_id
            session[SESSION_ID] = begun
        cookie = browser.get_cookie(self.app.config["SESSION_COOKIE_NAME"])
        assert cookie is not None
        return f"{cookie.key}={cookie.value}"


@dataclass(frozen=True, slots=True)
class Worlds:
    """A newsroom at work, and an installation that nobody has set up."""

    newsroom: World
    fresh: World

    def answer(self, cell: Cell) -> str:
        """The answer in the world that the cell's state belongs to."""
        return (self.fresh if cell.state == FRESH else self.newsroom).answer(cell)


def address(rule: str, exhibit: Exhibit) -> str:
    """The rule with the object's numbers and names in the places of its parameters."""
    values = asdict(exhibit) | EXAMPLES
    return _PARAMETER.sub(lambda match: str(values[match[1]]), rule)


def in_short(response: TestResponse) -> str:
    """As the table writes it."""
    return urlsplit(response.location).path if response.status_code == 302 else str(response.status_code)
