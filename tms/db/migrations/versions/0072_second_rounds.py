"""Who sent a version back is told when it comes again, and who accepted a text when somebody has changed it since."""

from alembic import op

revision = "0072"
down_revision = "0071"
branch_labels = None
depends_on = None

_NEW = "'resubmitted', 'acceptance_gone', "


def upgrade() -> None:
    _notices(_NEW)


def _notices(new: str) -> None:
    op.execute(
        "ALTER TABLE notification DROP CONSTRAINT ck_notification_kind, ADD CONSTRAINT ck_notification_kind CHECK"
        f" (kind IN ('assigned', 'by_default', 'sent_back', 'returned', {new}'corrected', 'mention', 'reply', 'query',"
        " 'source_changed', 'overdue', 'reset_offered', 'reset_used'))"
    )


def downgrade() -> None:
    op.execute("DELETE FROM notification WHERE kind IN ('resubmitted', 'acceptance_gone')")
    _notices("")
