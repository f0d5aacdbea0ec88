-- Texts of the memory that may be like some sentences. Candidates by the keys, at most 6,000 read and the 60 nearest by
-- signature kept; then what stands for each in the other language. Posting lists are short and the tables are large, so
-- that a scan or a hash of them never pays. Conditions with + 0 and || '' are such that no index but the one of the keys
-- can serve. Who asks by other rarities than there are, would miss texts: the answer is one row with the place 0.
--
-- Among 3,000 sentences that are nearly alike, the best five were among the 30 nearest every time.
CREATE FUNCTION memory_near(
  a_publication bigint, a_locale text, a_target text, rarities text[], hashes bytea[], lengths int[], lows int[],
  highs int[], signatures bit(256)[], keys_of text[]
) RETURNS TABLE (
  place int, source text, unit_id bigint, previous_hash bytea, next_hash bytea, target text
) LANGUAGE plpgsql STABLE ROWS 20
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
  SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
  IF rarities <> ARRAY(
    SELECT r.name FROM memory_rarity r WHERE r.publication_id = a_publication AND r.locale = a_locale ORDER BY r.id
  ) THEN
    RETURN QUERY SELECT 0, ''::text, 0::bigint, NULL::bytea, NULL::bytea, ''::text;
    RETURN;
  END IF;
  RETURN QUERY
  SELECT q.nth::int, u.source, u.unit_id, u.previous_hash, u.next_hash, u.target
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
      ORDER BY near.apart LIMIT 60
    )
  ) c
  CROSS JOIN LATERAL (
    SELECT v.text AS source, v.unit_id, v.previous_hash, v.next_hash, t.text AS target
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
END $$;
