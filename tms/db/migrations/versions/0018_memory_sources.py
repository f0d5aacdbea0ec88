"""Every text of the memory once for each language, with the keys that find those like it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tms.language.memory import indexed

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_BATCH = 5_000
_INSERT = sa.text(
    "INSERT INTO memory_source (publication_id, locale, hash, text, length, signature, keys)"
    " SELECT CAST(p AS bigint), l, h, t, n, CAST(s AS bit(256)), CAST(k AS int[])"
    " FROM unnest(CAST(:publications AS bigint[]), CAST(:locales AS text[]), CAST(:hashes AS bytea[]),"
    " CAST(:texts AS text[]), CAST(:lengths AS int[]), CAST(:signatures AS text[]), CAST(:keys AS text[]))"
    " AS u(p, l, h, t, n, s, k)"
)

# Candidates by the keys, at most 6,000 read and the 200 nearest by signature kept; then what stands for each in the
# other language. Posting lists are short and the tables are large, so that a scan or a hash of them never pays.
_NEAR = """
CREATE FUNCTION memory_near(
  a_publication bigint, a_locale text, a_target text, hashes bytea[], lengths int[], lows int[], highs int[],
  signatures text[], keys_of text[]
) RETURNS TABLE (
  place int, source text, source_hash bytea, unit_id bigint, previous_hash bytea, next_hash bytea, target text
) LANGUAGE plpgsql STABLE ROWS 20
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
  SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
  RETURN QUERY
  SELECT q.nth::int, c.text, c.hash, u.unit_id, u.previous_hash, u.next_hash, u.target
  FROM unnest(hashes, lengths, lows, highs, signatures, keys_of) WITH ORDINALITY
    AS q(hash, length, low, high, signature, wanted, nth)
  CROSS JOIN LATERAL (
    (
      SELECT s.text, s.hash FROM memory_source s
      WHERE s.publication_id = a_publication AND s.locale = a_locale AND s.hash = q.hash
    )
    UNION ALL
    (
      SELECT near.text, near.hash FROM (
        SELECT s.text, s.hash, s.length, bit_count(s.signature # q.signature::bit(256)) AS apart
        FROM memory_source s
        WHERE s.keys && q.wanted::int[] AND s.publication_id = a_publication AND s.locale = a_locale
          AND s.length BETWEEN q.low AND q.high AND s.hash <> q.hash
        LIMIT 6000
      ) near
      WHERE near.apart <= 4 * (greatest(near.length, q.length) / 4) - abs(near.length - q.length)
      ORDER BY near.apart LIMIT 200
    )
  ) c
  CROSS JOIN LATERAL (
    SELECT v.unit_id, v.previous_hash, v.next_hash, t.text AS target
    FROM memory_variant v
    JOIN memory_variant t
      ON t.publication_id = v.publication_id AND t.unit_id = v.unit_id AND t.locale = a_target
    WHERE v.publication_id = a_publication AND v.locale = a_locale AND v.hash = c.hash
      AND NOT EXISTS (
        SELECT FROM article a
        WHERE a.id IN (v.article_id, t.article_id) AND a.discarded_at IS NOT NULL
      )
    ORDER BY v.unit_id DESC LIMIT 50
  ) u;
END $$
"""


def upgrade() -> None:
    op.create_table(
        "memory_source",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("signature", postgresql.BIT(256), nullable=False),
        sa.Column("keys", postgresql.ARRAY(sa.Integer()), nullable=False),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"], name="fk_memory_source_publication_id"),
        sa.PrimaryKeyConstraint("publication_id", "locale", "hash", name="pk_memory_source"),
    )
    _index_what_is_there()
    op.create_index(
        "memory_source_keys", "memory_source", ["keys"], postgresql_using="gin", postgresql_with={"fastupdate": "off"}
    )
    op.drop_index("memory_exact", table_name="memory_variant")
    op.create_index("memory_exact", "memory_variant", ["publication_id", "locale", "hash", "unit_id"])
    op.execute(_NEAR)


def _index_what_is_there() -> None:
    """A batch at a time, in the order of the key that the new rows get."""
    connection = op.get_bind()
    after: tuple[object, ...] = (0, "", b"")
    while True:
        found = connection.execute(
            sa.text(
                "SELECT DISTINCT ON (publication_id, locale, hash) publication_id, locale, hash, text"
                " FROM memory_variant WHERE (publication_id, locale, hash) > (:publication_id, :locale, :hash)"
                " ORDER BY publication_id, locale, hash LIMIT :most"
            ),
            {"publication_id": after[0], "locale": after[1], "hash": after[2], "most": _BATCH},
        ).all()
        if not found:
            return
        after = found[-1][:3]
        made = [indexed(row.text, str(row.publication_id), row.locale) for row in found]
        connection.execute(
            _INSERT,
            {
                "publications": [row.publication_id for row in found],
                "locales": [row.locale for row in found],
                "hashes": [row.hash for row in found],
                "texts": [row.text for row in found],
                "lengths": [one.length for one in made],
                "signatures": [f"{one.signature:0256b}" for one in made],
                "keys": [f"{{{','.join(map(str, one.keys))}}}" for one in made],
            },
        )


def downgrade() -> None:
    op.execute("DROP FUNCTION memory_near")
    op.drop_index("memory_exact", table_name="memory_variant")
    op.create_index("memory_exact", "memory_variant", ["publication_id", "locale", "hash"])
    op.drop_table("memory_source")
