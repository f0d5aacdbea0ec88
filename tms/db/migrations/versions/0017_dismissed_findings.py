"""Warnings of the checks that somebody has read and does not agree with."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_MEMBER = ["membership.publication_id", "membership.person_id"]
_KEYS = (
    (["publication_id", "article_id"], ["article.publication_id", "article.id"]),
    (
        ["article_id", "version_id", "segment_id"],
        ["segment_text.article_id", "segment_text.version_id", "segment_text.segment_id"],
    ),
    (["publication_id", "person_id"], _MEMBER),
    (["publication_id", "withdrawn_by"], _MEMBER),
)
_RULES = """
-- Its reason is what somebody answered for; erasing a person is the only thing that changes it.
CREATE TRIGGER dismissal_is_withdrawn_once BEFORE UPDATE ON dismissed_finding FOR EACH ROW WHEN (
  (to_jsonb(NEW) - 'reason') IS DISTINCT FROM (to_jsonb(OLD) - 'reason') AND (OLD.withdrawn_at IS NOT NULL
  OR (to_jsonb(NEW) - ARRAY['reason', 'withdrawn_at', 'withdrawn_by'])
  IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['reason', 'withdrawn_at', 'withdrawn_by'])))
  EXECUTE FUNCTION refuse('a dismissal is withdrawn, once, and otherwise stays as it is');
CREATE TRIGGER dismissals_stay BEFORE DELETE OR TRUNCATE ON dismissed_finding FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('a dismissal is withdrawn, never deleted');
"""


def upgrade() -> None:
    op.create_table(
        "dismissed_finding",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("segment_id", sa.BigInteger(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("finding <> '' AND reason <> ''", name=op.f("ck_dismissed_finding_has_reason")),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name=op.f("ck_dismissed_finding_withdrawn_by_somebody")
        ),
        *(
            sa.ForeignKeyConstraint(columns, there, name=op.f(f"fk_dismissed_finding_{'_'.join(columns)}"))
            for columns, there in _KEYS
        ),
        sa.PrimaryKeyConstraint("article_id", "id", name=op.f("pk_dismissed_finding")),
    )
    op.create_index(
        "dismissed_once",
        "dismissed_finding",
        ["article_id", "version_id", "segment_id", "finding"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.execute(_RULES)


def downgrade() -> None:
    op.drop_table("dismissed_finding")
