"""An article is known by the id that a site outside has for it, and what the site said of it last is kept."""

from alembic import op

revision = "0075"
down_revision = "0074"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE site_article (
            publication_id bigint NOT NULL,
            client_id bigint NOT NULL,
            external_id text NOT NULL,
            article_id bigint NOT NULL,
            said jsonb DEFAULT '{}' NOT NULL,
            revision_id bigint NOT NULL,
            since timestamptz DEFAULT now() NOT NULL,
            CONSTRAINT pk_site_article PRIMARY KEY (publication_id, client_id, external_id),
            CONSTRAINT uq_site_article_publication_id_article_id_client_id
                UNIQUE (publication_id, article_id, client_id),
            CONSTRAINT fk_site_article_publication_id_article_id FOREIGN KEY (publication_id, article_id)
                REFERENCES article (publication_id, id),
            CONSTRAINT fk_site_article_publication_id_client_id FOREIGN KEY (publication_id, client_id)
                REFERENCES membership (publication_id, person_id),
            CONSTRAINT fk_site_article_article_id_revision_id FOREIGN KEY (article_id, revision_id)
                REFERENCES source_revision (article_id, id),
            CONSTRAINT ck_site_article_external_id_bare CHECK (external_id = btrim(external_id)),
            CONSTRAINT ck_site_article_external_id_length CHECK (char_length(external_id) BETWEEN 1 AND 200)
        )
        """
    )


def downgrade() -> None:
    op.execute("DROP TABLE site_article")
