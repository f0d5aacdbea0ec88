"""Dismissals and waivers are of a finding in a sentence as it stood: what exists is moved to the sentences it is about.

A dismissal that was not withdrawn held for whatever its text said since, and so for what it says now. A waiver was of
the texts as they stood when it was signed; what it let pass in the whole article is asked about once more.
"""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

_ALONE = "left(encode(sha256(convert_to(t.text, 'UTF8')), 'hex'), 32)"
_BOTH = (
    "left(encode(sha256(convert_to(s.text, 'UTF8') || decode('00', 'hex') || convert_to(t.text, 'UTF8')), 'hex'), 32)"
)
_MOVED = f"""
UPDATE dismissed_finding d SET alike = d.finding, texts = CASE
  WHEN split_part(d.finding, '.', 1) IN ('script', 'full-width', 'region', 'house-style', 'spacing', 'unedited')
  THEN {_ALONE} ELSE {_BOTH} END
FROM segment_text t, article a, segment_text s
WHERE t.article_id = d.article_id AND t.version_id = d.version_id AND t.segment_id = d.segment_id
  AND a.id = d.article_id AND s.article_id = a.id AND s.version_id = a.source_version_id
  AND s.segment_id = d.segment_id AND d.withdrawn_at IS NULL
"""  # noqa: S608  # constants
_WAIVED = f"""
UPDATE sign_off o SET places = (
  SELECT jsonb_agg(CASE WHEN place ->> 'segment' IS NULL THEN place ELSE place || jsonb_build_object('texts', (
    SELECT jsonb_object_agg(v.locale, {_ALONE})
    FROM version v JOIN LATERAL (
      SELECT h.text FROM text_history h WHERE h.article_id = v.article_id AND h.version_id = v.id
        AND h.segment_id = CAST(place ->> 'segment' AS bigint) AND h.at <= o.at ORDER BY h.rev DESC LIMIT 1) t ON true
    WHERE v.article_id = o.article_id AND place -> 'says' ? v.locale)) END ORDER BY n)
  FROM jsonb_array_elements(o.places) WITH ORDINALITY AS found(place, n))
WHERE o.waives = 'parity' AND jsonb_array_length(o.places) > 0
"""  # noqa: S608  # constants
_KEYS = ["article_id", "version_id", "segment_id", "finding"]


def upgrade() -> None:
    op.add_column("dismissed_finding", sa.Column("texts", sa.Text(), server_default="", nullable=False))
    op.add_column("dismissed_finding", sa.Column("alike", sa.Text(), server_default="", nullable=False))
    _let("dismissed_finding", "dismissal_is_withdrawn_once", _MOVED)
    op.alter_column("dismissed_finding", "texts", server_default=None)
    op.alter_column("dismissed_finding", "alike", server_default=None)
    _index([*_KEYS, "texts"])
    _let("sign_off", "append_only", _WAIVED)


def downgrade() -> None:
    op.execute(
        "UPDATE dismissed_finding d SET withdrawn_at = now(), withdrawn_by = d.person_id"
        " FROM dismissed_finding o WHERE d.withdrawn_at IS NULL AND o.withdrawn_at IS NULL"
        " AND o.article_id = d.article_id AND o.version_id = d.version_id AND o.segment_id = d.segment_id"
        " AND o.finding = d.finding AND o.id > d.id"
    )
    _index(_KEYS)
    op.drop_column("dismissed_finding", "alike")
    op.drop_column("dismissed_finding", "texts")


def _let(table: str, trigger: str, statement: str) -> None:
    """What the table's rule forbids everybody, this once."""
    op.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
    op.execute(statement)
    op.execute(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}")


def _index(columns: list[str]) -> None:
    op.drop_index("dismissed_once", "dismissed_finding")
    op.create_index(
        "dismissed_once", "dismissed_finding", columns, unique=True, postgresql_where=sa.text("withdrawn_at IS NULL")
    )
