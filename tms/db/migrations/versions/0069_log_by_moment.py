"""The log of a publication is read by moment: what people did to whole versions, and everything else."""

from alembic import op

revision = "0069"
down_revision = "0068"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE INDEX event_by_moment ON event (publication_id, at, id)")
    op.execute("CREATE INDEX sign_off_by_moment ON sign_off (publication_id, at, id) WHERE segment_id IS NULL")


def downgrade() -> None:
    op.execute("DROP INDEX sign_off_by_moment")
    op.execute("DROP INDEX event_by_moment")
