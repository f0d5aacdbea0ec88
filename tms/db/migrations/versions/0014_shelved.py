"""Jobs and steps of an article that is archived or discarded say so, and are in no index that a list walks."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_RULES = """
CREATE FUNCTION job_follows_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.shelved := EXISTS (SELECT FROM article WHERE id = NEW.article_id
    AND (archived_at IS NOT NULL OR discarded_at IS NOT NULL));
  RETURN NEW;
END $$;
CREATE FUNCTION article_tells_jobs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE job SET shelved = (NEW.archived_at IS NOT NULL OR NEW.discarded_at IS NOT NULL) WHERE article_id = NEW.id;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION step_follows_job() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE its job;
BEGIN
  SELECT * INTO its FROM job WHERE article_id = NEW.article_id AND id = NEW.job_id;
  IF FOUND THEN
    NEW.job_state := its.state;
    NEW.job_due := its.due;
    NEW.job_shelved := its.shelved;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION job_tells_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE job_step SET job_state = NEW.state, job_due = NEW.due, job_shelved = NEW.shelved
    WHERE article_id = NEW.article_id AND job_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER follows_article BEFORE INSERT ON job FOR EACH ROW EXECUTE FUNCTION job_follows_article();
CREATE TRIGGER tells_jobs AFTER UPDATE ON article FOR EACH ROW
  WHEN (NEW.archived_at IS DISTINCT FROM OLD.archived_at OR NEW.discarded_at IS DISTINCT FROM OLD.discarded_at)
  EXECUTE FUNCTION article_tells_jobs();
CREATE TRIGGER copied_by_the_database BEFORE UPDATE ON job FOR EACH ROW
  WHEN (pg_trigger_depth() < 1 AND NEW.shelved <> OLD.shelved)
  EXECUTE FUNCTION refuse('shelved with its article');
DROP TRIGGER tells_steps ON job;
CREATE TRIGGER tells_steps AFTER UPDATE ON job FOR EACH ROW
  WHEN (NEW.state <> OLD.state OR NEW.due <> OLD.due OR NEW.shelved <> OLD.shelved)
  EXECUTE FUNCTION job_tells_steps();
DROP TRIGGER copied_by_the_database ON job_step;
CREATE TRIGGER copied_by_the_database BEFORE UPDATE ON job_step FOR EACH ROW
  WHEN (pg_trigger_depth() < 1 AND (NEW.job_state <> OLD.job_state OR NEW.job_due <> OLD.job_due
    OR NEW.job_shelved <> OLD.job_shelved))
  EXECUTE FUNCTION refuse('state, due date and shelf are those of the job');
"""

_BEFORE = """
DROP TRIGGER copied_by_the_database ON job_step;
DROP TRIGGER tells_steps ON job;
DROP TRIGGER copied_by_the_database ON job;
DROP TRIGGER tells_jobs ON article;
DROP TRIGGER follows_article ON job;
DROP FUNCTION article_tells_jobs();
DROP FUNCTION job_follows_article();
CREATE OR REPLACE FUNCTION step_follows_job() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE its job;
BEGIN
  SELECT * INTO its FROM job WHERE article_id = NEW.article_id AND id = NEW.job_id;
  IF FOUND THEN
    NEW.job_state := its.state;
    NEW.job_due := its.due;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION job_tells_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE job_step SET job_state = NEW.state, job_due = NEW.due WHERE article_id = NEW.article_id AND job_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER tells_steps AFTER UPDATE ON job FOR EACH ROW WHEN (NEW.state <> OLD.state OR NEW.due <> OLD.due)
  EXECUTE FUNCTION job_tells_steps();
CREATE TRIGGER copied_by_the_database BEFORE UPDATE ON job_step FOR EACH ROW
  WHEN (pg_trigger_depth() < 1 AND (NEW.job_state <> OLD.job_state OR NEW.job_due <> OLD.job_due))
  EXECUTE FUNCTION refuse('state and due date are those of the job');
"""

_BOARD: list[str | sa.TextClause] = ["publication_id", "due", sa.text("article_id DESC")]
_ACTIVE = ["publication_id", "kind", "job_due", "article_id", "job_id", "assignee_id"]


def upgrade() -> None:
    op.add_column("job", sa.Column("shelved", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("job_step", sa.Column("job_shelved", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.execute(
        "UPDATE job AS j SET shelved = true FROM article AS a"
        " WHERE a.id = j.article_id AND (a.archived_at IS NOT NULL OR a.discarded_at IS NOT NULL)"
    )
    op.execute(
        "UPDATE job_step AS s SET job_shelved = true FROM job AS j"
        " WHERE j.article_id = s.article_id AND j.id = s.job_id AND j.shelved"
    )
    op.execute(_RULES)
    _indexes(" AND NOT shelved", " AND NOT job_shelved")


def downgrade() -> None:
    _indexes("", "")
    op.execute(_BEFORE)
    op.drop_column("job_step", "job_shelved")
    op.drop_column("job", "shelved")


def _indexes(of_jobs: str, of_steps: str) -> None:
    op.drop_index("job_board", table_name="job")
    op.create_index("job_board", "job", _BOARD, postgresql_where=sa.text(f"state = 'open'{of_jobs}"))
    op.drop_index("step_active", table_name="job_step")
    active = sa.text(f"state = 'active' AND job_state = 'open'{of_steps}")
    op.create_index("step_active", "job_step", _ACTIVE, postgresql_where=active)
