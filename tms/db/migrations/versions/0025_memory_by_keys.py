"""Similar sentences are looked for by their keys and by nothing else.

Without statistics of a memory that has just come in, the planner took the primary key instead, and read everything.
"""

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

# As before, but for two conditions that no index but the one of the keys can serve.
_NEAR = """
CREATE OR REPLACE FUNCTION memory_near(
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
        WHERE s.keys && q.wanted::int[] AND s.publication_id + 0 = a_publication AND s.locale || '' = a_locale
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

_BEFORE = """
CREATE OR REPLACE FUNCTION memory_near(
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
    op.execute(_NEAR)


def downgrade() -> None:
    op.execute(_BEFORE)
