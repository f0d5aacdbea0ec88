"""Whether a segment of which only some words are known is drafted: a publication chooses it."""

from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE publication ADD drafts_in_part boolean DEFAULT false NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE publication DROP drafts_in_part")
