"""How much people changed drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "draft_effort",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("segment_id", sa.BigInteger(), nullable=False),
        sa.Column("draft_rev", sa.Integer(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("similarity", sa.SmallInteger(), nullable=True),
        sa.Column("engine_id", sa.BigInteger(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("edits BETWEEN 0 AND length AND length > 0", name=op.f("ck_draft_effort_share")),
        sa.CheckConstraint("rev >= draft_rev", name=op.f("ck_draft_effort_after_the_draft")),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id", "draft_rev"],
            ["text_history.article_id", "text_history.version_id", "text_history.segment_id", "text_history.rev"],
            name="measured_draft",
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id", "rev"],
            ["text_history.article_id", "text_history.version_id", "text_history.segment_id", "text_history.rev"],
            name="confirmed_text",
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "article_id"],
            ["article.publication_id", "article.id"],
            name=op.f("fk_draft_effort_publication_id_article_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "engine_id"],
            ["engine.publication_id", "engine.id"],
            name=op.f("fk_draft_effort_publication_id_engine_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "person_id"],
            ["membership.publication_id", "membership.person_id"],
            name=op.f("fk_draft_effort_publication_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("article_id", "version_id", "segment_id", "draft_rev", name=op.f("pk_draft_effort")),
    )
    op.create_index("draft_effort_at", "draft_effort", ["publication_id", "at"], unique=False)


def downgrade() -> None:
    op.drop_table("draft_effort")
