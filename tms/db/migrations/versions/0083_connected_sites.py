"""Sites to which released versions are sent; a version that readers get anew waits for each of them by itself."""

from alembic import op

revision = "0083"
down_revision = "0082"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE connected_site (
            publication_id bigint NOT NULL,
            id bigint GENERATED ALWAYS AS IDENTITY,
            address text NOT NULL,
            user_name text NOT NULL,
            password bytea NOT NULL,
            active boolean DEFAULT true NOT NULL,
            number integer DEFAULT 1 NOT NULL,
            created_by bigint NOT NULL,
            created_at timestamptz DEFAULT now() NOT NULL,
            taken_at timestamptz,
            failures smallint DEFAULT 0 NOT NULL,
            rests_until timestamptz,
            error_code text,
            error_params jsonb,
            token uuid,
            lease_until timestamptz,
            CONSTRAINT pk_connected_site PRIMARY KEY (publication_id, id),
            CONSTRAINT connected_site_once UNIQUE (publication_id, address),
            CONSTRAINT fk_connected_site_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id),
            CONSTRAINT fk_connected_site_publication_id_created_by FOREIGN KEY (publication_id, created_by)
                REFERENCES membership (publication_id, person_id),
            CONSTRAINT ck_connected_site_address CHECK (char_length(address) BETWEEN 1 AND 2000),
            CONSTRAINT ck_connected_site_user_name CHECK (char_length(user_name) BETWEEN 1 AND 60),
            CONSTRAINT ck_connected_site_fails_for_a_reason CHECK ((failures > 0) = (error_code IS NOT NULL)),
            CONSTRAINT ck_connected_site_lease_has_owner_and_end CHECK ((token IS NULL) = (lease_until IS NULL))
        )
        """
    )
    op.execute(
        """
        CREATE TABLE site_version (
            publication_id bigint NOT NULL,
            site_id bigint NOT NULL,
            version_id bigint NOT NULL,
            article_id bigint NOT NULL,
            number bigint NOT NULL,
            sent_number bigint,
            state text DEFAULT 'waiting' NOT NULL,
            address text,
            hash text,
            overwrite boolean DEFAULT false NOT NULL,
            attempts smallint DEFAULT 0 NOT NULL,
            not_before timestamptz DEFAULT now() NOT NULL,
            tried_at timestamptz,
            taken_at timestamptz,
            error_code text,
            error_params jsonb,
            CONSTRAINT pk_site_version PRIMARY KEY (publication_id, site_id, version_id),
            CONSTRAINT fk_site_version_publication_id_site_id FOREIGN KEY (publication_id, site_id)
                REFERENCES connected_site (publication_id, id) ON DELETE CASCADE,
            CONSTRAINT fk_site_version_publication_id_article_id FOREIGN KEY (publication_id, article_id)
                REFERENCES article (publication_id, id),
            CONSTRAINT fk_site_version_article_id_version_id FOREIGN KEY (article_id, version_id)
                REFERENCES version (article_id, id),
            CONSTRAINT ck_site_version_state CHECK (state IN ('waiting', 'sent', 'refused', 'changed')),
            CONSTRAINT ck_site_version_numbers CHECK (number > 0 AND sent_number <= number),
            CONSTRAINT ck_site_version_sent_is_what_was_asked_for_last
                CHECK ((state = 'sent') = (sent_number IS NOT DISTINCT FROM number)),
            CONSTRAINT ck_site_version_says_why
                CHECK (state NOT IN ('refused', 'changed') OR error_code IS NOT NULL),
            CONSTRAINT ck_site_version_overwrite_once CHECK (NOT overwrite OR state = 'waiting'),
            CONSTRAINT ck_site_version_site_has_it
                CHECK (sent_number IS NOT NULL OR num_nonnulls(address, hash, taken_at) = 0),
            CONSTRAINT ck_site_version_address CHECK (char_length(address) BETWEEN 1 AND 2000)
        )
        """
    )
    op.execute("CREATE INDEX site_version_of_article ON site_version (publication_id, article_id)")
    op.execute(
        "CREATE INDEX site_version_due ON site_version (publication_id, site_id, not_before) WHERE state = 'waiting'"
    )
    _by_itself()


def _by_itself() -> None:
    # The sites are locked first, as by whoever deletes one: nobody waits in a circle. The number is a moment, so that
    # it is past all that a site has seen also after a restore of an older copy.
    op.execute(
        """
        CREATE FUNCTION version_waits_for_sites() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
        DECLARE here bigint;
        BEGIN
            FOR here IN SELECT id FROM connected_site WHERE publication_id = NEW.publication_id
                ORDER BY id FOR KEY SHARE
            LOOP
                IF NEW.live_snapshot_id IS NOT NULL THEN
                    INSERT INTO site_version (publication_id, site_id, article_id, version_id, number)
                    VALUES (NEW.publication_id, here, NEW.article_id, NEW.id, 1) ON CONFLICT DO NOTHING;
                END IF;
                UPDATE site_version v
                SET number = greatest(v.number + 1, (extract(epoch FROM clock_timestamp()) * 1e6)::bigint),
                    state = 'waiting', overwrite = false, attempts = 0, not_before = now(), error_code = NULL, error_params = NULL
                WHERE v.publication_id = NEW.publication_id AND v.site_id = here AND v.version_id = NEW.id;
            END LOOP;
            RETURN NULL;
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER version_waits_for_sites AFTER UPDATE OF live_snapshot_id, slug ON version FOR EACH ROW"
        " WHEN (OLD.live_snapshot_id IS DISTINCT FROM NEW.live_snapshot_id"
        " OR (NEW.live_snapshot_id IS NOT NULL AND OLD.slug IS DISTINCT FROM NEW.slug))"
        " EXECUTE FUNCTION version_waits_for_sites()"
    )


def downgrade() -> None:
    op.execute("DELETE FROM work_item WHERE kind = 'sites'")
    op.execute("DROP TRIGGER version_waits_for_sites ON version")
    op.execute("DROP FUNCTION version_waits_for_sites()")
    op.execute("DROP TABLE site_version, connected_site")
