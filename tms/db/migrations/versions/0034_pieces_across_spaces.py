"""English texts of the memory are found by what stands around a space too, so that two words cost no more than one.

Only texts with a space have such pieces, and Chinese ones seldom do. All are worked through, 5,000 at a time, without
the index, which is made anew in the end.
"""

import sqlalchemy as sa
from alembic import context, op

from tms.language.memory import grams

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

_SOME = sa.text(
    "SELECT publication_id, locale, hash, text FROM memory_source"
    " WHERE (publication_id, locale, hash) > (:publication_id, :locale, :hash) AND text LIKE '% %'"
    " ORDER BY publication_id, locale, hash LIMIT 5000"
)
_FILL = sa.text(
    "UPDATE memory_source m SET grams = memory_salted(CAST(u.g AS int[]), m.nr)"
    " FROM unnest(CAST(:publications AS bigint[]), CAST(:locales AS text[]), CAST(:hashes AS bytea[]),"
    " CAST(:grams AS text[])) AS u(p, l, h, g)"
    " WHERE m.publication_id = u.p AND m.locale = u.l AND m.hash = u.h"
)


def upgrade() -> None:
    op.drop_index("memory_source_grams", table_name="memory_source")
    if not context.is_offline_mode():
        _fill(op.get_bind())
    op.create_index(
        "memory_source_grams", "memory_source", ["grams"], postgresql_using="gin", postgresql_with={"fastupdate": "off"}
    )


def _fill(connection: sa.Connection) -> None:
    last: tuple[int, str, bytes] = (0, "", b"")
    while rows := connection.execute(_SOME, dict(zip(("publication_id", "locale", "hash"), last, strict=True))).all():
        connection.execute(
            _FILL,
            {
                "publications": [row.publication_id for row in rows],
                "locales": [row.locale for row in rows],
                "hashes": [row.hash for row in rows],
                "grams": [
                    f"{{{','.join(map(str, grams(row.text, str(row.publication_id), row.locale)))}}}" for row in rows
                ],
            },
        )
        last = (rows[-1].publication_id, rows[-1].locale, rows[-1].hash)


def downgrade() -> None:
    """Nothing: whoever asks by fewer pieces finds these texts as well."""
