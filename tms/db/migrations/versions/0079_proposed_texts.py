"""What a program proposes to a person is told apart from what they typed themselves."""

from alembic import op

revision = "0079"
down_revision = "0078"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE pending_text ADD proposed boolean DEFAULT false NOT NULL")


def downgrade() -> None:
    op.execute("DELETE FROM pending_text WHERE proposed")
    op.execute("ALTER TABLE pending_text DROP proposed")
