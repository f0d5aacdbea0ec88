"""What lists of the reading site walk; filled from what readers see already."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "listing",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("section_id", sa.BigInteger(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("first_released_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("concepts", postgresql.ARRAY(sa.BigInteger()), server_default=sa.text("'{}'"), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "version_id", name=op.f("pk_listing")),
        sa.ForeignKeyConstraint(
            ["publication_id", "article_id"],
            ["article.publication_id", "article.id"],
            name=op.f("fk_listing_publication_id_article_id"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id", "locale"],
            ["version.article_id", "version.id", "version.locale"],
            name=op.f("fk_listing_article_id_version_id_locale"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "section_id"],
            ["concept.publication_id", "concept.id"],
            name=op.f("fk_listing_publication_id_section_id"),
        ),
    )
    newest = [sa.text("issued_on DESC"), sa.text("article_id DESC")]
    op.create_index("listing_newest", "listing", ["publication_id", "locale", *newest])
    op.create_index(
        "listing_section",
        "listing",
        ["publication_id", "section_id", "locale", *newest],
        postgresql_where=sa.text("section_id IS NOT NULL"),
    )
    op.create_index("listing_concepts", "listing", ["concepts"], postgresql_using="gin")
    op.execute(
        "INSERT INTO listing (article_id, version_id, publication_id, locale, section_id, issued_on, first_released_at)"
        " SELECT v.article_id, v.id, v.publication_id, v.locale, a.section_id,"
        " coalesce(a.published_on, (first.at AT TIME ZONE p.time_zone)::date), first.at"
        " FROM version v JOIN article a ON a.id = v.article_id JOIN publication p ON p.id = v.publication_id"
        " CROSS JOIN LATERAL (SELECT min(s.at) AS at FROM snapshot s"
        "  WHERE s.article_id = v.article_id AND s.version_id = v.id) first"
        " WHERE v.live_snapshot_id IS NOT NULL"
    )


def downgrade() -> None:
    op.drop_table("listing")
