"""What the board's filters look for is found without reading every article that ever was."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("article_creator", "article", ["publication_id", "created_by"])
    lagging = sa.text("live_snapshot_id IS NOT NULL AND status <> 'published'")
    op.create_index("version_lagging", "version", ["article_id"], postgresql_where=lagging)


def downgrade() -> None:
    op.drop_index("version_lagging", "version")
    op.drop_index("article_creator", "article")
