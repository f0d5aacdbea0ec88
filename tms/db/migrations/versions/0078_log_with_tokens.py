"""The log says with which token a program did something, and is read by person and by act."""

from alembic import op

revision = "0078"
down_revision = "0077"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE event ADD token_id bigint")
    op.execute(
        "ALTER TABLE event ADD CONSTRAINT fk_event_publication_id_token_id"
        " FOREIGN KEY (publication_id, token_id) REFERENCES access_token (publication_id, id)"
    )
    op.execute("CREATE INDEX event_by_person ON event (publication_id, person_id, at, id)")
    op.execute("CREATE INDEX event_by_act ON event (publication_id, act, at, id)")
    op.execute(
        "CREATE INDEX sign_off_by_person ON sign_off (publication_id, person_id, at, id) WHERE segment_id IS NULL"
    )


def downgrade() -> None:
    op.execute("DROP INDEX sign_off_by_person")
    op.execute("DROP INDEX event_by_act")
    op.execute("DROP INDEX event_by_person")
    op.execute("ALTER TABLE event DROP token_id")
