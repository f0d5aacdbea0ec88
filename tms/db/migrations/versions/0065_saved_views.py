"""A person keeps what they ask the board for under names of their own, and the board opens with one of them."""

from alembic import op

revision = "0065"
down_revision = "0064"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "CREATE TABLE saved_view ("
        " publication_id bigint NOT NULL,"
        " id bigint GENERATED ALWAYS AS IDENTITY,"
        " person_id bigint NOT NULL,"
        " number smallint NOT NULL,"
        " name text NOT NULL,"
        " query text NOT NULL,"
        " is_shared boolean DEFAULT false NOT NULL,"
        " opens boolean DEFAULT false NOT NULL,"
        " CONSTRAINT pk_saved_view PRIMARY KEY (publication_id, id),"
        " CONSTRAINT fk_saved_view_publication_id_person_id FOREIGN KEY (publication_id, person_id)"
        " REFERENCES membership (publication_id, person_id),"
        " CONSTRAINT uq_saved_view_publication_id_person_id_number UNIQUE (publication_id, person_id, number),"
        " CONSTRAINT ck_saved_view_number CHECK (number BETWEEN 1 AND 30),"
        " CONSTRAINT ck_saved_view_name CHECK (length(name) BETWEEN 1 AND 60 AND name = btrim(name)),"
        " CONSTRAINT ck_saved_view_query CHECK (length(query) <= 2500))"
    )
    op.execute("CREATE UNIQUE INDEX saved_view_name ON saved_view (publication_id, person_id, lower(name))")
    op.execute("CREATE UNIQUE INDEX saved_view_opens ON saved_view (publication_id, person_id) WHERE opens")
    op.execute("CREATE INDEX saved_view_shared ON saved_view (publication_id) WHERE is_shared")


def downgrade() -> None:
    op.execute("DROP TABLE saved_view")
