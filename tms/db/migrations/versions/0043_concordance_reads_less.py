"""What contains some words: of a frequent one fewer are read, and Chinese texts are not made small.

Of what stands more often in one of the ages than eight times as many as are wanted, any of these are seen.
"""

from alembic import context, op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

# As before, but for the limit inside, and for the words without capitals.
_CONTAINING = """
CREATE OR REPLACE FUNCTION memory_containing(a_publication bigint, a_locale text, pieces int[], pattern text, most int)
RETURNS TABLE (unit_id bigint, texts json, created_at timestamptz, article_id bigint)
LANGUAGE plpgsql STABLE ROWS 50
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
  SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  youngest bigint := (SELECT max(nr) FROM memory_source);
  is_cased boolean := lower(pattern) <> upper(pattern);
  small_pattern text := lower(pattern);
BEGIN
  RETURN QUERY
  SELECT v.unit_id, whole.texts,
    (SELECT u.created_at FROM memory_unit u WHERE u.publication_id = a_publication AND u.id = v.unit_id),
    whole.article_id
  FROM (
    SELECT w.unit_id FROM (
      SELECT s.hash FROM generate_series(youngest >> 15, 0, -1) AS age
      CROSS JOIN LATERAL (
        SELECT aged.hash FROM (
          SELECT m.hash, m.nr FROM memory_source m
          WHERE m.grams @> memory_salted(pieces, age << 15) AND CASE WHEN is_cased THEN lower(m.text) ELSE m.text END LIKE small_pattern
            AND m.publication_id + 0 = a_publication AND m.locale || '' = a_locale
          LIMIT 8 * most
        ) aged
        ORDER BY aged.nr DESC
      ) s
      LIMIT most
    ) found
    CROSS JOIN LATERAL (
      SELECT x.unit_id FROM memory_variant x
      WHERE x.publication_id = a_publication AND x.locale = a_locale AND x.hash = found.hash
      ORDER BY x.unit_id DESC LIMIT most
    ) w
    ORDER BY w.unit_id DESC
  ) v
  CROSS JOIN LATERAL (
    SELECT json_object_agg(d.locale, d.text) AS texts, max(d.article_id) AS article_id
    FROM memory_variant d LEFT JOIN article a ON a.id = d.article_id
    WHERE d.publication_id = a_publication AND d.unit_id = v.unit_id
    HAVING count(a.discarded_at) = 0
  ) whole
  ORDER BY v.unit_id DESC LIMIT most;
END $$
"""


def upgrade() -> None:
    op.execute(_CONTAINING)


def downgrade() -> None:
    before: str = context.script.get_revision("0040").module._CONTAINING  # noqa: SLF001  what stood there before
    op.execute(before.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"))
