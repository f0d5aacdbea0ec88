"""A thread is as old as its first comment: the time at which it was opened stood beside it, and nothing read it."""

from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE thread DROP COLUMN opened_at")


def downgrade() -> None:
    """The time of the first comment is put back, which is when the thread was opened."""
    op.execute("ALTER TABLE thread ADD COLUMN opened_at timestamptz NOT NULL DEFAULT now()")
    op.execute(
        "UPDATE thread t SET opened_at = c.at FROM (SELECT article_id, thread_id, min(at) AS at FROM comment"
        " GROUP BY article_id, thread_id) c WHERE (t.article_id, t.id) = (c.article_id, c.thread_id)"
    )
