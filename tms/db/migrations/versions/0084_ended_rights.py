"""Who brought an article in is told, once, of a picture that readers see although its last day is over."""

from alembic import op

revision = "0084"
down_revision = "0083"
branch_labels = None
depends_on = None

_KINDS = (
    "'assigned', 'by_default', 'sent_back', 'returned', 'resubmitted', 'acceptance_gone', 'corrected', 'mention',"
    " 'reply', 'query', 'source_changed', 'overdue', 'reset_offered', 'reset_used', 'webhook_stopped'"
)


def _kinds(kinds: str) -> None:
    op.execute(
        "ALTER TABLE notification DROP CONSTRAINT ck_notification_kind,"
        f" ADD CONSTRAINT ck_notification_kind CHECK (kind IN ({kinds}))"
    )


def upgrade() -> None:
    _kinds(f"{_KINDS}, 'right_ended'")
    op.execute(
        "CREATE UNIQUE INDEX notification_right_ended_once ON notification (publication_id, person_id, about)"
        " WHERE kind = 'right_ended'"
    )


def downgrade() -> None:
    op.execute("DELETE FROM notification WHERE kind = 'right_ended'")
    op.execute("DROP INDEX notification_right_ended_once")
    _kinds(_KINDS)
