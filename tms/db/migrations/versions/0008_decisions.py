"""What can be taken back: an article is archived or discarded, a version's job is cancelled."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_STATUSES = "'new', 'translating', 'reviewing', 'approved', 'published', 'withdrawn'"


def upgrade() -> None:
    op.add_column("article", sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("article", sa.Column("discarded_at", sa.DateTime(timezone=True), nullable=True))
    # Few articles are discarded, and every look into the memory asks which.
    op.create_index(
        "article_discarded", "article", ["publication_id", "id"], postgresql_where=sa.text("discarded_at IS NOT NULL")
    )
    op.drop_constraint(op.f("ck_version_status"), "version")
    op.create_check_constraint(op.f("ck_version_status"), "version", f"status IN ({_STATUSES}, 'cancelled')")


def downgrade() -> None:
    op.execute("UPDATE version SET status = 'translating' WHERE status = 'cancelled'")
    op.drop_constraint(op.f("ck_version_status"), "version")
    op.create_check_constraint(op.f("ck_version_status"), "version", f"status IN ({_STATUSES})")
    op.drop_index("article_discarded", table_name="article")
    op.drop_column("article", "discarded_at")
    op.drop_column("article", "archived_at")
