"""What `tms doctor` asks the database: facts, and no opinion about them."""

import time
from dataclasses import dataclass
from typing import Any

import psycopg
from sqlalchemy import func, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tms.db.backup import catalogue
from tms.db.migrate import head
from tms.db.models import Snapshot
from tms.db.queries import accepted_texts
from tms.db.unit_of_work import Database, make_engine

# Two names of one thing. A text search that sees letters in Chinese finds them alike.
_ALIKE = ("国际关系", "国际关系学")

WATCH_SECONDS = 20
"""How long the watch may take to look at versions that were ever released, the oldest first."""

_WATCHED_AT_ONCE = 500

_STUCK = """
SELECT
  count(*) FILTER (WHERE state = 'failed'),
  count(*) FILTER (WHERE state = 'waiting' AND not_before < now() - interval '5 minutes'),
  count(*) FILTER (WHERE state = 'running' AND lease_until < now() - interval '1 minute')
FROM work_item WHERE state IN ('failed', 'waiting', 'running')
"""


@dataclass(frozen=True, slots=True)
class Watch:
    """What the watch found in the ``looked_at`` of all ``released`` snapshots.

    ``live`` are (article, version) that readers see with texts that nobody accepted.

    ``approved`` are versions with such texts that may not be out yet.
    """

    released: int
    looked_at: int
    live: tuple[tuple[int, int], ...]
    approved: tuple[tuple[int, int], ...] | None


@dataclass(frozen=True, slots=True)
class DatabaseFacts:
    """``version`` as PostgreSQL counts it (180006 is 18.6); ``clock_ahead`` is the server's minus ours, in seconds."""

    version: int
    encoding: str
    character_type: str
    similarity: float | None
    """How alike pg_trgm finds two Chinese names of one thing; None where the server has no pg_trgm."""

    revision: str | None
    clock_ahead: float
    durable: bool
    watched: Watch | None
    """What the watch found; None where the tables are those of a release without it."""

    failed: int = 0
    overdue: int = 0
    abandoned: int = 0


def examine(url: str, *, seconds: int = 5) -> DatabaseFacts:
    """Ask the database at ``url`` (as SQLAlchemy writes it). Raises ``psycopg.OperationalError`` if it is away."""
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, connect_timeout=seconds, autocommit=True) as asked:
        asked.execute(f"SET statement_timeout = '{seconds}s'")
        revision = catalogue.revision(asked)
        stuck = _one(asked, _STUCK) if revision is not None else (0, 0, 0)
        return DatabaseFacts(
            version=asked.info.server_version,
            encoding=_one(asked, "SHOW server_encoding")[0],
            character_type=_one(asked, "SELECT datctype FROM pg_database WHERE datname = current_database()")[0],
            similarity=_similarity(asked),
            revision=revision,
            clock_ahead=_clock_ahead(asked),
            durable=_one(asked, "SHOW fsync") == ("on",) and _one(asked, "SHOW synchronous_commit") != ("off",),
            watched=_watch(url) if revision == head() else None,
            failed=stuck[0],
            overdue=stuck[1],
            abandoned=stuck[2],
        )


def _watch(url: str) -> Watch:
    """Texts that nobody accepted, in what readers see and in what is approved."""
    engine = make_engine(url, pool_size=1)
    until = time.monotonic() + WATCH_SECONDS
    looked_at = after = 0
    live: list[tuple[int, int]] = []
    try:
        with Database(engine).read_only() as uow:
            count = uow.session.scalar(select(func.count()).select_from(Snapshot)) or 0
            while time.monotonic() < until:
                found = accepted_texts.released(uow.session, after=after, most=_WATCHED_AT_ONCE)
                if not found:
                    break
                looked_at, after = looked_at + len(found), found[-1].id
                live += [(one.article_id, one.version_id) for one in found if one.is_live and one.not_accepted]
            return Watch(count, looked_at, tuple(live), _approved_unread(uow.session))
    finally:
        engine.dispose()


def _approved_unread(session: Session) -> tuple[tuple[int, int], ...] | None:
    """Approved versions with texts that nobody accepted; None where there is too much to look at in the time."""
    session.execute(text(f"SET statement_timeout = '{WATCH_SECONDS}s'"))
    try:
        return tuple(dict.fromkeys((one.article_id, one.version_id) for one in accepted_texts.unread(session)))
    except OperationalError:
        return None


def _one(asked: catalogue.Asked, question: str) -> tuple[Any, ...]:
    row = asked.execute(question.encode()).fetchone()
    return row if row is not None else ()


def _similarity(asked: catalogue.Asked) -> float | None:
    """The similarity that pg_trgm finds; a missing extension is created for the question and taken back."""
    try:
        with asked.transaction(force_rollback=True):
            asked.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            row = asked.execute("SELECT similarity(%s, %s)", _ALIKE).fetchone()
    except (psycopg.errors.FeatureNotSupported, psycopg.errors.UndefinedFile, psycopg.errors.InsufficientPrivilege):
        return None
    return float(row[0]) if row else None


def _clock_ahead(asked: catalogue.Asked) -> float:
    before = time.time()
    there = float(_one(asked, "SELECT extract(epoch FROM clock_timestamp())")[0])
    return there - (before + time.time()) / 2
