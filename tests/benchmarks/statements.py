"""How many statements a request makes: the same application in this process, counted at the driver."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.engine import Engine

from tests.benchmarks.running import Running
from tests.factories import PASSWORD
from tms.app import create_app
from tms.domain.permissions import Role


@dataclass
class Counted:
    """Statements, and beside them the beginnings and ends of transactions."""

    statements: list[str] = field(default_factory=list)
    transactions: int = 0

    @property
    def words(self) -> str:
        """``7 + BEGIN, COMMIT``."""
        around = "BEGIN, COMMIT" if self.transactions == 1 else f"{self.transactions} × (BEGIN, COMMIT)"
        return f"{len(self.statements)} + {around}"


@contextmanager
def counting(engine: Engine) -> Iterator[Counted]:
    """What the engine is asked in this block."""
    counted = Counted()

    def statement(_c: object, _cursor: object, sql: str, parameters: Any, _context: object, executemany: bool) -> None:
        if not sql.startswith(("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO")):
            # The driver sends a statement of many rows once per row.
            counted.statements += [sql] * (len(parameters) if executemany else 1)

    def begin(_connection: object) -> None:
        counted.transactions += 1

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "begin", begin)
    try:
        yield counted
    finally:
        event.remove(engine, "before_cursor_execute", statement)
        event.remove(engine, "begin", begin)


class InProcess:
    """The application without a server between; its forms need no token."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._app = create_app(running.container)
        self._app.config["WTF_CSRF_ENABLED"] = False
        self._clients: dict[Role, FlaskClient] = {}

    def count(self, role: Role, ask: Callable[[FlaskClient], Any]) -> Counted:
        """The statements of the second request of its kind: the first one fills what is kept."""
        client = self._client(role)
        ask(client)
        with counting(self._running.container.database.engine) as counted:
            answer = ask(client)
        if answer.status_code != 200:
            raise AssertionError(answer.text[:500])
        return counted

    def _client(self, role: Role) -> FlaskClient:
        if role not in self._clients:
            client = self._app.test_client()
            client.post("/login", data={"email": self._running.newsroom.email(role), "password": PASSWORD})
            self._clients[role] = client
        return self._clients[role]


def as_script(client: FlaskClient, path: str, form: Mapping[str, object]) -> Any:
    """A form that the page's script sends."""
    return client.post(path, data=dict(form), headers={"Accept": "application/json"})
