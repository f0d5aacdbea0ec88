"""An address says since when it is its version's, so that search engines are told of a slug that changed alone."""

from alembic import op

revision = "0068"
down_revision = "0067"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE address ADD since timestamptz")
    # Of those that are there nobody knows it: their releases say when anything changed last.
    op.execute("ALTER TABLE address ALTER since SET DEFAULT now()")


def downgrade() -> None:
    op.execute("ALTER TABLE address DROP since")
