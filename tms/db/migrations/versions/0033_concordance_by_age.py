"""Texts that contain some words are looked for among the youngest first, so that a frequent word costs no more.

What finds a text carries to which 32,768 it belongs, in the order in which they came. A search goes from the youngest
to the oldest of these and ends when it has enough. Of what stands more than 300 times in one of them, any 300 are seen.
"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

# The multiplier is Knuth's; any that spreads would do, but none may change.
_SALTED = """
CREATE FUNCTION memory_salted(pieces int[], nr bigint) RETURNS int[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(p # ((((nr >> 15) * 2654435761) % 4294967296) - 2147483648)::int), '{}')
  FROM unnest(pieces) AS p
$$
"""

# Posting lists are short and the tables are large, so that a scan or a hash of them never pays. Conditions with + 0 and
# || '' are such that no index but the one of the pieces can serve. The order of generate_series is the order in which
# the texts are looked for, and the limit ends that.
_CONTAINING = """
CREATE FUNCTION memory_containing(a_publication bigint, a_locale text, pieces int[], pattern text, most int)
RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 50
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
  SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  youngest bigint := (SELECT max(nr) FROM memory_source);
BEGIN
  RETURN QUERY
  SELECT v.unit_id
  FROM (
    SELECT s.hash FROM generate_series(youngest >> 15, 0, -1) AS age
    CROSS JOIN LATERAL (
      SELECT aged.hash FROM (
        SELECT m.hash, m.nr FROM memory_source m
        WHERE m.grams @> memory_salted(pieces, age << 15) AND m.text ILIKE pattern
          AND m.publication_id + 0 = a_publication AND m.locale || '' = a_locale
        LIMIT 300
      ) aged
      ORDER BY aged.nr DESC
    ) s
    LIMIT most
  ) found
  CROSS JOIN LATERAL (
    SELECT w.unit_id FROM memory_variant w
    WHERE w.publication_id = a_publication AND w.locale = a_locale AND w.hash = found.hash AND NOT EXISTS (
      SELECT FROM memory_variant d JOIN article a ON a.id = d.article_id
      WHERE d.publication_id = w.publication_id AND d.unit_id = w.unit_id AND a.discarded_at IS NOT NULL
    )
    ORDER BY w.unit_id DESC LIMIT most
  ) v
  ORDER BY v.unit_id DESC LIMIT most;
END $$
"""


def upgrade() -> None:
    op.execute(_SALTED)
    op.add_column("memory_source", sa.Column("nr", sa.BigInteger(), sa.Identity(always=True), nullable=False))
    op.drop_index("memory_source_grams", table_name="memory_source")
    op.execute("UPDATE memory_source SET grams = memory_salted(grams, nr)")
    op.create_index(
        "memory_source_grams", "memory_source", ["grams"], postgresql_using="gin", postgresql_with={"fastupdate": "off"}
    )
    op.create_index("memory_source_nr", "memory_source", ["nr"])
    op.execute(_CONTAINING)


def downgrade() -> None:
    op.execute("DROP FUNCTION memory_containing")
    op.drop_index("memory_source_nr", table_name="memory_source")
    op.drop_index("memory_source_grams", table_name="memory_source")
    # Salting takes itself back.
    op.execute("UPDATE memory_source SET grams = memory_salted(grams, nr)")
    op.create_index("memory_source_grams", "memory_source", ["grams"], postgresql_using="gin")
    op.drop_column("memory_source", "nr")
    op.execute("DROP FUNCTION memory_salted")
