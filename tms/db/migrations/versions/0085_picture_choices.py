"""What a version shows where its article has a picture, and with which of them it was signed."""

from alembic import op

revision = "0085"
down_revision = "0084"
branch_labels = None
depends_on = None

_CHOICE = """
CREATE TABLE picture_choice (
    article_id bigint NOT NULL,
    version_id bigint NOT NULL,
    picture_id bigint NOT NULL,
    publication_id bigint NOT NULL,
    shown_id bigint,
    chosen_by bigint NOT NULL,
    chosen_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT pk_picture_choice PRIMARY KEY (article_id, version_id, picture_id),
    CONSTRAINT fk_picture_choice_article_id_version_id FOREIGN KEY (article_id, version_id)
        REFERENCES version (article_id, id),
    CONSTRAINT fk_picture_choice_publication_id_article_id_picture_id
        FOREIGN KEY (publication_id, article_id, picture_id) REFERENCES picture (publication_id, article_id, id),
    CONSTRAINT fk_picture_choice_article_id_shown_id FOREIGN KEY (article_id, shown_id)
        REFERENCES picture (article_id, id),
    CONSTRAINT fk_picture_choice_publication_id_chosen_by FOREIGN KEY (publication_id, chosen_by)
        REFERENCES membership (publication_id, person_id)
)
"""
# An approved version shows what was approved, as it says what was: who changes that has it in work. The article is
# locked, so that an approval or a release is finished or waits.
_STAYS = """
CREATE FUNCTION approved_pictures_stay() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM FROM article WHERE id = NEW.article_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM version v WHERE v.article_id = NEW.article_id AND v.id = NEW.version_id AND v.role = 'source')
  THEN
    RAISE EXCEPTION 'picture_choice: version % is the source, and shows the article''s pictures', NEW.version_id
      USING ERRCODE = '23000';
  END IF;
  IF EXISTS (SELECT FROM version v WHERE v.article_id = NEW.article_id AND v.id = NEW.version_id
      AND v.status IN ('approved', 'published')) THEN
    RAISE EXCEPTION 'picture_choice: version % is approved; reopen it to change a picture', NEW.version_id
      USING ERRCODE = '23000';
  END IF;
  RETURN NEW;
END $$
"""
_SOURCE = """
CREATE FUNCTION source_shows_its_pictures() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF EXISTS (SELECT FROM picture_choice c WHERE c.article_id = NEW.article_id AND c.version_id = NEW.id
      AND c.shown_id IS DISTINCT FROM c.picture_id) THEN
    RAISE EXCEPTION 'version: % shows other pictures than its article, and can''t be the source', NEW.id
      USING ERRCODE = '23000';
  END IF;
  RETURN NULL;
END $$
"""


def upgrade() -> None:
    op.execute(_CHOICE)
    op.execute(_STAYS)
    op.execute(
        "CREATE TRIGGER approved_pictures_stay BEFORE INSERT OR UPDATE ON picture_choice"
        " FOR EACH ROW EXECUTE FUNCTION approved_pictures_stay()"
    )
    # What was taken back keeps its row: it says who did, and an open page is told by it.
    op.execute(
        "CREATE TRIGGER choice_keeps_its_row BEFORE DELETE OR TRUNCATE ON picture_choice"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse('what was chosen is chosen anew, and never deleted')"
    )
    op.execute(_SOURCE)
    op.execute(
        "CREATE TRIGGER source_shows_its_pictures AFTER UPDATE OF role ON version FOR EACH ROW"
        " WHEN (NEW.role = 'source' AND OLD.role <> 'source') EXECUTE FUNCTION source_shows_its_pictures()"
    )
    op.execute(
        "ALTER TABLE sign_off ADD COLUMN pictures jsonb,"
        " ADD CONSTRAINT ck_sign_off_pictures CHECK (pictures IS NULL OR fingerprint IS NOT NULL)"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE sign_off DROP COLUMN pictures")
    op.execute("DROP TRIGGER source_shows_its_pictures ON version")
    op.execute("DROP FUNCTION source_shows_its_pictures()")
    op.execute("DROP TABLE picture_choice")
    op.execute("DROP FUNCTION approved_pictures_stay()")
