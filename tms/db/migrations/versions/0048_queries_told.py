"""A query is told to whoever has to answer it."""

from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

_BEFORE = "'assigned', 'sent_back', 'returned', 'corrected', 'mention', 'reply', 'source_changed', 'overdue'"
_NOW = "'assigned', 'sent_back', 'returned', 'corrected', 'mention', 'reply', 'query', 'source_changed', 'overdue'"


def upgrade() -> None:
    op.drop_constraint(op.f("ck_notification_kind"), "notification")
    op.create_check_constraint(op.f("ck_notification_kind"), "notification", f"kind IN ({_NOW})")


def downgrade() -> None:
    op.execute("DELETE FROM notification WHERE kind = 'query'")
    op.drop_constraint(op.f("ck_notification_kind"), "notification")
    op.create_check_constraint(op.f("ck_notification_kind"), "notification", f"kind IN ({_BEFORE})")
