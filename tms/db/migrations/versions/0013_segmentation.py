"""Where a publication's sentences end other than the languages' own rules say."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_TEXTS = postgresql.ARRAY(sa.Text())


def upgrade() -> None:
    op.create_table(
        "segmentation_change",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("abbreviations", _TEXTS, nullable=False),
        sa.Column("no_break", _TEXTS, nullable=False),
        sa.Column("breaks", _TEXTS, nullable=False),
        sa.Column("chinese_semicolon", sa.Boolean(), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_segmentation_change_counted")),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_segmentation_change_publication_id")
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "created_by"],
            ["membership.publication_id", "membership.person_id"],
            name=op.f("fk_segmentation_change_publication_id_created_by"),
        ),
        sa.PrimaryKeyConstraint("publication_id", "number", name=op.f("pk_segmentation_change")),
    )
    op.execute(
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON segmentation_change"
        " FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
    )


def downgrade() -> None:
    op.drop_table("segmentation_change")
