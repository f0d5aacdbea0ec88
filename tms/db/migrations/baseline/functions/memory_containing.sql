-- Units of the memory with a text that contains some words, the youngest first: a search goes from the youngest 32,768
-- texts to the oldest and ends when it has enough, so that a frequent word costs no more. Of what stands more often in
-- one of these ages than eight times as many as are wanted, any of these are seen.
--
-- Posting lists are short and the tables are large, so that a scan or a hash of them never pays. Conditions with + 0 and
-- || '' are such that no index but the one of the pieces can serve. The order of generate_series is the order in which
-- the texts are looked for, and the limit ends that. ILIKE would make both sides small for each text; one of them is
-- always the same, and Chinese has no capitals. The sort inside keeps the lateral part from being done for more units
-- than are wanted.
CREATE FUNCTION memory_containing(a_publication bigint, a_locale text, pieces int[], pattern text, most int)
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
END $$;
