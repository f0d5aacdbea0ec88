"""Each version has a slug of its own. What readers once found under it stays its version's: nobody else gets it."""

from alembic import op

revision = "0063"
down_revision = "0062"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE version ADD slug text")
    # Nothing that is asked of a version at the commit is about its slug.
    op.execute("ALTER TABLE version DISABLE TRIGGER USER")
    op.execute(
        "UPDATE version SET slug = coalesce("
        "(SELECT d.slug FROM address d"
        " WHERE d.article_id = version.article_id AND d.version_id = version.id AND d.status = 'current'),"
        " (SELECT a.slug FROM article a WHERE a.id = version.article_id))"
    )
    op.execute("ALTER TABLE version ENABLE TRIGGER USER")
    op.execute(
        "ALTER TABLE version ALTER slug SET NOT NULL,"
        " ADD CONSTRAINT ck_version_slug_not_empty CHECK (slug <> ''),"
        " ADD CONSTRAINT uq_version_publication_id_locale_slug UNIQUE (publication_id, locale, slug)"
    )
    # After the row stands in the unique index: whoever had the slug has committed by then, with their address.
    op.execute(
        "CREATE FUNCTION slug_was_never_anothers() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$"
        " BEGIN IF EXISTS (SELECT FROM address WHERE publication_id = NEW.publication_id AND locale = NEW.locale"
        " AND slug = NEW.slug AND (article_id, version_id) <> (NEW.article_id, NEW.id)) THEN"
        " RAISE EXCEPTION 'version: readers find another version under this slug' USING ERRCODE = '23000';"
        " END IF; RETURN NULL; END $$"
    )
    op.execute(
        "CREATE TRIGGER slug_was_never_anothers AFTER INSERT OR UPDATE OF slug ON version FOR EACH ROW"
        " EXECUTE FUNCTION slug_was_never_anothers()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER slug_was_never_anothers ON version")
    op.execute("DROP FUNCTION slug_was_never_anothers()")
    op.execute("ALTER TABLE version DROP slug")
