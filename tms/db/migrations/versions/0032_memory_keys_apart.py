"""The memory's keys in a table of their own, each made by a named rarity, so that they can be made anew bit by bit.

Nothing is computed here: keys that are there stay valid under the rarity of writing at large. A worker counts the
memory's own and makes the keys anew.
"""

import sqlalchemy as sa
from alembic import context, op
from sqlalchemy.dialects import postgresql

from tms.language.memory import indexed

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

_SOME = sa.text(
    "SELECT publication_id, locale, hash, text FROM memory_source"
    " WHERE (publication_id, locale, hash) > (:publication_id, :locale, :hash)"
    " ORDER BY publication_id, locale, hash LIMIT 5000"
)
_FILL = sa.text(
    "UPDATE memory_source m SET length = u.n, signature = CAST(u.s AS bit(256)), keys = CAST(u.k AS int[])"
    " FROM unnest(CAST(:publications AS bigint[]), CAST(:locales AS text[]), CAST(:hashes AS bytea[]),"
    " CAST(:lengths AS int[]), CAST(:signatures AS text[]), CAST(:keys AS text[])) AS u(p, l, h, n, s, k)"
    " WHERE m.publication_id = u.p AND m.locale = u.l AND m.hash = u.h"
)

# Candidates by the keys, at most 6,000 read and the 200 nearest by signature kept; then what stands for each in the
# other language. Posting lists are short and the tables are large, so that a scan or a hash of them never pays.
# A LIMIT keeps each part from being joined in another order; conditions with + 0 and || '' are such that no index but the one of the keys can serve. Who asks by other rarities
# than there are, would miss texts: the answer is one row with the place 0.
_NEAR = """
CREATE FUNCTION memory_near(
  a_publication bigint, a_locale text, a_target text, rarities text[], hashes bytea[], lengths int[], lows int[],
  highs int[], signatures bit(256)[], keys_of text[]
) RETURNS TABLE (
  place int, source text, source_hash bytea, unit_id bigint, previous_hash bytea, next_hash bytea, target text
) LANGUAGE plpgsql STABLE ROWS 20
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
  SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
  IF rarities <> ARRAY(
    SELECT r.name FROM memory_rarity r WHERE r.publication_id = a_publication AND r.locale = a_locale ORDER BY r.id
  ) THEN
    RETURN QUERY SELECT 0, ''::text, ''::bytea, 0::bigint, NULL::bytea, NULL::bytea, ''::text;
    RETURN;
  END IF;
  RETURN QUERY
  SELECT q.nth::int, s.text, s.hash, u.unit_id, u.previous_hash, u.next_hash, u.target
  FROM unnest(hashes, lengths, lows, highs, signatures, keys_of) WITH ORDINALITY
    AS q(hash, length, low, high, signature, wanted, nth)
  CROSS JOIN LATERAL (
    SELECT q.hash
    UNION ALL
    (
      SELECT near.hash FROM (
        SELECT k.hash, k.length, bit_count(k.signature # q.signature) AS apart
        FROM memory_key k
        WHERE k.keys && q.wanted::int[] AND k.publication_id + 0 = a_publication AND k.locale || '' = a_locale
          AND k.length BETWEEN q.low AND q.high AND k.hash <> q.hash
        LIMIT 6000
      ) near
      WHERE near.apart <= 4 * (greatest(near.length, q.length) / 4) - abs(near.length - q.length)
      ORDER BY near.apart LIMIT 200
    )
  ) c
  CROSS JOIN LATERAL (
    SELECT m.text, m.hash FROM memory_source m
    WHERE m.publication_id = a_publication AND m.locale = a_locale AND m.hash = c.hash LIMIT 1
  ) s
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
        "memory_rarity",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("counts", sa.LargeBinary(), nullable=True),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"], name="fk_memory_rarity_publication_id"),
        sa.PrimaryKeyConstraint("publication_id", "locale", "id", name="pk_memory_rarity"),
        sa.UniqueConstraint("publication_id", "locale", "name", name="uq_memory_rarity_publication_id_locale_name"),
    )
    op.create_table(
        "memory_key",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("rarity_id", sa.BigInteger(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("signature", postgresql.BIT(256), nullable=False),
        sa.Column("keys", postgresql.ARRAY(sa.Integer()), nullable=False),
    )
    _move()
    op.create_primary_key("pk_memory_key", "memory_key", ["publication_id", "locale", "hash"])
    names = ["publication_id", "locale", "hash"]
    op.create_foreign_key(
        "fk_memory_key_publication_id_locale_hash", "memory_key", "memory_source", names, names, ondelete="CASCADE"
    )
    names = ["publication_id", "locale"]
    op.create_foreign_key(
        "fk_memory_key_publication_id_locale_rarity_id",
        "memory_key",
        "memory_rarity",
        [*names, "rarity_id"],
        [*names, "id"],
    )
    op.create_index(
        "memory_key_keys", "memory_key", ["keys"], postgresql_using="gin", postgresql_with={"fastupdate": "off"}
    )
    op.execute("DROP FUNCTION memory_near")
    op.execute(_NEAR)


def _move() -> None:
    op.execute(
        "INSERT INTO memory_rarity (publication_id, locale, name, entries)"
        " SELECT DISTINCT publication_id, locale, '', 0 FROM memory_source"
    )
    op.execute(
        "INSERT INTO memory_key (publication_id, locale, hash, rarity_id, length, signature, keys)"
        " SELECT s.publication_id, s.locale, s.hash, r.id, s.length, s.signature, s.keys FROM memory_source s"
        " JOIN memory_rarity r USING (publication_id, locale) WHERE s.keys <> '{}'"
    )
    for column in ("keys", "signature", "length"):
        op.drop_column("memory_source", column)


def downgrade() -> None:
    op.execute("DROP FUNCTION memory_near")
    op.drop_table("memory_key")
    op.drop_table("memory_rarity")
    op.add_column("memory_source", sa.Column("length", sa.Integer(), server_default="0", nullable=False))
    op.add_column(
        "memory_source", sa.Column("signature", postgresql.BIT(256), server_default="0" * 256, nullable=False)
    )
    op.add_column(
        "memory_source", sa.Column("keys", postgresql.ARRAY(sa.Integer()), server_default="{}", nullable=False)
    )
    _make_keys()
    for column in ("keys", "signature", "length"):
        op.alter_column("memory_source", column, server_default=None)
    op.create_index(
        "memory_source_keys", "memory_source", ["keys"], postgresql_using="gin", postgresql_with={"fastupdate": "off"}
    )
    op.execute(context.script.get_revision("0025").module._NEAR)  # noqa: SLF001  what stood there before


def _make_keys() -> None:
    """By the rarity of writing at large; a batch at a time."""
    connection = op.get_bind()
    after: tuple[object, ...] = (0, "", b"")
    while found := connection.execute(_SOME, dict(zip(("publication_id", "locale", "hash"), after, strict=True))).all():
        after = found[-1][:3]
        made = [indexed(row.text, str(row.publication_id), row.locale) for row in found]
        connection.execute(
            _FILL,
            {
                "publications": [row.publication_id for row in found],
                "locales": [row.locale for row in found],
                "hashes": [row.hash for row in found],
                "lengths": [one.length for one in made],
                "signatures": [f"{one.signature:0256b}" for one in made],
                "keys": [f"{{{','.join(map(str, one.keys))}}}" for one in made],
            },
        )
