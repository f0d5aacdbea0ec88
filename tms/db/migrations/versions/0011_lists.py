"""What the board and my work walk: steps know their job's state and due date, articles at work have an index."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_NO_DATE = sa.text("'9999-12-31 00:00:00+00'")

# A copy, so that one index holds what a list of steps asks for and the order that it has. The database keeps it.
_RULES = """
CREATE FUNCTION step_follows_job() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE its job;
BEGIN
  SELECT * INTO its FROM job WHERE article_id = NEW.article_id AND id = NEW.job_id;
  IF FOUND THEN
    NEW.job_state := its.state;
    NEW.job_due := its.due;
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION job_tells_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE job_step SET job_state = NEW.state, job_due = NEW.due WHERE article_id = NEW.article_id AND job_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER follows_job BEFORE INSERT ON job_step FOR EACH ROW EXECUTE FUNCTION step_follows_job();
CREATE TRIGGER tells_steps AFTER UPDATE ON job FOR EACH ROW WHEN (NEW.state <> OLD.state OR NEW.due <> OLD.due)
  EXECUTE FUNCTION job_tells_steps();
CREATE TRIGGER copied_by_the_database BEFORE UPDATE ON job_step FOR EACH ROW
  WHEN (pg_trigger_depth() < 1 AND (NEW.job_state <> OLD.job_state OR NEW.job_due <> OLD.job_due))
  EXECUTE FUNCTION refuse('state and due date are those of the job');
"""


def upgrade() -> None:
    op.add_column("job_step", sa.Column("job_state", sa.Text(), server_default="open", nullable=False))
    op.add_column("job_step", sa.Column("job_due", sa.DateTime(timezone=True), server_default=_NO_DATE, nullable=False))
    op.execute(
        "UPDATE job_step AS s SET job_state = j.state, job_due = j.due FROM job AS j"
        " WHERE j.article_id = s.article_id AND j.id = s.job_id"
    )
    op.execute(_RULES)
    op.drop_index("step_mine", table_name="job_step")
    op.create_index(
        "step_active",
        "job_step",
        ["publication_id", "kind", "job_due", "article_id", "job_id", "assignee_id"],
        postgresql_where=sa.text("state = 'active' AND job_state = 'open'"),
    )
    op.create_index(
        "step_of_person",
        "job_step",
        ["publication_id", "assignee_id", "article_id"],
        postgresql_where=sa.text("assignee_id IS NOT NULL AND job_state = 'open'"),
    )
    op.drop_index("job_board", table_name="job")
    op.create_index(
        "job_board",
        "job",
        ["publication_id", "due", sa.text("article_id DESC")],
        postgresql_where=sa.text("state = 'open'"),
    )
    at_work = sa.text("archived_at IS NULL AND discarded_at IS NULL")
    op.drop_index("article_creator", table_name="article")
    op.create_index("article_creator", "article", ["publication_id", "created_by", "id"], postgresql_where=at_work)
    op.create_index("article_at_work", "article", ["publication_id", "id"], postgresql_where=at_work)
    op.create_index(
        "article_archived", "article", ["publication_id", "id"], postgresql_where=sa.text("archived_at IS NOT NULL")
    )


def downgrade() -> None:
    op.drop_index("article_archived", table_name="article")
    op.drop_index("article_at_work", table_name="article")
    op.drop_index("article_creator", table_name="article")
    op.create_index("article_creator", "article", ["publication_id", "created_by"])
    op.drop_index("job_board", table_name="job")
    op.create_index(
        "job_board", "job", ["publication_id", "due", "article_id"], postgresql_where=sa.text("state = 'open'")
    )
    op.drop_index("step_of_person", table_name="job_step")
    op.drop_index("step_active", table_name="job_step")
    op.create_index(
        "step_mine", "job_step", ["publication_id", "assignee_id"], postgresql_where=sa.text("state = 'active'")
    )
    op.execute("DROP TRIGGER copied_by_the_database ON job_step")
    op.execute("DROP TRIGGER tells_steps ON job")
    op.execute("DROP TRIGGER follows_job ON job_step")
    op.execute("DROP FUNCTION job_tells_steps()")
    op.execute("DROP FUNCTION step_follows_job()")
    op.drop_column("job_step", "job_due")
    op.drop_column("job_step", "job_state")
