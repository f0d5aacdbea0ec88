"""How long steps waited and how much was done in them; of steps that are done already, what can still be told."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

_HAN = "[\\u3007\\u3400-\\u9fff\\uf900-\\ufaff\\U00020000-\\U0003ffff]"
_LATIN = "\\w+(?:[’''.,-]\\w+)*"
_SAID = "regexp_replace(t.text, '⟦/?[0-9]{1,3}/?⟧', '', 'g')"
_WORDS = f"regexp_count({_SAID}, '{_HAN}') + regexp_count(regexp_replace({_SAID}, '{_HAN}', ' ', 'g'), '{_LATIN}')"
_DONE = (
    "INSERT INTO step_figure (article_id, job_id, position, publication_id, locale, kind, approves, words,"  # noqa: S608  a constant
    " active_since, begun_at, done_at)"
    " SELECT s.article_id, s.job_id, s.position, s.publication_id, v.locale, s.kind,"
    " NOT EXISTS (SELECT FROM job_step l WHERE (l.article_id, l.job_id) = (s.article_id, s.job_id)"
    "  AND l.position > s.position AND l.state <> 'skipped'),"
    " (SELECT coalesce(sum("
    + _WORDS
    + "), 0) FROM segment_text t WHERE (t.article_id, t.version_id) = (s.article_id, v.id)"
    "  AND NOT t.retired AND t.presence = 'present'),"
    " least(s.active_since, d.at), least(greatest(b.at, s.active_since), d.at), d.at"
    " FROM job_step s"
    " JOIN job j ON (j.article_id, j.id) = (s.article_id, s.job_id)"
    " JOIN version v ON (v.article_id, v.id) = (j.article_id, j.version_id)"
    " JOIN sign_off d ON (d.article_id, d.id) = (s.article_id, s.sign_off_id)"
    " CROSS JOIN LATERAL (SELECT min(o.at) AS at FROM sign_off o"
    "  WHERE (o.article_id, o.version_id) = (s.article_id, v.id) AND (o.job_id, o.step) = (s.job_id, s.position)"
    "  AND o.segment_id IS NOT NULL AND o.at >= s.active_since) b"
    " WHERE s.state = 'done'"
)


def upgrade() -> None:
    op.create_table(
        "step_figure",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("approves", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("active_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("active_since <= begun_at AND begun_at <= done_at", name=op.f("ck_step_figure_in_order")),
        sa.ForeignKeyConstraint(
            ["article_id", "job_id", "position"],
            ["job_step.article_id", "job_step.job_id", "job_step.position"],
            name=op.f("fk_step_figure_article_id_job_id_position"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "article_id"],
            ["article.publication_id", "article.id"],
            name=op.f("fk_step_figure_publication_id_article_id"),
        ),
        sa.PrimaryKeyConstraint("article_id", "job_id", "position", name=op.f("pk_step_figure")),
    )
    op.create_index("step_figure_done", "step_figure", ["publication_id", "done_at"])
    op.execute(_DONE)


def downgrade() -> None:
    op.drop_table("step_figure")
