"""The board sorts and searches all articles by title, author and length: they stand with the article, by the database."""

from alembic import op

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None

_AT_WORK = "archived_at IS NULL AND discarded_at IS NULL"


def upgrade() -> None:
    op.execute("ALTER TABLE article ADD COLUMN title text, ADD COLUMN author text, ADD COLUMN words integer")
    # Of Chinese each character; else what white space stands between.
    op.execute(
        r"CREATE FUNCTION count_words(said text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE"
        r" RETURN regexp_count(said, '[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]')"
        r" + regexp_count("
        r"regexp_replace(said, '[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]', ' ', 'g'), '\w\S*')"
    )
    op.execute(
        "CREATE FUNCTION said_of(article bigint, revision bigint, OUT title text, OUT author text, OUT words integer)"
        " LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$"
        " SELECT (array_agg(b.words ORDER BY b.position) FILTER (WHERE b.kind = 'title'))[1],"
        " (array_agg(b.words ORDER BY b.position) FILTER (WHERE b.kind = 'byline'))[1],"
        " coalesce(sum(count_words(b.words)), 0)::integer"
        r" FROM (SELECT kind, position, regexp_replace(text, '⟦/?\d{1,3}/?⟧', '', 'g') AS words"
        " FROM source_block WHERE article_id = said_of.article AND revision_id = said_of.revision) b $$"
    )
    op.execute(
        "CREATE FUNCTION article_says_its_title() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT"
        " AS $$ BEGIN SELECT title, author, words INTO NEW.title, NEW.author, NEW.words"
        " FROM said_of(NEW.id, NEW.current_revision_id); RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER says_its_title BEFORE UPDATE ON article FOR EACH ROW"
        " WHEN (NEW.current_revision_id IS DISTINCT FROM OLD.current_revision_id)"
        " EXECUTE FUNCTION article_says_its_title()"
    )
    op.execute(
        "UPDATE article SET (title, author, words) ="
        " (SELECT s.title, s.author, s.words FROM said_of(article.id, article.current_revision_id) s)"
    )
    # Small and capital letters alike; an index has no room for titles of any length.
    op.execute(
        f'CREATE INDEX article_by_title ON article (publication_id, "left"(lower(title), 120), id) WHERE {_AT_WORK}'
    )
    op.execute(f"CREATE INDEX article_by_words ON article (publication_id, words, id) WHERE {_AT_WORK}")


def downgrade() -> None:
    op.execute("DROP TRIGGER says_its_title ON article")
    op.execute("DROP FUNCTION article_says_its_title()")
    op.execute("ALTER TABLE article DROP COLUMN title, DROP COLUMN author, DROP COLUMN words")
    op.execute("DROP FUNCTION said_of(bigint, bigint)")
    op.execute("DROP FUNCTION count_words(text)")
