"""The progress of a bulk act is counted from the work that it queued."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "work_of_change_set",
        "work_item",
        [sa.text("(subject ->> 'change_set')")],
        postgresql_where=sa.text("subject IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("work_of_change_set", table_name="work_item")
