"""Work items tell when their last attempt began and which request caused them; what ended or failed is found quickly."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("work_item", sa.Column("started_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("work_item", sa.Column("request_id", sa.Text(), nullable=True))
    op.create_index("work_failed", "work_item", ["kind"], postgresql_where=sa.text("state = 'failed'"))
    op.create_index("work_ended", "work_item", ["ended_at"], postgresql_where=sa.text("ended_at IS NOT NULL"))


def downgrade() -> None:
    op.drop_index("work_ended", table_name="work_item")
    op.drop_index("work_failed", table_name="work_item")
    op.drop_column("work_item", "request_id")
    op.drop_column("work_item", "started_at")
