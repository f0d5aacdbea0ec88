"""Figures of steps that were done: kept one by one, and summed up for the charts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

# Han characters are a word each; what is left of a text is counted by words, as in the workspace.
_HAN = "[\\u3007\\u3400-\\u9fff\\uf900-\\ufaff\\U00020000-\\U0003ffff]"
_LATIN = "\\w+(?:[’''.,-]\\w+)*"
_SAID = "regexp_replace(t.text, '⟦/?[0-9]{1,3}/?⟧', '', 'g')"
WORDS = f"regexp_count({_SAID}, '{_HAN}') + regexp_count(regexp_replace({_SAID}, '{_HAN}', ' ', 'g'), '{_LATIN}')"

_KEEP = text(
    "INSERT INTO step_figure (article_id, job_id, position, publication_id, locale, kind, approves, words,"  # noqa: S608  a constant
    " active_since, begun_at, done_at)"
    " SELECT s.article_id, s.job_id, s.position, s.publication_id, v.locale, s.kind,"
    " NOT EXISTS (SELECT FROM job_step l WHERE (l.article_id, l.job_id) = (s.article_id, s.job_id)"
    "  AND l.position > s.position AND l.state <> 'skipped'),"
    " (SELECT coalesce(sum("
    + WORDS
    + "), 0) FROM segment_text t WHERE (t.article_id, t.version_id) = (s.article_id, v.id)"
    "  AND NOT t.retired AND t.presence = 'present'),"
    " least(s.active_since, d.at), least(greatest(b.at, s.active_since), d.at), d.at"
    " FROM job_step s"
    " JOIN job j ON (j.article_id, j.id) = (s.article_id, s.job_id)"
    " JOIN version v ON (v.article_id, v.id) = (j.article_id, j.version_id)"
    " JOIN sign_off d ON (d.article_id, d.id) = (s.article_id, s.sign_off_id)"
    " CROSS JOIN LATERAL (SELECT min(o.at) AS at FROM sign_off o"
    "  WHERE (o.article_id, o.version_id) = (s.article_id, v.id)"
    "  AND (o.job_id, o.step) = (s.job_id, s.position) AND o.segment_id IS NOT NULL AND o.at >= s.active_since) b"
    " WHERE (s.article_id, s.job_id, s.position) = (:article_id, :job_id, :position) AND s.state = 'done'"
    " ON CONFLICT (article_id, job_id, position) DO UPDATE SET approves = excluded.approves, words = excluded.words,"
    " active_since = excluded.active_since, begun_at = excluded.begun_at, done_at = excluded.done_at"
)

_OF_TIME = "FROM step_figure WHERE publication_id = :publication_id AND done_at >= :since"
_APPROVED = text(
    "SELECT CAST(done_at AT TIME ZONE :zone AS date) AS day, locale, sum(words) AS words, count(*) AS versions"
    f" {_OF_TIME} AND approves GROUP BY 1, 2 ORDER BY 1, 2"
)
_TIMES = text(
    "SELECT locale, kind, count(*) AS steps,"  # noqa: S608  a constant
    " percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM begun_at - active_since)) AS waited,"
    " percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM begun_at - active_since)) AS waited_most,"
    " percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM done_at - begun_at)) AS worked"
    f" {_OF_TIME} GROUP BY 1, 2 ORDER BY 1, 2 DESC"
)
_LATELY = 400
_USUAL = text(
    "SELECT kind, count(*) AS steps,"  # noqa: S608  a constant
    " percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM begun_at - active_since)) AS waited"
    " FROM (SELECT kind, begun_at, active_since FROM step_figure WHERE publication_id = :publication_id"
    f" ORDER BY done_at DESC LIMIT {_LATELY}) lately GROUP BY kind"
)


def keep(session: Session, article_id: int, job_id: int, position: int) -> None:
    """Store the figures of a step that is done now, in one statement."""
    session.execute(_KEEP, {"article_id": article_id, "job_id": job_id, "position": position})


def approved(session: Session, publication_id: int, since: datetime, zone: str) -> Sequence[Row[Any]]:
    """Words and versions approved, by day in the time zone and by locale."""
    return session.execute(_APPROVED, {"publication_id": publication_id, "since": since, "zone": zone}).all()


def times(session: Session, publication_id: int, since: datetime) -> Sequence[Row[Any]]:
    """By locale and kind of step: how many; in seconds, how long half and nine in ten waited, and half took."""
    return session.execute(_TIMES, {"publication_id": publication_id, "since": since}).all()


def usual_waits(session: Session, publication_id: int) -> Sequence[Row[Any]]:
    """By kind of step, of the last few hundred that were done: how many, and how long half waited, in seconds."""
    return session.execute(_USUAL, {"publication_id": publication_id}).all()
