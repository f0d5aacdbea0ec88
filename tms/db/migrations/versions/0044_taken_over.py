"""A lease that was taken over knows from whom and why, so that they learn it in their page."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("claim", sa.Column("taken_from", sa.BigInteger(), nullable=True))
    op.add_column("claim", sa.Column("taken_why", sa.Text(), nullable=True))
    op.create_foreign_key(op.f("fk_claim_taken_from"), "claim", "person", ["taken_from"], ["id"])
    op.create_check_constraint(
        op.f("ck_claim_taken_with_reason"), "claim", "(taken_from IS NULL) = (taken_why IS NULL)"
    )


def downgrade() -> None:
    op.drop_constraint(op.f("ck_claim_taken_with_reason"), "claim")
    op.drop_constraint(op.f("fk_claim_taken_from"), "claim")
    op.drop_column("claim", "taken_why")
    op.drop_column("claim", "taken_from")
