"""What the outside calls a publication's languages is its choice; what they were called leads on to them."""

from alembic import op

revision = "0081"
down_revision = "0080"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE publication_locale ADD tag text, ADD word text")
    op.execute("UPDATE publication_locale SET tag = locale, word = locale")
    op.execute(
        "ALTER TABLE publication_locale ALTER tag SET NOT NULL, ALTER word SET NOT NULL,"
        " ADD CONSTRAINT ck_publication_locale_tag"
        " CHECK (length(tag) <= 35 AND tag ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),"
        " ADD CONSTRAINT ck_publication_locale_word"
        " CHECK (length(word) <= 35 AND word ~ '^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$')"
    )
    op.execute("CREATE UNIQUE INDEX publication_locale_tag ON publication_locale (publication_id, lower(tag))")
    op.execute("CREATE UNIQUE INDEX publication_locale_word ON publication_locale (publication_id, lower(word))")
    op.execute(
        "CREATE TABLE former_public_name ("
        " publication_id bigint NOT NULL,"
        " kind text NOT NULL,"
        " name text NOT NULL,"
        " locale text NOT NULL,"
        " CONSTRAINT pk_former_public_name PRIMARY KEY (publication_id, kind, name),"
        " CONSTRAINT fk_former_public_name_publication_id_locale FOREIGN KEY (publication_id, locale)"
        " REFERENCES publication_locale (publication_id, locale),"
        " CONSTRAINT ck_former_public_name_kind CHECK (kind IN ('tag', 'word')),"
        " CONSTRAINT ck_former_public_name_name_lower CHECK (name = lower(name) AND name <> ''))"
    )


def downgrade() -> None:
    op.execute("DROP TABLE former_public_name")
    op.execute("ALTER TABLE publication_locale DROP tag, DROP word")
