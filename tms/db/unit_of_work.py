"""One transaction per request or work item: leaving it normally commits, an exception rolls back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session


class UnitOfWork:
    """A session, and what is to be told to the outside once the transaction is safe."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.queued: list[tuple[int, str]] = []
        self.changed_articles: set[tuple[int, int]] = set()

    def queue(self, work_item_id: int, kind: str) -> None:
        """Remember to send a message for this work item after the commit; a sweeper finds it if that fails."""
        self.queued.append((work_item_id, kind))

    def article_changed(self, publication_id: int, article_id: int) -> None:
        """Remember to tell live pages, after the commit, that the article has news."""
        self.changed_articles.add((publication_id, article_id))


AfterCommit = Callable[[UnitOfWork], None]


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


def make_engine(url: str, *, pool_size: int = 5) -> Engine:
    """An engine for one process; dead connections are noticed before they are used."""
    return create_engine(
        url,
        pool_pre_ping=True,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_recycle=1800,
        connect_args={"application_name": "tms", "connect_timeout": 5},
    )
