"""A translator is told that a reviewer's corrections wait for their agreement."""

from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

_BEFORE = "'assigned', 'sent_back', 'returned', 'mention', 'reply', 'source_changed', 'overdue'"
_NOW = "'assigned', 'sent_back', 'returned', 'corrected', 'mention', 'reply', 'source_changed', 'overdue'"


def upgrade() -> None:
    op.drop_constraint(op.f("ck_notification_kind"), "notification")
    op.create_check_constraint(op.f("ck_notification_kind"), "notification", f"kind IN ({_NOW})")


def downgrade() -> None:
    op.execute("DELETE FROM notification WHERE kind = 'corrected'")
    op.drop_constraint(op.f("ck_notification_kind"), "notification")
    op.create_check_constraint(op.f("ck_notification_kind"), "notification", f"kind IN ({_BEFORE})")
