"""The brief of an article and the style guide for each language, every saved one of them kept."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

_MEMBER = ["membership.publication_id", "membership.person_id"]
_RULES = """
CREATE TRIGGER briefs_stay BEFORE DELETE OR TRUNCATE ON article_brief FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('a brief is followed by another, never deleted');
CREATE TRIGGER style_guides_stay BEFORE DELETE OR TRUNCATE ON style_guide_change FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('a style guide is followed by another, never deleted');
"""


def upgrade() -> None:
    op.create_table(
        "article_brief",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        *_saved("article_brief"),
        _key("article_brief", ["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        sa.PrimaryKeyConstraint("article_id", "number", name=op.f("pk_article_brief")),
    )
    op.create_table(
        "style_guide_change",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        *_saved("style_guide_change"),
        _key(
            "style_guide_change",
            ["publication_id", "locale"],
            ["publication_locale.publication_id", "publication_locale.locale"],
        ),
        sa.PrimaryKeyConstraint("publication_id", "locale", "number", name=op.f("pk_style_guide_change")),
    )
    op.execute(_RULES)


def downgrade() -> None:
    op.drop_table("style_guide_change")
    op.drop_table("article_brief")


def _saved(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f(f"ck_{table}_counted")),
        _key(table, ["publication_id", "created_by"], _MEMBER),
    ]


def _key(table: str, columns: Sequence[str], there: Sequence[str]) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(list(columns), list(there), name=op.f(f"fk_{table}_{'_'.join(columns)}"))
