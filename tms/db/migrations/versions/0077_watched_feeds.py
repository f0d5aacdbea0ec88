"""A publication watches feeds; their new entries are candidates, of which an editor takes or dismisses each once."""

from alembic import op

revision = "0077"
down_revision = "0076"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE feed (
            publication_id bigint NOT NULL,
            id bigint GENERATED ALWAYS AS IDENTITY,
            address text NOT NULL,
            title text DEFAULT '' NOT NULL,
            is_paused boolean DEFAULT false NOT NULL,
            added_by bigint NOT NULL,
            etag text DEFAULT '' NOT NULL,
            modified text DEFAULT '' NOT NULL,
            checked_at timestamptz,
            next_at timestamptz DEFAULT now() NOT NULL,
            failures smallint DEFAULT 0 NOT NULL,
            error_code text,
            error_params jsonb,
            asking_item_id bigint,
            CONSTRAINT pk_feed PRIMARY KEY (publication_id, id),
            CONSTRAINT fk_feed_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id),
            CONSTRAINT fk_feed_publication_id_added_by FOREIGN KEY (publication_id, added_by)
                REFERENCES membership (publication_id, person_id),
            CONSTRAINT feed_once UNIQUE (publication_id, address),
            CONSTRAINT ck_feed_address CHECK (char_length(address) BETWEEN 1 AND 2000),
            CONSTRAINT ck_feed_failed_says_why CHECK ((failures > 0) = (error_code IS NOT NULL))
        )
        """
    )
    op.execute("CREATE INDEX feed_due ON feed (next_at) WHERE NOT is_paused")
    _entries()


def _entries() -> None:
    op.execute(
        """
        CREATE TABLE feed_entry (
            publication_id bigint NOT NULL,
            id bigint GENERATED ALWAYS AS IDENTITY,
            feed_id bigint NOT NULL,
            key text NOT NULL,
            address text,
            link text,
            text text,
            title text NOT NULL,
            language text NOT NULL,
            excerpt text NOT NULL,
            said_at timestamptz,
            found_at timestamptz DEFAULT now() NOT NULL,
            state text DEFAULT 'new' NOT NULL,
            decided_by bigint,
            decided_at timestamptz,
            CONSTRAINT pk_feed_entry PRIMARY KEY (publication_id, id),
            CONSTRAINT fk_feed_entry_publication_id_feed_id FOREIGN KEY (publication_id, feed_id)
                REFERENCES feed (publication_id, id) ON DELETE CASCADE,
            CONSTRAINT fk_feed_entry_publication_id_decided_by FOREIGN KEY (publication_id, decided_by)
                REFERENCES membership (publication_id, person_id),
            CONSTRAINT ck_feed_entry_state CHECK (state IN ('new', 'taken', 'dismissed')),
            CONSTRAINT ck_feed_entry_decided_by CHECK (
                (state = 'new') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)
            ),
            CONSTRAINT ck_feed_entry_leads_to_text
                CHECK ((address IS NULL) = (link IS NULL) AND num_nonnulls(link, text) = 1)
        )
        """
    )
    op.execute("CREATE UNIQUE INDEX feed_entry_once ON feed_entry (publication_id, feed_id, md5(key))")
    op.execute(
        "CREATE UNIQUE INDEX feed_entry_once_by_address ON feed_entry (publication_id, md5(address))"
        " WHERE address IS NOT NULL"
    )
    op.execute(
        "CREATE INDEX feed_entry_new ON feed_entry (publication_id, COALESCE(said_at, found_at) DESC)"
        " WHERE state = 'new'"
    )


def downgrade() -> None:
    op.execute("DELETE FROM work_item WHERE kind = 'feed'")
    op.execute("DROP TABLE feed_entry, feed")
