"""What finds an article that comes in a second time: its address, and a hash of what each revision says."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tms.domain.sameness import hash_of_text

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_REVISIONS = sa.table("source_revision", sa.column("article_id"), sa.column("id"), sa.column("text_hash"))
_BLOCKS = sa.table(
    "source_block",
    sa.column("article_id"),
    sa.column("revision_id"),
    sa.column("position"),
    sa.column("kind"),
    sa.column("text"),
    sa.column("codes", postgresql.JSONB()),
)


def upgrade() -> None:
    op.add_column("article", sa.Column("source_address", sa.Text(), nullable=True))
    op.create_index("article_source_address", "article", ["publication_id", "source_address"])
    # A discarded article gives its external id back.
    op.drop_constraint(op.f("uq_article_publication_id_external_id"), "article")
    op.create_index(
        "article_external_id",
        "article",
        ["publication_id", "external_id"],
        unique=True,
        postgresql_where=sa.text("discarded_at IS NULL"),
    )
    op.add_column("source_revision", sa.Column("text_hash", sa.LargeBinary(), nullable=True))
    op.create_index("source_revision_text", "source_revision", ["text_hash"])
    _hash_what_is_there()


def _hash_what_is_there() -> None:
    """Revisions never change; this adds what is known about them, with their trigger out of the way."""
    connection = op.get_bind()
    op.execute("ALTER TABLE source_revision DISABLE TRIGGER append_only")
    for article_id, number in connection.execute(sa.select(_REVISIONS.c.article_id, _REVISIONS.c.id)).all():
        blocks = connection.execute(
            sa.select(_BLOCKS.c.kind, _BLOCKS.c.text, _BLOCKS.c.codes)
            .where(_BLOCKS.c.article_id == article_id, _BLOCKS.c.revision_id == number)
            .order_by(_BLOCKS.c.position)
        )
        connection.execute(
            sa.update(_REVISIONS)
            .where(_REVISIONS.c.article_id == article_id, _REVISIONS.c.id == number)
            .values(text_hash=hash_of_text((block.kind, block.text, block.codes) for block in blocks))
        )
    op.execute("ALTER TABLE source_revision ENABLE TRIGGER append_only")


def downgrade() -> None:
    op.drop_index("source_revision_text", table_name="source_revision")
    op.drop_column("source_revision", "text_hash")
    op.drop_index("article_external_id", table_name="article")
    op.create_unique_constraint(
        op.f("uq_article_publication_id_external_id"), "article", ["publication_id", "external_id"]
    )
    op.drop_index("article_source_address", table_name="article")
    op.drop_column("article", "source_address")
