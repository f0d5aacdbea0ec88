"""Somebody is told of their account too, which is no article's."""

from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

_BEFORE = "'assigned', 'sent_back', 'returned', 'corrected', 'mention', 'reply', 'query', 'source_changed', 'overdue'"
_ACCOUNT = "'reset_offered', 'reset_used'"


def upgrade() -> None:
    op.drop_constraint(op.f("ck_notification_kind"), "notification")
    op.create_check_constraint(op.f("ck_notification_kind"), "notification", f"kind IN ({_BEFORE}, {_ACCOUNT})")
    op.alter_column("notification", "article_id", nullable=True)
    op.create_check_constraint(
        op.f("ck_notification_of_article_or_account"),
        "notification",
        f"(kind IN ({_ACCOUNT})) = (article_id IS NULL)"
        " AND (article_id IS NOT NULL OR num_nonnulls(version_id, segment_id, thread_id, letter_id) = 0)",
    )


def downgrade() -> None:
    op.drop_constraint(op.f("ck_notification_of_article_or_account"), "notification")
    op.execute("DELETE FROM notification WHERE article_id IS NULL")
    op.alter_column("notification", "article_id", nullable=False)
    op.drop_constraint(op.f("ck_notification_kind"), "notification")
    op.create_check_constraint(op.f("ck_notification_kind"), "notification", f"kind IN ({_BEFORE})")
