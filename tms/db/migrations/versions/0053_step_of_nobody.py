"""The board counts articles with a step that nobody has: by article, so that each is looked up once."""

from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "CREATE INDEX step_of_nobody ON job_step (publication_id, article_id, kind)"
        " WHERE state = 'active' AND job_state = 'open' AND NOT job_shelved AND assignee_id IS NULL"
    )


def downgrade() -> None:
    op.execute("DROP INDEX step_of_nobody")
