-- By which texts are found. Indexes are made of these, so they come before the tables.

-- Each two characters of a term that stand together, and each one.
CREATE FUNCTION character_pairs(said text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_agg(DISTINCT piece) FROM generate_series(1, length(said)) at,
  LATERAL (VALUES (substr(lower(said), at, 2)), (substr(lower(said), at, 1))) pieces (piece)
$$;

-- What finds a text carries to which 32,768 it belongs, in the order in which they came. Salting takes itself back.
-- The multiplier is Knuth's; any that spreads would do, but none may change.
CREATE FUNCTION memory_salted(pieces int[], nr bigint) RETURNS int[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(p # ((((nr >> 15) * 2654435761) % 4294967296) - 2147483648)::int), '{}')
  FROM unnest(pieces) AS p
$$;

-- The pieces of an article's text: each two characters that stand together, if one of them is Chinese, and the first two
-- and the first five letters of each word in Latin letters. Numbers are of the characters' own, because the hashes of
-- PostgreSQL are promised for no other release. An index is made where no function of ours has a name, so that the
-- second one names none.
CREATE FUNCTION search_folded(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(regexp_replace(said, '⟦/?\d{1,3}/?⟧', '', 'g'))
$$;
CREATE FUNCTION search_pieces(said text) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  WITH folded AS (
    SELECT lower(regexp_replace(said, '⟦/?\d{1,3}/?⟧', '', 'g')) AS all_of_it
  ), one AS (
    SELECT c, lead(c) OVER (ORDER BY at) AS after
    FROM folded, unnest(string_to_array(all_of_it, NULL)) WITH ORDINALITY AS u(c, at)
  ), pairs AS (
    SELECT ascii(c)::bigint * 2097143 + ascii(after) AS piece FROM one
    WHERE (c ~ '[㐀-鿿豈-﫿𠀀-𳎯]' OR after ~ '[㐀-鿿豈-﫿𠀀-𳎯]') AND c !~ '\s' AND after !~ '\s'
  ), words AS (
    SELECT m[1] AS word FROM folded, regexp_matches(all_of_it, '[0-9a-zß-öø-ɏḀ-ỿ]+', 'g') AS m
  ), begun AS (
    SELECT 1 + ascii(word)::bigint * 8191 + ascii(substr(word, 2)) AS piece FROM words WHERE length(word) >= 2
    UNION
    SELECT 2 + ascii(word)::bigint * 479001599 + ascii(substr(word, 2))::bigint * 15485863
      + ascii(substr(word, 3))::bigint * 224737 + ascii(substr(word, 4))::bigint * 7919 + ascii(substr(word, 5))
    FROM words WHERE length(word) >= 5
  )
  SELECT coalesce(array_agg(DISTINCT (piece % 4294967296 - 2147483648)::int), '{}')
  FROM (SELECT piece FROM pairs UNION ALL SELECT piece FROM begun) p
$$;
