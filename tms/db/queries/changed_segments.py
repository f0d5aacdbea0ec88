"""Which segments of an article changed since somebody looked, told by the transactions that wrote their rows.

A transaction's number is given when it begins to write and its rows are seen when it commits, so a later number may be
seen first. A page therefore remembers the oldest transaction that had not ended, and is told of everything that it
or a later one wrote: some of that was seen already, none is missed. (``pg_visible_in_snapshot`` would tell less again,
but takes what a savepoint writes for older than it is.)
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session


class Moment(NamedTuple):
    """When somebody looked: the oldest transaction then at work, in one life of one database cluster."""

    oldest: int
    cluster: str


_NOW = (
    "now AS MATERIALIZED (SELECT CAST(CAST(pg_snapshot_xmin(one) AS text) AS bigint) AS oldest,"
    " CAST(CAST(pg_snapshot_xmax(one) AS text) AS bigint) AS next FROM pg_current_snapshot() AS one)"
)
_CLUSTER = (
    "(SELECT system_identifier FROM pg_control_system()) || '.' || (SELECT timeline_id FROM pg_control_checkpoint())"
)
_AHEAD = 1_000_000
"""Numbers after the next one count as recent too: a transaction sees what it wrote itself."""


def _recent(table: str) -> str:
    """Whether a row was written since; rows carry the lower 32 bits of their transaction's number."""
    ahead = f"((SELECT next FROM now) + {_AHEAD})"  # noqa: S608  constants of this module
    return f"(({ahead} - CAST(CAST({table}.xmin AS text) AS bigint)) & 4294967295) <= {ahead} - :since"


_MOMENT = text(f"WITH {_NOW} SELECT oldest, {_CLUSTER} FROM now")  # noqa: S608  constants of this module
_OF_VERSION = "article_id = :article_id AND version_id = :version_id"
_PARTS = (
    ("segment_text", "article_id = :article_id", "segment_id"),
    ("derivation", "article_id = :article_id", "segment_id"),
    ("segment", "article_id = :article_id", "id"),
    ("thread", "article_id = :article_id AND segment_id IS NOT NULL", "segment_id"),
    ("claim", _OF_VERSION, "segment_id"),
    ("pending_text", f"{_OF_VERSION} AND person_id = :person_id", "segment_id"),
    ("dismissed_finding", _OF_VERSION, "segment_id"),
    ("sign_off", f"{_OF_VERSION} AND segment_id IS NOT NULL", "segment_id"),
)
_SELECTED = "SELECT {} FROM {} WHERE {} AND {}"
_CHANGED = text(
    f"WITH {_NOW} SELECT oldest, next, {_CLUSTER}, ARRAY("  # noqa: S608  constants of this module
    + " UNION ".join(_SELECTED.format(key, table, where, _recent(table)) for table, where, key in _PARTS)
    + ") FROM now"
)
SHORTEST_SHARED = 4
"""Characters of a text that different sources should not share: a column of “—” or 是 is no news of each cell."""
_TWINS = text(
    f"WITH {_NOW}, said AS ("  # noqa: S608  constants of this module
    f" SELECT text FROM segment_text WHERE {_OF_VERSION} AND segment_id = ANY(:segment_ids)"
    " UNION SELECT before.text FROM text_history JOIN text_history AS before"
    " USING (article_id, version_id, segment_id)"
    f" WHERE {_OF_VERSION} AND segment_id = ANY(:segment_ids) AND before.rev = text_history.rev - 1"
    f" AND {_recent('text_history')}),"
    " source AS (SELECT text FROM segment_text"
    " WHERE article_id = :article_id AND version_id = :source_version_id AND segment_id = ANY(:segment_ids))"
    " SELECT segment_id FROM segment_text WHERE article_id = :article_id AND NOT retired AND ("
    f" version_id = :version_id AND char_length(text) >= {SHORTEST_SHARED} AND text IN (SELECT text FROM said)"
    " OR version_id = :source_version_id AND text IN (SELECT text FROM source))"
)


def moment(session: Session) -> Moment:
    """The present moment: changes after it of what is read from here on are told by ``changed_since``."""
    return Moment._make(session.execute(_MOMENT).one())


def changed_since(
    session: Session, article_id: int, version_id: int, person_id: int, since: Moment
) -> tuple[Moment, set[int]] | None:
    """The present moment, and the segments that changed since in what the version's page shows this person.

    What was deleted leaves no trace: a lease that was given back, a text that is typed no longer. None if the moment
    is not one of this database's.
    """
    key = {"article_id": article_id, "version_id": version_id, "person_id": person_id, "since": since.oldest}
    oldest, following, cluster, segment_ids = session.execute(_CHANGED, key).one()
    if cluster != since.cluster or not 0 < since.oldest <= following:
        return None
    return Moment(oldest, cluster), set(segment_ids)


def beside_changed(
    session: Session,
    article_id: int,
    *,
    source_version_id: int,
    version_id: int,
    segment_ids: Collection[int],
    since: Moment,
) -> Sequence[int]:
    """The segments whose source, or whose text of now or before, one of these shares: the checks compare them."""
    key = {"article_id": article_id, "source_version_id": source_version_id, "version_id": version_id}
    key |= {"since": since.oldest}
    return session.scalars(_TWINS, {**key, "segment_ids": list(segment_ids)}).all()
