"""A draft of an engine names the style guide and the brief that the engine was told."""

from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "ALTER TABLE machine_draft ADD guide_number integer DEFAULT 0 NOT NULL,"
        " ADD brief_number integer DEFAULT 0 NOT NULL"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE machine_draft DROP guide_number, DROP brief_number")
