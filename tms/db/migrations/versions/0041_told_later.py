"""What errors and engines say as messages, and the language of whoever signed in, for what is told later."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("work_item", sa.Column("error_params", postgresql.JSONB(), nullable=True))
    op.add_column("person", sa.Column("last_interface", sa.Text(), nullable=True))
    op.create_check_constraint(
        op.f("ck_person_last_interface_known"), "person", "last_interface IN ('en', 'zh-Hans', 'zh-Hant')"
    )
    op.add_column("engine", sa.Column("health_said", postgresql.JSONB(), nullable=True))


def downgrade() -> None:
    op.drop_column("engine", "health_said")
    op.drop_constraint(op.f("ck_person_last_interface_known"), "person")
    op.drop_column("person", "last_interface")
    op.drop_column("work_item", "error_params")
