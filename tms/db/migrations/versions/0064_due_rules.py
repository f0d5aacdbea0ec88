"""New articles get due dates by the rules of their publication and section."""

from alembic import op

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        ALTER TABLE publication
            ADD days_off smallint[] DEFAULT '{6,7}' NOT NULL,
            ADD ends_at smallint DEFAULT 1080 NOT NULL,
            ADD CONSTRAINT ck_publication_days_off
                CHECK (days_off <@ '{1,2,3,4,5,6,7}' AND NOT days_off @> '{1,2,3,4,5,6,7}'),
            ADD CONSTRAINT ck_publication_ends_at CHECK (ends_at BETWEEN 0 AND 1439)
        """
    )
    op.execute(
        """
        CREATE TABLE due_rule (
            publication_id bigint NOT NULL,
            id bigint GENERATED ALWAYS AS IDENTITY,
            section_id bigint,
            translate_amount smallint NOT NULL,
            translate_unit text NOT NULL,
            review_amount smallint NOT NULL,
            review_unit text NOT NULL,
            CONSTRAINT pk_due_rule PRIMARY KEY (publication_id, id),
            CONSTRAINT fk_due_rule_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id),
            CONSTRAINT fk_due_rule_publication_id_section_id FOREIGN KEY (publication_id, section_id)
                REFERENCES concept (publication_id, id),
            CONSTRAINT ck_due_rule_amounts
                CHECK (translate_amount BETWEEN 1 AND 999 AND review_amount BETWEEN 1 AND 999),
            CONSTRAINT ck_due_rule_units
                CHECK (translate_unit IN ('hours', 'working_days') AND review_unit IN ('hours', 'working_days'))
        )
        """
    )
    op.execute("CREATE UNIQUE INDEX due_rule_once ON due_rule (publication_id, section_id) NULLS NOT DISTINCT")
    op.execute(
        "ALTER TABLE job ADD due_by_rule boolean DEFAULT false NOT NULL, ADD CONSTRAINT ck_job_rule_has_date"
        " CHECK (NOT due_by_rule OR due < '9999-12-31 00:00:00+00')"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE job DROP due_by_rule")
    op.execute("DROP TABLE due_rule")
    op.execute("ALTER TABLE publication DROP ends_at, DROP days_off")
