"""A publication can be called otherwise in each of its languages; without a name there it has its first one."""

from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "ALTER TABLE publication_locale ADD name text CONSTRAINT ck_publication_locale_name_not_empty CHECK (name <> '')"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE publication_locale DROP name")
