"""Pictures of articles, and the files in which readers get each of them."""

from alembic import op

revision = "0082"
down_revision = "0081"
branch_labels = None
depends_on = None

_PICTURE = """
CREATE TABLE picture (
    article_id bigint NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    publication_id bigint NOT NULL,
    digest text NOT NULL,
    is_first_frame boolean DEFAULT false NOT NULL,
    alt text DEFAULT '' NOT NULL,
    caption text DEFAULT '' NOT NULL,
    credit text DEFAULT '' NOT NULL,
    licence text DEFAULT '' NOT NULL,
    territory text DEFAULT '' NOT NULL,
    expires_on date,
    added_by bigint NOT NULL,
    added_at timestamptz DEFAULT now() NOT NULL,
    taken_out_by bigint,
    taken_out_at timestamptz,
    CONSTRAINT pk_picture PRIMARY KEY (article_id, id),
    CONSTRAINT uq_picture_publication_id_article_id_id UNIQUE (publication_id, article_id, id),
    CONSTRAINT fk_picture_publication_id_article_id FOREIGN KEY (publication_id, article_id)
        REFERENCES article (publication_id, id),
    CONSTRAINT fk_picture_publication_id_added_by FOREIGN KEY (publication_id, added_by)
        REFERENCES membership (publication_id, person_id),
    CONSTRAINT fk_picture_publication_id_taken_out_by FOREIGN KEY (publication_id, taken_out_by)
        REFERENCES membership (publication_id, person_id),
    CONSTRAINT ck_picture_digest CHECK (digest ~ '^[0-9a-f]{64}$'),
    CONSTRAINT ck_picture_lengths CHECK (
        char_length(alt) <= 1000 AND char_length(caption) <= 2000 AND char_length(credit) <= 300
        AND char_length(licence) <= 300 AND char_length(territory) <= 300
    ),
    CONSTRAINT ck_picture_taken_out_by_somebody CHECK ((taken_out_by IS NULL) = (taken_out_at IS NULL))
)
"""
_RENDITION = """
CREATE TABLE picture_rendition (
    article_id bigint NOT NULL,
    picture_id bigint NOT NULL,
    use text NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    kind text NOT NULL,
    bytes integer NOT NULL,
    digest text NOT NULL,
    CONSTRAINT pk_picture_rendition PRIMARY KEY (article_id, picture_id, use, width),
    CONSTRAINT fk_picture_rendition_article_id_picture_id FOREIGN KEY (article_id, picture_id)
        REFERENCES picture (article_id, id),
    CONSTRAINT ck_picture_rendition_digest CHECK (digest ~ '^[0-9a-f]{64}$'),
    CONSTRAINT ck_picture_rendition_use_has_kind CHECK (
        (use = 'page' AND kind = 'image/webp') OR (use = 'card' AND kind = 'image/jpeg')
    ),
    CONSTRAINT ck_picture_rendition_sizes CHECK (
        width BETWEEN 1 AND 1600 AND height BETWEEN 1 AND 16000 AND bytes BETWEEN 1 AND 26214400
    )
)
"""


def upgrade() -> None:
    op.execute(_PICTURE)
    op.execute("CREATE UNIQUE INDEX picture_once ON picture (article_id, digest) WHERE taken_out_at IS NULL")
    op.execute(_RENDITION)
    op.execute("CREATE UNIQUE INDEX picture_one_card ON picture_rendition (article_id, picture_id) WHERE use = 'card'")
    op.execute("CREATE INDEX picture_rendition_digest ON picture_rendition (digest)")
    # What is said of a picture may change, what it shows never does: readers and releases name it by its number.
    op.execute(
        "CREATE TRIGGER stays_as_made BEFORE UPDATE ON picture FOR EACH ROW"
        " WHEN ((NEW.article_id, NEW.id, NEW.publication_id, NEW.digest, NEW.is_first_frame, NEW.added_by, NEW.added_at)"
        " IS DISTINCT FROM"
        " (OLD.article_id, OLD.id, OLD.publication_id, OLD.digest, OLD.is_first_frame, OLD.added_by, OLD.added_at)"
        " OR OLD.taken_out_at IS NOT NULL)"
        " EXECUTE FUNCTION refuse('a picture stays what it shows, and taken out')"
    )
    op.execute(
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON picture_rendition"
        " FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
    )


def downgrade() -> None:
    op.execute("DROP TABLE picture_rendition, picture")
