"""Whoever has several versions whose source one act has changed is told of them in one line."""

from alembic import op

revision = "0071"
down_revision = "0070"
branch_labels = None
depends_on = None

_KINDS = "ALTER TABLE notification ADD CONSTRAINT ck_notification_batch CHECK (batch IS NULL OR kind IN ({})) NOT VALID"
_VALID = "ALTER TABLE notification VALIDATE CONSTRAINT ck_notification_batch"
_GONE = "ALTER TABLE notification DROP CONSTRAINT ck_notification_batch"


def upgrade() -> None:
    op.execute(_GONE)
    op.execute(_KINDS.format("'assigned', 'overdue', 'source_changed'"))
    op.execute(_VALID)


def downgrade() -> None:
    op.execute("UPDATE notification SET batch = NULL WHERE kind = 'source_changed' AND batch IS NOT NULL")
    op.execute(_GONE)
    op.execute(_KINDS.format("'assigned', 'overdue'"))
    op.execute(_VALID)
