"""A version tells that readers see it from an older source revision; the memory finds what it has of a segment."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("version", sa.Column("live_behind", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.create_index("memory_of_text", "memory_variant", ["article_id", "version_id", "segment_id"])


def downgrade() -> None:
    op.drop_index("memory_of_text", table_name="memory_variant")
    op.drop_column("version", "live_behind")
