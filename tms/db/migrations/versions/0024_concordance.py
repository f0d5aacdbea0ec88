"""What finds the memory's texts that contain some words: pieces of two or three characters."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tms.language.memory import grams

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_BATCH = 5_000
_FILL = sa.text(
    "UPDATE memory_source s SET grams = CAST(u.g AS int[]) FROM unnest(CAST(:publications AS bigint[]),"
    " CAST(:locales AS text[]), CAST(:hashes AS bytea[]), CAST(:grams AS text[])) AS u(p, l, h, g)"
    " WHERE s.publication_id = u.p AND s.locale = u.l AND s.hash = u.h"
)


def upgrade() -> None:
    column: sa.Column[list[int]] = sa.Column(
        "grams", postgresql.ARRAY(sa.Integer()), server_default="{}", nullable=False
    )
    op.add_column("memory_source", column)
    _fill()
    op.create_index("memory_source_grams", "memory_source", ["grams"], postgresql_using="gin")


def _fill() -> None:
    connection = op.get_bind()
    after: tuple[object, ...] = (0, "", b"")
    while True:
        found = connection.execute(
            sa.text(
                "SELECT publication_id, locale, hash, text FROM memory_source"
                " WHERE (publication_id, locale, hash) > (:publication_id, :locale, :hash)"
                " ORDER BY publication_id, locale, hash LIMIT :most"
            ),
            {"publication_id": after[0], "locale": after[1], "hash": after[2], "most": _BATCH},
        ).all()
        if not found:
            return
        after = found[-1][:3]
        pieces = [grams(row.text, str(row.publication_id), row.locale) for row in found]
        connection.execute(
            _FILL,
            {
                "publications": [row.publication_id for row in found],
                "locales": [row.locale for row in found],
                "hashes": [row.hash for row in found],
                "grams": [f"{{{','.join(map(str, one))}}}" for one in pieces],
            },
        )


def downgrade() -> None:
    op.drop_column("memory_source", "grams")
