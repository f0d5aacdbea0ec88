"""What many versions of one act, or of one day, are told of is one notice: they are of one batch."""

from alembic import op

revision = "0066"
down_revision = "0065"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE notification ADD batch text")
    op.execute(
        "ALTER TABLE notification ADD CONSTRAINT ck_notification_batch CHECK"
        " (batch IS NULL OR kind IN ('assigned', 'overdue'))"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE notification DROP batch")
