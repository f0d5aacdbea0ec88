"""Steps of new articles are given to the publication's default people."""

from alembic import op

revision = "0062"
down_revision = "0061"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE default_person (
            publication_id bigint NOT NULL,
            id bigint GENERATED ALWAYS AS IDENTITY,
            section_id bigint,
            source_locale text NOT NULL,
            locale text NOT NULL,
            position smallint NOT NULL,
            person_id bigint,
            CONSTRAINT pk_default_person PRIMARY KEY (publication_id, id),
            CONSTRAINT fk_default_person_publication_id_section_id FOREIGN KEY (publication_id, section_id)
                REFERENCES concept (publication_id, id),
            CONSTRAINT fk_default_person_publication_id_source_locale_locale
                FOREIGN KEY (publication_id, source_locale, locale)
                REFERENCES publication_route (publication_id, source_locale, locale),
            CONSTRAINT fk_default_person_publication_id_position FOREIGN KEY (publication_id, position)
                REFERENCES publication_step (publication_id, position),
            CONSTRAINT fk_default_person_publication_id_person_id FOREIGN KEY (publication_id, person_id)
                REFERENCES membership (publication_id, person_id),
            CONSTRAINT ck_default_person_somebody_or_section CHECK (num_nonnulls(person_id, section_id) > 0)
        )
        """
    )
    op.execute(
        "CREATE UNIQUE INDEX default_person_once"
        " ON default_person (publication_id, section_id, source_locale, locale, position) NULLS NOT DISTINCT"
    )
    op.execute(
        """
        ALTER TABLE job_step
            ADD by_default boolean DEFAULT false NOT NULL,
            ADD passed_over text,
            ADD passed_over_id bigint,
            ADD CONSTRAINT fk_job_step_publication_id_passed_over_id FOREIGN KEY (publication_id, passed_over_id)
                REFERENCES membership (publication_id, person_id),
            ADD CONSTRAINT ck_job_step_default_is_somebody CHECK (NOT by_default OR assignee_id IS NOT NULL),
            ADD CONSTRAINT ck_job_step_passed_over CHECK (passed_over IN ('left', 'unfit', 'own_work')),
            ADD CONSTRAINT ck_job_step_passed_over_whom CHECK ((passed_over IS NULL) = (passed_over_id IS NULL))
        """
    )
    _notices("'assigned', 'by_default', ")


def _notices(given: str) -> None:
    op.execute(
        "ALTER TABLE notification DROP CONSTRAINT ck_notification_kind, ADD CONSTRAINT ck_notification_kind CHECK"
        f" (kind IN ({given}'sent_back', 'returned', 'corrected', 'mention', 'reply', 'query', 'source_changed',"
        " 'overdue', 'reset_offered', 'reset_used'))"
    )


def downgrade() -> None:
    op.execute("DELETE FROM notification WHERE kind = 'by_default'")
    _notices("'assigned', ")
    op.execute("ALTER TABLE job_step DROP passed_over_id, DROP passed_over, DROP by_default")
    op.execute("DROP TABLE default_person")
