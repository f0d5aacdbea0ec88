"""A waiver of open decisions says which places were open: one that is opened later is not waived by it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sign_off", sa.Column("places", postgresql.JSONB(none_as_null=True), nullable=True))
    # A waiver from before names none, so what it let pass is asked again at the next release.
    op.create_check_constraint(op.f("ck_sign_off_places"), "sign_off", "places IS NULL OR waives IS NOT NULL")


def downgrade() -> None:
    op.drop_constraint(op.f("ck_sign_off_places"), "sign_off")
    op.drop_column("sign_off", "places")
