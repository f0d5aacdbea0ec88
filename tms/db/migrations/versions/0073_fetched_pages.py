"""An editor gives an address: what a worker fetched there is kept for a day, until its article is made."""

from alembic import op

revision = "0073"
down_revision = "0072"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE fetched_page (
            publication_id bigint NOT NULL,
            id bigint GENERATED ALWAYS AS IDENTITY,
            person_id bigint NOT NULL,
            address text NOT NULL,
            state text DEFAULT 'waiting' NOT NULL,
            text text,
            format text,
            encoding text,
            title text,
            language text,
            error_code text,
            error_params jsonb,
            created_at timestamptz DEFAULT now() NOT NULL,
            CONSTRAINT pk_fetched_page PRIMARY KEY (publication_id, id),
            CONSTRAINT fk_fetched_page_publication_id_person_id FOREIGN KEY (publication_id, person_id)
                REFERENCES membership (publication_id, person_id),
            CONSTRAINT ck_fetched_page_state
                CHECK (state IN ('waiting', 'fetching', 'reading', 'done', 'failed')),
            CONSTRAINT ck_fetched_page_done_has_text CHECK (
                (state = 'done') = (num_nonnulls(text, format, encoding, title, language) = 5)
                AND (state = 'done' OR num_nonnulls(text, format, encoding, title, language) = 0)
            ),
            CONSTRAINT ck_fetched_page_failed_says_why CHECK ((state = 'failed') = (error_code IS NOT NULL)),
            CONSTRAINT ck_fetched_page_address CHECK (char_length(address) BETWEEN 1 AND 2000)
        )
        """
    )
    op.execute("CREATE INDEX fetched_page_of_person ON fetched_page (publication_id, person_id, created_at)")


def downgrade() -> None:
    op.execute("DELETE FROM work_item WHERE kind = 'fetch'")
    op.execute("DROP TABLE fetched_page")
