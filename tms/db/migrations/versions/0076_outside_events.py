"""The log of outside events: each gets its number at the commit, so that a reader who goes by numbers misses none.

A number that is drawn when a row is written may be committed after a later one, and a reader has gone past it by then.
Here the number is drawn last of all, under the lock of the publication's one row, which is held until the commit is
seen by everybody: who sees a number has seen all before it. After the article's row of ``article_change``, in which
order every commit locks the two.
"""

from alembic import op

revision = "0076"
down_revision = "0075"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "CREATE TABLE outside_log ("
        " publication_id bigint NOT NULL,"
        " last_number bigint DEFAULT '0' NOT NULL,"
        " gone_number bigint DEFAULT '0' NOT NULL,"
        " kept_days integer DEFAULT '90' NOT NULL,"
        " CONSTRAINT pk_outside_log PRIMARY KEY (publication_id),"
        " CONSTRAINT fk_outside_log_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id),"
        " CONSTRAINT ck_outside_log_numbers CHECK (gone_number BETWEEN 0 AND last_number),"
        " CONSTRAINT ck_outside_log_kept_days CHECK (kept_days BETWEEN 7 AND 3650))"
    )
    op.execute(
        "CREATE TABLE outside_event ("
        " publication_id bigint NOT NULL,"
        " id bigint GENERATED ALWAYS AS IDENTITY,"
        " number bigint,"
        " at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,"
        " kind text NOT NULL,"
        " article_id bigint NOT NULL,"
        " person_id bigint,"
        " guarded boolean NOT NULL,"
        " data jsonb DEFAULT '{}' NOT NULL,"
        " CONSTRAINT pk_outside_event PRIMARY KEY (publication_id, id),"
        " CONSTRAINT uq_outside_event_publication_id UNIQUE (publication_id, number),"
        " CONSTRAINT fk_outside_event_publication_id_article_id"
        " FOREIGN KEY (publication_id, article_id) REFERENCES article (publication_id, id),"
        " CONSTRAINT fk_outside_event_publication_id_person_id"
        " FOREIGN KEY (publication_id, person_id) REFERENCES membership (publication_id, person_id),"
        " CONSTRAINT ck_outside_event_number CHECK (number > 0))"
    )
    op.execute("CREATE INDEX outside_event_by_moment ON outside_event (publication_id, at)")
    _numbers()
    _stays()


def _numbers() -> None:
    op.execute(
        "CREATE FUNCTION outside_event_number() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$"
        " DECLARE next_number bigint;"
        " BEGIN"
        " PERFORM FROM article_change WHERE article_id = NEW.article_id FOR NO KEY UPDATE;"
        " INSERT INTO outside_log AS log (publication_id, last_number) VALUES (NEW.publication_id, 1)"
        " ON CONFLICT (publication_id) DO UPDATE SET last_number = log.last_number + 1"
        " RETURNING last_number INTO next_number;"
        " UPDATE outside_event SET number = next_number"
        " WHERE publication_id = NEW.publication_id AND id = NEW.id;"
        " RETURN NULL; END $$"
    )
    op.execute(
        "CREATE CONSTRAINT TRIGGER has_number AFTER INSERT ON outside_event DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE FUNCTION outside_event_number()"
    )


def _stays() -> None:
    """What happened is never changed; it goes when it is too old, as the publication says."""
    op.execute(
        "CREATE FUNCTION outside_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$"
        " BEGIN RAISE EXCEPTION 'an outside event never changes' USING ERRCODE = '23000'; END $$"
    )
    op.execute(
        "CREATE TRIGGER stays BEFORE UPDATE ON outside_event FOR EACH ROW"
        " WHEN (OLD.number IS NOT NULL OR to_jsonb(OLD) - 'number' IS DISTINCT FROM to_jsonb(NEW) - 'number')"
        " EXECUTE FUNCTION outside_event_stays()"
    )


def downgrade() -> None:
    op.execute("DROP TABLE outside_event")
    op.execute("DROP TABLE outside_log")
    op.execute("DROP FUNCTION outside_event_number()")
    op.execute("DROP FUNCTION outside_event_stays()")
