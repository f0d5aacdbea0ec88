"""When a publication began: what its feed was last changed at before anything is published in it."""

from alembic import op

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE publication ADD created_at timestamptz DEFAULT now() NOT NULL")
    # Nobody wrote it down: it was there when its first article came, or its first person.
    op.execute(
        "UPDATE publication SET created_at = least(created_at,"
        " (SELECT min(a.created_at) FROM article a WHERE a.publication_id = publication.id),"
        " (SELECT min(p.created_at) FROM person p JOIN membership m ON m.person_id = p.id"
        " WHERE m.publication_id = publication.id))"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE publication DROP created_at")
