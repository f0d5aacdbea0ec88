"""Nothing joins or leaves the texts of an approved version without reopening it, but what its source drops."""

from pathlib import Path

from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))


def downgrade() -> None:
    for name, table in (
        ("approved_text_is_listed", "segment_text"),
        ("joins_approved", "segment_text"),
        ("approved_with_what_joined", "version"),
    ):
        op.execute(f"DROP TRIGGER {name} ON {table}")
        op.execute(f"DROP FUNCTION {name}()")
