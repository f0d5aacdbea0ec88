"""Readers' lists go by the release, not by the printed day: an old article that is published today is new here."""

from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _by("first_released_at")


def downgrade() -> None:
    _by("issued_on")


def _by(column: str) -> None:
    op.execute("DROP INDEX listing_newest")
    op.execute("DROP INDEX listing_section")
    op.execute(f"CREATE INDEX listing_newest ON listing (publication_id, locale, {column} DESC, article_id DESC)")
    op.execute(
        "CREATE INDEX listing_section ON listing"
        f" (publication_id, section_id, locale, {column} DESC, article_id DESC) WHERE section_id IS NOT NULL"
    )
