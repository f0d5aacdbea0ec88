"""The board is narrowed by section, state and waiting without reading every article that ever was."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "article_section_at_work",
        "article",
        ["publication_id", "section_id", "id"],
        postgresql_where=sa.text("archived_at IS NULL AND discarded_at IS NULL"),
    )
    op.create_index(
        "step_untaken",
        "job_step",
        ["publication_id", "active_since"],
        postgresql_where=sa.text("state = 'active' AND job_state = 'open' AND NOT job_shelved AND assignee_id IS NULL"),
    )
    op.create_index(
        "version_status",
        "version",
        ["publication_id", "status", "article_id"],
        postgresql_where=sa.text("role <> 'source'"),
    )


def downgrade() -> None:
    op.drop_index("version_status", "version")
    op.drop_index("step_untaken", "job_step")
    op.drop_index("article_section_at_work", "article")
