"""What is being worked on is derived once more, by the rules and with the questions that this release has."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_DERIVE_AGAIN = """
INSERT INTO work_item (kind, article_id, version_id, dedup_key)
SELECT 'derive', v.article_id, v.id, 'derive:' || v.article_id || ':' || v.id
FROM version v JOIN article a ON a.id = v.article_id
WHERE v.role = 'derived' AND v.status IN ('translating', 'reviewing') AND v.detached_at IS NULL
  AND a.discarded_at IS NULL AND a.archived_at IS NULL
ON CONFLICT (dedup_key) WHERE state = 'waiting' DO NOTHING
"""


def upgrade() -> None:
    # Nobody asked of these texts which of their places are ambiguous; closed versions stay as they were approved.
    op.execute(_DERIVE_AGAIN)


def downgrade() -> None:
    """What was queued is done or waits; either harms no earlier release."""
