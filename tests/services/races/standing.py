"""How an article stands, in words that are the same for two articles that stand alike: what an order of acts leads to.

Numbers that the database hands out and times are left out; people, texts, revs, states, sign-offs and events are not.
"""

from typing import Any

from sqlalchemy import text

from tms.db.unit_of_work import Database, UnitOfWork

_VERSION = "(SELECT locale FROM version v WHERE v.article_id = x.article_id AND v.id = x.{})"
_SEGMENT = "(SELECT count(*) FROM segment s WHERE s.article_id = x.article_id AND s.id < x.{})"
_JOB = (
    "(SELECT count(*) FROM job j, job mine WHERE mine.article_id = x.article_id AND mine.id = x.job_id"
    " AND j.article_id = mine.article_id AND j.version_id = mine.version_id AND j.id < mine.id)"
)
_REVISION = "(SELECT number FROM source_revision r WHERE r.article_id = x.article_id AND r.id = x.{})"

_IN, _OF = _VERSION.format("version_id"), _SEGMENT.format("segment_id")

PARTS: dict[str, str] = {
    "article": (
        "SELECT x.archived_at IS NOT NULL AS archived, x.discarded_at IS NOT NULL AS discarded, x.visibility,"
        " (SELECT locale FROM version v WHERE v.article_id = x.id AND v.id = x.source_version_id) AS source,"
        " (SELECT number FROM source_revision r WHERE r.article_id = x.id AND r.id = x.current_revision_id) AS revision"
        " FROM article x WHERE x.id = :article"
    ),
    "versions": (
        f"SELECT x.locale, x.role, {_VERSION.format('parent_version_id')} AS parent, x.status,"
        f" x.detached_at IS NOT NULL AS detached, {_REVISION.format('revision_id')} AS revision, x.live_behind,"
        " (SELECT encode(fingerprint, 'hex') FROM snapshot n"
        "  WHERE n.article_id = x.article_id AND n.id = x.live_snapshot_id) AS live"
        " FROM version x WHERE x.article_id = :article"
    ),
    "texts": (
        f"SELECT {_IN} AS locale, {_OF} AS segment, x.rev, x.text, x.codes, x.presence, x.state, x.origin,"
        f" x.similarity, x.touched_by, x.look, x.source_rev, {_VERSION.format('source_version_id')} AS source,"
        " x.retired, x.act, x.person_id, x.reason FROM segment_text x WHERE x.article_id = :article"
    ),
    "history": (
        f"SELECT {_IN} AS locale, {_OF} AS segment, x.rev, x.text, x.act, x.state, x.person_id"
        " FROM text_history x WHERE x.article_id = :article"
    ),
    "derivations": (
        f"SELECT {_IN} AS locale, {_OF} AS segment, x.status, x.parent_rev, x.base_text, x.other_text,"
        " x.other_parent_rev, x.ambiguities FROM derivation x WHERE x.article_id = :article"
    ),
    "jobs": (
        f"SELECT {_IN} AS locale, x.reason, x.state, {_REVISION.format('revision_id')} AS revision,"
        " (SELECT count(*) FROM job j"
        "  WHERE j.article_id = x.article_id AND j.version_id = x.version_id AND j.id < x.id)"
        " AS nth FROM job x WHERE x.article_id = :article"
    ),
    "steps": (
        f"SELECT (SELECT v.locale FROM job j JOIN version v ON v.article_id = j.article_id AND v.id = j.version_id"
        f" WHERE j.article_id = x.article_id AND j.id = x.job_id) AS locale, {_JOB} AS job, x.position, x.kind,"
        " x.assignee_id, x.state, x.sign_off_id IS NOT NULL AS signed, x.handed_back_at IS NOT NULL AS handed_back"
        " FROM job_step x WHERE x.article_id = :article"
    ),
    "sign-offs": (
        f"SELECT {_IN} AS locale, x.kind, {_JOB} AS job, x.step, {_OF} AS segment, x.rev,"
        " encode(x.fingerprint, 'hex') AS fingerprint, x.person_id, x.reason, x.waives"
        " FROM sign_off x WHERE x.article_id = :article"
    ),
    "events": f"SELECT x.act, {_IN} AS locale, x.person_id FROM event x WHERE x.article_id = :article",
    "outside events": (
        "SELECT row_number() OVER (ORDER BY x.number) AS nth, x.kind, x.person_id, x.guarded,"
        " x.data - '{release,thread,comment}'::text[] AS data FROM outside_event x WHERE x.article_id = :article"
    ),
    "claims": f"SELECT {_IN} AS locale, {_OF} AS segment, x.person_id FROM claim x WHERE x.article_id = :article",
    "typing": (
        f"SELECT {_IN} AS locale, {_OF} AS segment, x.person_id, x.text FROM pending_text x"
        " WHERE x.article_id = :article"
    ),
    "threads": (
        f"SELECT {_IN} AS locale, {_OF} AS segment, x.kind, x.opened_by, x.resolved_by FROM thread x"
        " WHERE x.article_id = :article"
    ),
    "dismissed": (
        f"SELECT {_IN} AS locale, {_OF} AS segment, x.person_id, x.withdrawn_by FROM dismissed_finding x"
        " WHERE x.article_id = :article"
    ),
    "decisions": (
        f"SELECT {_IN} AS locale, {_OF} AS segment, x.choice, x.retired_by FROM conversion_decision x"
        " WHERE x.article_id = :article"
    ),
    "holds": (
        f"SELECT {_IN} AS locale, x.kind, x.released_at IS NULL AS active FROM hold x WHERE x.article_id = :article"
    ),
    "releases": (
        "SELECT x.kind, x.person_id, (SELECT array_agg(v.locale || ' ' || coalesce(encode(n.fingerprint, 'hex'), '-')"
        "  ORDER BY v.locale) FROM release_version r"
        "  JOIN version v ON v.article_id = r.article_id AND v.id = r.version_id"
        "  LEFT JOIN snapshot n ON n.article_id = r.article_id AND n.id = r.snapshot_id"
        "  WHERE r.article_id = x.article_id AND r.release_id = x.id) AS what"
        " FROM release x WHERE x.article_id = :article"
    ),
}
"""What belongs to how an article stands, as rows."""

Standing = dict[str, list[str]]


def standing(database: Database, article_id: int) -> Standing:
    """How the article stands now."""
    with database.begin() as uow:
        return {name: _rows(uow, statement, article_id) for name, statement in PARTS.items()}


def _rows(uow: UnitOfWork, statement: str, article_id: int) -> list[str]:
    found = uow.session.execute(text(statement), {"article": article_id}).mappings()
    return sorted(_said(dict(row)) for row in found)


def _said(row: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in row.items() if value not in (None, False))


def differences(one: Standing, other: Standing) -> list[str]:
    """What one has and the other has not, part by part."""
    found = []
    for name, rows in one.items():
        found += [f"+{name}: {row}" for row in rows if rows.count(row) > other[name].count(row)]
        found += [f"-{name}: {row}" for row in other[name] if other[name].count(row) > rows.count(row)]
    return list(dict.fromkeys(found))
