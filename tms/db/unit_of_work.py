"""One transaction per request or work item: leaving it normally commits, an exception rolls back."""

import re
import select
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property, lru_cache
from typing import Any

from psycopg import Error as DriverError
from psycopg import RawCursor, RawServerCursor
from psycopg.pq import ExecStatus
from psycopg.types.numeric import Int8Dumper
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, InvalidatePoolError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm import Session

from tms.domain.letter import Letter

IDLE_SECONDS = 60
"""A process that is frozen inside a transaction loses it after this time, so that nobody waits for its locks."""

CONNECTION_SECONDS = 5
"""How long a connection may take to be made, and how long one waits for a free one of the pool."""

_WRITES = re.compile(r"\b(?:INSERT INTO|DELETE FROM|MERGE INTO)\b|(?<!FOR )(?<!FOR NO KEY )\bUPDATE \S")
"""Statements as this program writes them; a SELECT may end in FOR UPDATE."""


class ReadOnlyError(RuntimeError):
    """A unit of work that was begun for reading only was used to write: a mistake in this program."""


class UnitOfWork:
    """A session, and what is told to the outside world once the transaction is committed."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.queued: list[tuple[int, str]] = []
        self.changed_articles: set[tuple[int, int]] = set()
        self.ended_sessions: set[tuple[int, int]] = set()
        self.letters: list[Letter] = []
        self.told_people: set[tuple[int, int]] = set()

    def queue(self, work_item_id: int, kind: str) -> None:
        """Remember to send a message for this work item after the commit; a sweeper finds it if that fails."""
        self.queued.append((work_item_id, kind))

    def article_changed(self, publication_id: int, article_id: int) -> None:
        """Remember to tell live pages, after the commit, that the article has news."""
        self.changed_articles.add((publication_id, article_id))

    def sessions_ended(self, publication_id: int, person_id: int) -> None:
        """Remember to close, after the commit, the live pages of a person whose sessions have ended."""
        self.ended_sessions.add((publication_id, person_id))

    def person_told(self, publication_id: int, person_id: int) -> None:
        """Remember to tell a person's live pages, after the commit, that their notifications changed."""
        self.told_people.add((publication_id, person_id))

    def post(self, letter: Letter) -> None:
        """Remember to send the letter after the commit."""
        self.letters.append(letter)


AfterCommit = Callable[[UnitOfWork], None]

Begin = Callable[[], AbstractContextManager[UnitOfWork]]
"""A function that begins a unit of work, for callers that need several, one after the other."""


class Database:
    """The engine of one process and the only place where transactions begin and end."""

    def __init__(self, engine: Engine, after_commit: AfterCommit | None = None) -> None:
        self.engine = engine
        self._after_commit = after_commit

    def session(self) -> Session:
        """A new session on the engine; tests bind theirs to one connection instead."""
        return Session(self.engine, expire_on_commit=False)

    @contextmanager
    def begin(self) -> Iterator[UnitOfWork]:
        """A unit of work. What it queued is handed on only after a commit that succeeded."""
        with self.session() as session:
            unit = UnitOfWork(session)
            try:
                yield unit
                session.commit()
            except BaseException:  # also an interrupted worker must not leave a transaction open
                session.rollback()
                raise
        if self._after_commit is not None:
            self._after_commit(unit)

    @contextmanager
    def read_only(self) -> Iterator[UnitOfWork]:
        """A unit of work that only reads. Each statement stands alone, as it does in a transaction of ours anyway.

        This saves the two round trips that begin and end a transaction. A statement that writes is not sent and raises
        ReadOnlyError, because it could not be rolled back.
        """
        with self.session() as session:
            connection: Any = session.connection().connection.driver_connection
            try:
                connection.autocommit = True
                yield UnitOfWork(session)
            finally:
                _as_it_was(session, connection)


def _refuse_writing(_connection: object, cursor: Any, statement: str, *_more: object) -> None:
    """Keep what writes from a connection on which nothing could be rolled back: only ``read_only`` makes it so."""
    if cursor.connection.autocommit and _writes(statement):
        raise ReadOnlyError


