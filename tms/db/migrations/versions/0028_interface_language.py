"""The language in which a person wants the interface."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person", sa.Column("interface", sa.Text(), nullable=True))
    op.create_check_constraint(op.f("ck_person_interface_known"), "person", "interface IN ('en', 'zh-Hans', 'zh-Hant')")


def downgrade() -> None:
    op.drop_column("person", "interface")
