"""What people are told, and the letters that gather it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_MEMBER = ["membership.publication_id", "membership.person_id"]
_KINDS = "'assigned', 'sent_back', 'returned', 'mention', 'reply', 'source_changed', 'overdue'"


def upgrade() -> None:
    op.add_column("membership", sa.Column("digest", sa.Text(), server_default="hourly", nullable=False))
    op.add_column("membership", sa.Column("digest_minute", sa.SmallInteger(), server_default="480", nullable=False))
    op.create_check_constraint(
        op.f("ck_membership_digest"), "membership", "digest IN ('at_once', 'hourly', 'daily', 'never')"
    )
    op.create_check_constraint(op.f("ck_membership_digest_minute"), "membership", "digest_minute BETWEEN 0 AND 1439")
    _add_digest()
    _add_notification()


def downgrade() -> None:
    op.drop_table("notification")
    op.drop_table("digest")
    op.drop_constraint(op.f("ck_membership_digest"), "membership")
    op.drop_constraint(op.f("ck_membership_digest_minute"), "membership")
    op.drop_column("membership", "digest_minute")
    op.drop_column("membership", "digest")


def _add_digest() -> None:
    op.create_table(
        "digest",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("state", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'sending', 'sent', 'failed', 'dropped')", name=op.f("ck_digest_state")
        ),
        *_keys("digest", (["publication_id", "person_id"], _MEMBER)),
        sa.PrimaryKeyConstraint("publication_id", "id", name=op.f("pk_digest")),
    )
    op.create_index("digest_of_person", "digest", ["publication_id", "person_id", "made_at"])


def _add_notification() -> None:
    op.create_table(
        "notification",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        *(sa.Column(f"{what}_id", sa.BigInteger(), nullable=True) for what in ("version", "segment", "thread", "by")),
        sa.Column("times", sa.Integer(), server_default="1", nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("letter_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(f"kind IN ({_KINDS})", name=op.f("ck_notification_kind")),
        sa.CheckConstraint("times > 0", name=op.f("ck_notification_times")),
        sa.CheckConstraint("by_id <> person_id", name=op.f("ck_notification_not_of_ones_own_act")),
        *_keys(
            "notification",
            (["publication_id", "person_id"], _MEMBER),
            (["publication_id", "by_id"], _MEMBER),
            (["publication_id", "article_id"], ["article.publication_id", "article.id"]),
            (["article_id", "version_id"], ["version.article_id", "version.id"]),
            (["article_id", "segment_id"], ["segment.article_id", "segment.id"]),
            (
                ["publication_id", "article_id", "thread_id"],
                ["thread.publication_id", "thread.article_id", "thread.id"],
            ),
            (["publication_id", "letter_id"], ["digest.publication_id", "digest.id"]),
        ),
        sa.PrimaryKeyConstraint("publication_id", "id", name=op.f("pk_notification")),
    )
    person = ["publication_id", "person_id"]
    for name, columns, where in (
        ("notification_unread", [*person, "kind", "about"], "read_at IS NULL"),
        ("notification_overdue_once", [*person, "about"], "kind = 'overdue'"),
    ):
        op.create_index(name, "notification", columns, unique=True, postgresql_where=sa.text(where))
    op.create_index("notification_newest", "notification", [*person, sa.text("at DESC")])
    unsent = sa.text("read_at IS NULL AND letter_id IS NULL")
    op.create_index("notification_unsent", "notification", person, postgresql_where=unsent)
    op.create_index(
        "notification_of_letter",
        "notification",
        ["publication_id", "letter_id"],
        postgresql_where=sa.text("letter_id IS NOT NULL"),
    )


def _keys(table: str, *keys: tuple[Sequence[str], Sequence[str]]) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(list(columns), list(there), name=op.f(f"fk_{table}_{'_'.join(columns)}"))
        for columns, there in keys
    ]
