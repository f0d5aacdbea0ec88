"""A publication's budget a month for all of its engines together."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "engine_budget",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("monthly_budget", sa.Numeric(precision=16, scale=6), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.CheckConstraint("monthly_budget >= 0", name=op.f("ck_engine_budget_money")),
        sa.CheckConstraint("currency ~ '^[A-Z]{3}$'", name=op.f("ck_engine_budget_currency")),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"], name=op.f("fk_engine_budget_publication_id")),
        sa.PrimaryKeyConstraint("publication_id", name=op.f("pk_engine_budget")),
    )


def downgrade() -> None:
    op.drop_table("engine_budget")
