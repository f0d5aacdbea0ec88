"""Drafts beside the texts that people confirmed first after them, and sums over what was measured."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, text
from sqlalchemy.orm import Session


class DraftPair(NamedTuple):
    """A draft and what became of it, not measured yet."""

    segment_id: int
    draft_rev: int
    rev: int
    draft: str
    confirmed: str
    origin: str
    similarity: int | None
    engine_id: int | None
    person_id: int
    at: datetime


# The last text that a machine made before each confirmation; of several confirmations of one draft the first. None
# where the segment was cut anew since: the draft was of another sentence.
_PAIRS = text(
    "SELECT DISTINCT ON (c.segment_id, d.rev) c.segment_id, d.rev AS draft_rev, c.rev, d.text AS draft,"
    " h.text AS confirmed, d.origin, d.similarity, m.engine_id, c.person_id, c.at"
    " FROM sign_off c"
    " JOIN LATERAL (SELECT t.rev, t.text, t.origin, t.similarity FROM text_history t"
    "  WHERE (t.article_id, t.version_id, t.segment_id) = (c.article_id, c.version_id, c.segment_id) AND t.rev <= c.rev"
    "  AND t.act IN ('draft', 'derive') ORDER BY t.rev DESC LIMIT 1) d ON d.text <> ''"
    "  AND NOT EXISTS (SELECT FROM text_history x WHERE (x.article_id, x.version_id, x.segment_id)"
    "   = (c.article_id, c.version_id, c.segment_id) AND x.rev > d.rev AND x.rev <= c.rev"
    "   AND x.act IN ('split', 'join'))"
    " JOIN text_history h ON (h.article_id, h.version_id, h.segment_id, h.rev)"
    "  = (c.article_id, c.version_id, c.segment_id, c.rev)"
    " LEFT JOIN machine_draft m ON (m.article_id, m.version_id, m.segment_id, m.rev)"
    "  = (c.article_id, c.version_id, c.segment_id, d.rev)"
    " WHERE c.article_id = :article_id AND c.version_id = :version_id AND c.kind = 'confirm'"
    " AND NOT EXISTS (SELECT FROM draft_effort e WHERE (e.article_id, e.version_id, e.segment_id, e.draft_rev)"
    "  = (c.article_id, c.version_id, c.segment_id, d.rev))"
    " ORDER BY c.segment_id, d.rev, c.id"
)

# A derived text that nobody touched asks for no confirmation of its own: handing the version in is one.
_LEFT_AS_DERIVED = text(
    "SELECT s.segment_id, s.rev AS draft_rev, s.rev, s.text AS draft, s.text AS confirmed, s.origin, s.similarity,"
    " CAST(NULL AS bigint) AS engine_id, CAST(:person_id AS bigint) AS person_id, now() AS at FROM segment_text s"
    " WHERE s.article_id = :article_id AND s.version_id = :version_id AND s.origin = 'derived' AND s.text <> ''"
    " AND s.touched_by IS NULL AND NOT s.retired"
    " AND NOT EXISTS (SELECT FROM draft_effort e WHERE (e.article_id, e.version_id, e.segment_id, e.draft_rev)"
    "  = (s.article_id, s.version_id, s.segment_id, s.rev))"
)

_SUMS = "count(*) AS segments, avg(100.0 * edits / length) AS mean, count(*) FILTER (WHERE edits = 0) AS unchanged"

_OF_ARTICLE = text(
    f"SELECT v.locale, e.origin, n.name AS engine, {_SUMS} FROM draft_effort e"  # noqa: S608  a constant
    " JOIN version v ON (v.article_id, v.id) = (e.article_id, e.version_id)"
    " LEFT JOIN engine n ON (n.publication_id, n.id) = (e.publication_id, e.engine_id)"
    " WHERE e.article_id = :article_id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
)
_BY_SOURCE = text(
    f"SELECT e.origin, n.name AS engine, {_SUMS} FROM draft_effort e"  # noqa: S608  a constant
    " LEFT JOIN engine n ON (n.publication_id, n.id) = (e.publication_id, e.engine_id)"
    " WHERE e.publication_id = :publication_id AND e.at >= now() - CAST(:days AS int) * interval '1 day'"
    " GROUP BY 1, 2 ORDER BY 1, 2"
)
_BY_WEEK = text(
    f"SELECT CAST(date_trunc('week', e.at) AS date) AS week, {_SUMS} FROM draft_effort e"  # noqa: S608  a constant
    " WHERE e.publication_id = :publication_id AND e.at >= now() - CAST(:days AS int) * interval '1 day'"
    " GROUP BY 1 ORDER BY 1"
)
_BY_PERSON = text(
    f"SELECT p.name, e.origin, n.name AS engine, {_SUMS} FROM draft_effort e JOIN person p ON p.id = e.person_id"  # noqa: S608  a constant
    " LEFT JOIN engine n ON (n.publication_id, n.id) = (e.publication_id, e.engine_id)"
    " WHERE e.publication_id = :publication_id AND e.at >= now() - CAST(:days AS int) * interval '1 day'"
    " GROUP BY p.id, p.name, 2, 3 ORDER BY p.name, p.id, 2, 3"
)


def unmeasured(session: Session, article_id: int, version_id: int, person_id: int) -> list[DraftPair]:
    """Each draft of the version that a person has confirmed something after, and that is not measured yet.

    ``person_id`` hands the version in, and with it the derived texts that nobody touched.
    """
    key = {"article_id": article_id, "version_id": version_id}
    confirmed = [DraftPair._make(row) for row in session.execute(_PAIRS, key)]
    known = {(pair.segment_id, pair.draft_rev) for pair in confirmed}
    left = [DraftPair._make(row) for row in session.execute(_LEFT_AS_DERIVED, key | {"person_id": person_id})]
    return confirmed + [pair for pair in left if (pair.segment_id, pair.draft_rev) not in known]


def of_article(session: Session, article_id: int) -> Sequence[Row[Any]]:
    """How much people changed of an article's drafts, by locale, origin and engine."""
    return session.execute(_OF_ARTICLE, {"article_id": article_id}).all()


def by_source(session: Session, publication_id: int, days: int) -> Sequence[Row[Any]]:
    """How much people changed of the last days' drafts, by origin and engine."""
    return session.execute(_BY_SOURCE, {"publication_id": publication_id, "days": days}).all()


def by_week(session: Session, publication_id: int, days: int) -> Sequence[Row[Any]]:
    """How much people changed of drafts, by the week's Monday."""
    return session.execute(_BY_WEEK, {"publication_id": publication_id, "days": days}).all()


def by_person(session: Session, publication_id: int, days: int) -> Sequence[Row[Any]]:
    """How much people changed of drafts, by person, origin and engine."""
    return session.execute(_BY_PERSON, {"publication_id": publication_id, "days": days}).all()
