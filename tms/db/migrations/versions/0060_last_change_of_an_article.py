"""The board sorts all articles by their last change: it stands in a table of its own, by the database.

Not in ``article``, whose row whole-article acts lock first and hold: a save of one text, which knows its article at the
commit only, would wait for them with the text locked that they want next. So these rows are locked last of all, at the
commit, and to the minute: a busy article's is written once a minute.
"""

from alembic import op

revision = "0060"
down_revision = "0059"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "CREATE TABLE article_change ("
        " article_id bigint NOT NULL,"
        " publication_id bigint NOT NULL,"
        " at timestamp with time zone NOT NULL,"
        " at_work boolean NOT NULL,"
        " CONSTRAINT pk_article_change PRIMARY KEY (article_id),"
        " CONSTRAINT fk_article_change_publication_id_article_id"
        " FOREIGN KEY (publication_id, article_id) REFERENCES article (publication_id, id),"
        " CONSTRAINT ck_article_change_whole_minute CHECK (at = date_trunc('minute', at, 'UTC')))"
    )
    _functions()
    op.execute(
        "INSERT INTO article_change (article_id, publication_id, at, at_work)"
        " SELECT id, publication_id, date_trunc('minute', greatest(created_at,"
        " (SELECT max(e.at) FROM event e WHERE e.article_id = a.id),"
        " (SELECT max(s.at) FROM sign_off s WHERE s.article_id = a.id)), 'UTC'),"
        " a.archived_at IS NULL AND a.discarded_at IS NULL FROM article a"
    )
    op.execute("CREATE INDEX article_change_in_order ON article_change (publication_id, at_work, at, article_id)")
    for table in ("event", "sign_off"):
        op.execute(
            f"CREATE CONSTRAINT TRIGGER is_article_change AFTER INSERT ON {table} DEFERRABLE INITIALLY DEFERRED"
            " FOR EACH ROW WHEN (NEW.article_id IS NOT NULL) EXECUTE FUNCTION article_changed()"
        )
    op.execute(
        "CREATE TRIGGER has_article_change AFTER INSERT ON article FOR EACH ROW EXECUTE FUNCTION article_has_change()"
    )
    op.execute(
        "CREATE CONSTRAINT TRIGGER is_at_work AFTER UPDATE OF archived_at, discarded_at ON article"
        " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ("
        "(NEW.archived_at IS NULL AND NEW.discarded_at IS NULL)"
        " IS DISTINCT FROM (OLD.archived_at IS NULL AND OLD.discarded_at IS NULL))"
        " EXECUTE FUNCTION article_is_at_work()"
    )


def _functions() -> None:
    op.execute(
        "CREATE FUNCTION article_changed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$"
        " BEGIN UPDATE article_change SET at = date_trunc('minute', NEW.at, 'UTC')"
        " WHERE article_id = NEW.article_id AND at < date_trunc('minute', NEW.at, 'UTC'); RETURN NULL; END $$"
    )
    op.execute(
        "CREATE FUNCTION article_has_change() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$"
        " BEGIN INSERT INTO article_change (article_id, publication_id, at, at_work) VALUES (NEW.id, NEW.publication_id,"
        " date_trunc('minute', NEW.created_at, 'UTC'), NEW.archived_at IS NULL AND NEW.discarded_at IS NULL);"
        " RETURN NULL; END $$"
    )
    op.execute(
        "CREATE FUNCTION article_is_at_work() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$"
        " BEGIN UPDATE article_change SET at_work = NEW.archived_at IS NULL AND NEW.discarded_at IS NULL"
        " WHERE article_id = NEW.id; RETURN NULL; END $$"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER is_at_work ON article")
    op.execute("DROP TRIGGER has_article_change ON article")
    for table in ("event", "sign_off"):
        op.execute(f"DROP TRIGGER is_article_change ON {table}")
    op.execute("DROP TABLE article_change")
    for name in ("article_changed", "article_has_change", "article_is_at_work"):
        op.execute(f"DROP FUNCTION {name}()")
