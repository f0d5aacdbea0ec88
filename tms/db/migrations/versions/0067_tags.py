"""Articles have tags: free words with a name per language, which readers have with the release."""

from alembic import op

revision = "0067"
down_revision = "0066"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE tag (
            publication_id bigint NOT NULL,
            id bigint GENERATED ALWAYS AS IDENTITY,
            named_in text NOT NULL,
            CONSTRAINT pk_tag PRIMARY KEY (publication_id, id),
            CONSTRAINT fk_tag_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id)
        )
        """
    )
    op.execute(
        """
        CREATE TABLE tag_name (
            publication_id bigint NOT NULL,
            tag_id bigint NOT NULL,
            locale text NOT NULL,
            name text NOT NULL,
            CONSTRAINT pk_tag_name PRIMARY KEY (publication_id, tag_id, locale),
            CONSTRAINT fk_tag_name_publication_id_tag_id FOREIGN KEY (publication_id, tag_id)
                REFERENCES tag (publication_id, id),
            CONSTRAINT ck_tag_name_locale CHECK (locale IN ('en', 'zh-Hans', 'zh-Hant')),
            CONSTRAINT ck_tag_name_short CHECK (name = btrim(name) AND char_length(name) BETWEEN 1 AND 60)
        )
        """
    )
    op.execute("CREATE UNIQUE INDEX tag_name_once ON tag_name (publication_id, locale, lower(name))")
    op.execute(
        "ALTER TABLE tag ADD CONSTRAINT tag_has_name FOREIGN KEY (publication_id, id, named_in)"
        " REFERENCES tag_name (publication_id, tag_id, locale) DEFERRABLE INITIALLY DEFERRED"
    )
    _of_articles()
    _of_listings()


def _of_articles() -> None:
    op.execute(
        """
        CREATE TABLE article_tag (
            article_id bigint NOT NULL,
            position smallint NOT NULL,
            publication_id bigint NOT NULL,
            tag_id bigint NOT NULL,
            CONSTRAINT pk_article_tag PRIMARY KEY (article_id, position),
            CONSTRAINT fk_article_tag_publication_id_article_id FOREIGN KEY (publication_id, article_id)
                REFERENCES article (publication_id, id),
            CONSTRAINT fk_article_tag_publication_id_tag_id FOREIGN KEY (publication_id, tag_id)
                REFERENCES tag (publication_id, id),
            CONSTRAINT ck_article_tag_so_many CHECK (position BETWEEN 1 AND 20)
        )
        """
    )
    op.execute("CREATE UNIQUE INDEX article_tag_once ON article_tag (publication_id, tag_id, article_id)")


def _of_listings() -> None:
    op.execute(
        """
        CREATE TABLE listing_tag (
            article_id bigint NOT NULL,
            version_id bigint NOT NULL,
            tag_id bigint NOT NULL,
            publication_id bigint NOT NULL,
            CONSTRAINT pk_listing_tag PRIMARY KEY (article_id, version_id, tag_id),
            CONSTRAINT fk_listing_tag_article_id_version_id FOREIGN KEY (article_id, version_id)
                REFERENCES listing (article_id, version_id),
            CONSTRAINT fk_listing_tag_publication_id_article_id FOREIGN KEY (publication_id, article_id)
                REFERENCES article (publication_id, id),
            CONSTRAINT fk_listing_tag_publication_id_tag_id FOREIGN KEY (publication_id, tag_id)
                REFERENCES tag (publication_id, id)
        )
        """
    )
    op.execute("CREATE INDEX listing_tag_of_tag ON listing_tag (publication_id, tag_id, article_id, version_id)")


def downgrade() -> None:
    op.execute("ALTER TABLE tag DROP CONSTRAINT tag_has_name")
    op.execute("DROP TABLE listing_tag, article_tag, tag_name, tag")
