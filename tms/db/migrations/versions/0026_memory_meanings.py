"""Texts that say something else (10² and 102, ½ and 1/2) no longer stand for each other in the memory.

Up to here they were put under one hash, and one of them was shown for both.
"""

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from tms.language.memory import folded, grams, indexed

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_BATCH = 5_000
_MOVE = sa.text(
    "UPDATE memory_variant SET hash = :to_hash"
    " WHERE publication_id = :publication_id AND unit_id = :unit_id AND locale = :locale"
)
_NEIGHBOURS = [
    sa.text(
        f"UPDATE memory_variant SET {side} = :to_hash WHERE publication_id = :publication_id"  # noqa: S608
        f" AND article_id = :article_id AND version_id = :version_id AND {side} = :hash"
    )
    for side in ("previous_hash", "next_hash")
]
_LEFT = sa.text(
    "SELECT text FROM memory_variant WHERE publication_id = :publication_id AND locale = :locale AND hash = :hash"
    " ORDER BY unit_id LIMIT 1"
)
_DROP = sa.text(
    "DELETE FROM memory_source WHERE publication_id = :publication_id AND locale = :locale AND hash = :hash"
)
_ADD = sa.text(
    "INSERT INTO memory_source (publication_id, locale, hash, text, length, signature, keys, grams)"
    " VALUES (:publication_id, :locale, :hash, :text, :length, CAST(:signature AS bit(256)), CAST(:keys AS int[]),"
    " CAST(:grams AS int[])) ON CONFLICT DO NOTHING"
)


def upgrade() -> None:
    connection = op.get_bind()
    moved = list(_moved())
    for row in moved:
        connection.execute(_MOVE, row)
        if row["article_id"] is not None:
            for statement in _NEIGHBOURS:
                connection.execute(statement, row)
    for row in moved:
        _store(row | {"hash": row["to_hash"]})
    for key in {(row["publication_id"], row["locale"], row["hash"]) for row in moved}:
        old = dict(zip(("publication_id", "locale", "hash"), key, strict=True))
        connection.execute(_DROP, old)
        left = connection.execute(_LEFT, old).scalar()
        if left is not None:
            _store(old | {"text": left})


def _moved() -> Iterator[dict[str, Any]]:
    """The variants that get another hash."""
    after: tuple[Any, ...] = (0, 0, "")
    while found := _portion(after):
        after = found[-1][:3]
        for row in found:
            before, now = unicodedata.normalize("NFKC", row.text), folded(row.text)
            if _hash_of(before) == row.hash and before != now:
                yield row._asdict() | {"to_hash": _hash_of(now)}


def _portion(after: tuple[Any, ...]) -> Sequence[Any]:
    return (
        op.get_bind()
        .execute(
            sa.text(
                "SELECT publication_id, unit_id, locale, text, hash, article_id, version_id FROM memory_variant"
                " WHERE (publication_id, unit_id, locale) > (:publication_id, :unit_id, :locale)"
                " ORDER BY publication_id, unit_id, locale LIMIT :most"
            ),
            {"publication_id": after[0], "unit_id": after[1], "locale": after[2], "most": _BATCH},
        )
        .all()
    )


def _hash_of(text: str) -> bytes:
    return hashlib.sha256(" ".join(text.split()).encode()).digest()[:16]


def _store(row: dict[str, Any]) -> None:
    scope = str(row["publication_id"])
    made = indexed(row["text"], scope, row["locale"])
    op.get_bind().execute(
        _ADD,
        row
        | {
            "length": made.length,
            "signature": f"{made.signature:0256b}",
            "keys": list(made.keys),
            "grams": grams(row["text"], scope, row["locale"]),
        },
    )


def downgrade() -> None:
    """What was told apart stays so: the release before finds each by its own words."""
