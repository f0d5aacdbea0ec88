"""Whether a draft from the memory was brought to the new source's numbers, dates and terms."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_COLUMNS = (
    "article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity, source_version_id,"
    " source_rev, act, person_id, work_item_id, change_set_id, reason"
)


def _history_of(columns: str) -> None:
    each = ", ".join(f"NEW.{name}" for name in columns.split(", "))
    into = f"INSERT INTO text_history ({columns})"
    for name, what in (
        ("write_history", f"{into} SELECT {columns} FROM new_rows"),  # noqa: S608  names of our own columns
        ("write_history_row", f"{into} VALUES ({each})"),
    ):
        op.execute(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER"
            f" SET search_path FROM CURRENT AS $$ BEGIN {what}; RETURN NULL; END $$"
        )


def upgrade() -> None:
    for table in ("segment_text", "text_history"):
        op.add_column(table, sa.Column("repaired", sa.Boolean(), server_default=sa.false(), nullable=False))
    _history_of(f"{_COLUMNS}, repaired")


def downgrade() -> None:
    _history_of(_COLUMNS)
    for table in ("text_history", "segment_text"):
        op.drop_column(table, "repaired")
