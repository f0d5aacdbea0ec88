"""A sentence that repeats within its article: a text knows the segment that it was taken from."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

_COLUMNS = (
    "article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity, source_version_id,"
    " source_rev, act, person_id, work_item_id, change_set_id, reason, repaired"
)
_ORIGINS = "'empty', 'memory', 'assembly', 'mt', 'derived', 'imported', 'human'"


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


def _origins_are(origins: str) -> None:
    op.drop_constraint(op.f("ck_segment_text_origin"), "segment_text")
    op.create_check_constraint(op.f("ck_segment_text_origin"), "segment_text", f"origin IN ({origins})")


def upgrade() -> None:
    for table in ("segment_text", "text_history"):
        op.add_column(table, sa.Column("same_as", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("fk_segment_text_article_id_same_as"),
        "segment_text",
        "segment",
        ["article_id", "same_as"],
        ["article_id", "id"],
    )
    _origins_are(f"{_ORIGINS}, 'repeat'")
    _history_of(f"{_COLUMNS}, same_as")


def downgrade() -> None:
    op.execute("UPDATE segment_text SET origin = 'memory', similarity = 100 WHERE origin = 'repeat'")
    _origins_are(_ORIGINS)
    _history_of(_COLUMNS)
    for table in ("text_history", "segment_text"):
        op.drop_column(table, "same_as")
