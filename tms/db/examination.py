"""What `tms doctor` asks the database: facts, and no opinion about them."""

import time
from dataclasses import dataclass
from typing import Any

import psycopg
from sqlalchemy.engine import make_url

from tms.db.backup import catalogue

# Two names of one thing. A text search that sees letters in Chinese finds them alike.
_ALIKE = ("国际关系", "国际关系学")

_STUCK = """
SELECT
  count(*) FILTER (WHERE state = 'failed'),
  count(*) FILTER (WHERE state = 'waiting' AND not_before < now() - interval '5 minutes'),
  count(*) FILTER (WHERE state = 'running' AND lease_until < now() - interval '1 minute')
FROM work_item WHERE state IN ('failed', 'waiting', 'running')
"""


@dataclass(frozen=True, slots=True)
class DatabaseFacts:
    """``version`` as PostgreSQL counts it (180006 is 18.6); ``clock_ahead`` is the server's minus ours, in seconds."""

    version: int
    encoding: str
    character_type: str
    similarity: float | None
    """Of two Chinese names of one thing, as pg_trgm sees it; None where the server has no pg_trgm."""

    revision: str | None
    clock_ahead: float
    durable: bool
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
            failed=stuck[0],
            overdue=stuck[1],
            abandoned=stuck[2],
        )


def _one(asked: catalogue.Asked, question: str) -> tuple[Any, ...]:
    row = asked.execute(question.encode()).fetchone()
    return row if row is not None else ()


def _similarity(asked: catalogue.Asked) -> float | None:
    """Where nobody has needed the extension yet, it is made for the question and taken back."""
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
