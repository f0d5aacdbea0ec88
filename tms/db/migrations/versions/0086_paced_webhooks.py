"""When a webhook last took up news: events that come one by one go out together."""

from alembic import op

revision = "0086"
down_revision = "0085"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE webhook ADD COLUMN read_at timestamptz")


def downgrade() -> None:
    op.execute("ALTER TABLE webhook DROP COLUMN read_at")