@lru_cache(maxsize=500)
def _writes(statement: str) -> bool:
    """Whether the statement changes something. Kept: a page says the same few each time, some of them long."""
    return _WRITES.search(statement) is not None


def _as_it_was(session: Session, connection: Any) -> None:
    """Make the connection's next transactions real ones again; a connection that was interrupted is dropped."""
    try:
        connection.autocommit = False
    except BaseException as broken:
        session.invalidate()
        if not isinstance(broken, DriverError):
            raise


def is_away(error: BaseException) -> bool:
    """Whether the error means that the database is away or gave up this transaction: a repetition may well work.

    Whether the last statements were committed is unknown: a repetition must use the same key.
    """
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    return isinstance(error, OperationalError | InterfaceError | NoConnectionFree)


class _Columns(Sequence[tuple[Any, ...]]):
    """The names and types of an answer's columns, asked for when looked at: SQLAlchemy keeps them per statement."""

    def __init__(self, result: Any) -> None:
        self._result = result

    @cached_property
    def _columns(self) -> list[tuple[Any, ...]]:
        result, nothing_else = self._result, (None,) * 5
        columns = range(result.nfields)
        return [((result.fname(n) or b"").decode(), result.ftype(n), *nothing_else) for n in columns]

    def __len__(self) -> int:
        return len(self._columns)

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, n: Any) -> Any:
        return self._columns[n]


class _Cursor(RawCursor[Any]):
    """A cursor that sends a statement as SQLAlchemy wrote it, with the server's own ``$1``.

    Else the driver searches each statement for its placeholders, and a long one anew each time. SQLAlchemy looks at the
    names and types of an answer's columns, for each of which the driver makes an object: not here.
    """

    @property
    def description(self) -> Any:
        result = self.pgresult
        if result is None or not (result.nfields or result.status == ExecStatus.TUPLES_OK):
            return None
        return _Columns(result)


def make_engine(url: str, *, pool_size: int = 5, idle_seconds: int = IDLE_SECONDS) -> Engine:
    """An engine for one process; dead connections are noticed before they are used.

    The connection that was used last is taken first, and a statement is prepared when it comes the second time:
    planning one anew takes longer than doing it.
    """
    given = make_url(url).query.get("options", "")
    options = (
        f"{given if isinstance(given, str) else ' '.join(given)} -c idle_in_transaction_session_timeout={idle_seconds}s"
    )
    engine = create_engine(
        url,
        paramstyle="numeric_dollar",
        pool_size=pool_size,
        pool_use_lifo=True,
        max_overflow=pool_size,
        pool_recycle=1800,
        pool_timeout=CONNECTION_SECONDS,
        hide_parameters=True,  # texts and passwords, which an error would repeat wherever it is shown
        connect_args={
            "application_name": "tms",
            "connect_timeout": CONNECTION_SECONDS,
            "prepare_threshold": 1,
            "cursor_factory": _Cursor,
            "options": options.strip(),
        },
    )
    event.listen(engine, "connect", _as_we_ask)
    event.listen(engine, "checkout", _still_there)
    event.listen(engine, "before_cursor_execute", _refuse_writing)
    return engine


def _as_we_ask(connection: Any, _record: object) -> None:
    """Numbers of one width, and a cursor of the server's for long answers that takes our placeholders too.

    The driver sends a small number as another type than a large one, and prepares a statement for each mixture.
    """
    connection.adapters.register_dumper(int, Int8Dumper)
    connection.server_cursor_factory = RawServerCursor


def _still_there(connection: Any, _record: object, _proxy: object) -> None:
    """Before a connection is used again: whether its server has gone, or has ended it, so that a new one is made.

    A server that ends a connection closes it, which the socket tells without a way to the server and back. Nothing
    else ever comes on a connection that nobody uses.
    """
    if not connection.closed:
        news = select.poll()
        news.register(connection.fileno(), select.POLLIN)
        if not news.poll(0):
            return
    raise InvalidatePoolError
