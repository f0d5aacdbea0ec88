"""A version tells that readers see it from an older source revision; the memory finds what it has of a segment."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("version", sa.Column("live_behind", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.drop_index("version_lagging", table_name="version")
    lagging = sa.text("live_snapshot_id IS NOT NULL AND (status <> 'published' OR live_behind)")
    op.create_index("version_lagging", "version", ["article_id"], postgresql_where=lagging)
    op.create_index("memory_of_text", "memory_variant", ["article_id", "version_id", "segment_id"])


def downgrade() -> None:
    op.drop_index("memory_of_text", table_name="memory_variant")
    op.drop_index("version_lagging", table_name="version")
    op.drop_column("version", "live_behind")
    lagging = sa.text("live_snapshot_id IS NOT NULL AND status <> 'published'")
    op.create_index("version_lagging", "version", ["article_id"], postgresql_where=lagging)
