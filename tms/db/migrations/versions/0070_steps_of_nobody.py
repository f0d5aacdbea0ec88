"""The board's filter of what needs someone finds every open step that nobody has, and not only what was handed back."""

from alembic import op

revision = "0070"
down_revision = "0069"
branch_labels = None
depends_on = None

_RENAMED = "UPDATE saved_view SET query = regexp_replace(query, '(^|&)only={}(&|$)', '\\1only={}\\2')"


def upgrade() -> None:
    op.execute("DROP INDEX step_handed_back")
    op.execute(_RENAMED.format("handed-back", "of-nobody"))


def downgrade() -> None:
    op.execute(_RENAMED.format("of-nobody", "handed-back"))
    op.execute(
        "CREATE INDEX step_handed_back ON job_step (publication_id, article_id)"
        " WHERE handed_back_at IS NOT NULL AND assignee_id IS NULL AND state = 'active'"
    )
