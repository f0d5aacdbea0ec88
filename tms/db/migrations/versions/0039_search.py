"""Texts of articles are found by their words, as they stand: an index over them, kept by the database with each save.

A text's pieces are each two characters that stand together, if one of them is Chinese, and the first two and the first
five letters of each word in Latin letters. The index knows of each piece to which 128 articles it belongs, so that a
search goes from the youngest articles to the oldest and ends when it has enough.
"""

from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

# Numbers are of the characters' own, because the hashes of PostgreSQL are promised for no other release. An index is
# made where no function of ours has a name, so that the second one names none.
_PIECES = r"""
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
"""


def upgrade() -> None:
    op.execute(_PIECES)
    # What is saved is put in order later, by whoever cleans up or when it is much: a save waits for no index.
    op.execute(
        "CREATE INDEX segment_text_search ON segment_text"
        " USING gin (memory_salted(search_pieces(text), (article_id >> 7) << 15))"
        " WITH (gin_pending_list_limit = 512) WHERE NOT retired"
    )
    op.execute("ANALYZE segment_text")


def downgrade() -> None:
    op.execute("DROP INDEX segment_text_search")
    op.execute("DROP FUNCTION search_pieces")
    op.execute("DROP FUNCTION search_folded")
