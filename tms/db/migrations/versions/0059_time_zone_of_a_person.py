"""A person reads times in a zone of their own; without one, in the publication's."""

from alembic import op

revision = "0059"
down_revision = "0058"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE person ADD time_zone text")


def downgrade() -> None:
    op.execute("ALTER TABLE person DROP time_zone")
