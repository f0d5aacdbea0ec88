"""What people say to each other about an article and its segments."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_ARTICLE = (["publication_id", "article_id"], ["article.publication_id", "article.id"])
_MEMBER = ["membership.publication_id", "membership.person_id"]
_SEGMENT = ["segment.article_id", "segment.id"]
_RULES = """
CREATE TRIGGER threads_stay BEFORE DELETE OR TRUNCATE ON thread FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('a thread is resolved, never deleted');
CREATE TRIGGER comments_stay BEFORE DELETE OR TRUNCATE ON comment FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('a comment is withdrawn, never deleted');
"""


def upgrade() -> None:
    op.create_table(
        "thread",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=True),
        sa.Column("segment_id", sa.BigInteger(), nullable=True),
        sa.Column("opened_segment_id", sa.BigInteger(), nullable=True),
        sa.Column("opened_by", sa.BigInteger(), nullable=False),
        _at("opened_at"),
        _at("changed_at"),
        sa.Column("resolved_by", sa.BigInteger(), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        _check("thread", "kind", "kind IN ('remark', 'query')"),
        _check("thread", "on_segment_of_version", "num_nulls(version_id, segment_id, opened_segment_id) IN (0, 3)"),
        _check("thread", "query_of_version", "kind <> 'query' OR version_id IS NOT NULL"),
        _check("thread", "resolved_by_somebody", "(resolved_by IS NULL) = (resolved_at IS NULL)"),
        *_keys(
            "thread",
            _ARTICLE,
            (["article_id", "version_id"], ["version.article_id", "version.id"]),
            (["article_id", "segment_id"], _SEGMENT),
            (["article_id", "opened_segment_id"], _SEGMENT),
            (["publication_id", "opened_by"], _MEMBER),
            (["publication_id", "resolved_by"], _MEMBER),
        ),
        sa.PrimaryKeyConstraint("article_id", "id", name=op.f("pk_thread")),
        sa.UniqueConstraint("publication_id", "article_id", "id", name=op.f("uq_thread_publication_id_article_id_id")),
    )
    op.create_index("thread_of_segment", "thread", ["article_id", "segment_id"])
    op.create_table(
        "comment",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _at("at"),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        _check("comment", "says_something_or_withdrawn", "(text = '') = (withdrawn_at IS NOT NULL)"),
        *_keys(
            "comment",
            (
                ["publication_id", "article_id", "thread_id"],
                ["thread.publication_id", "thread.article_id", "thread.id"],
            ),
            (["publication_id", "person_id"], _MEMBER),
        ),
        sa.PrimaryKeyConstraint("article_id", "id", name=op.f("pk_comment")),
        sa.UniqueConstraint("publication_id", "article_id", "id", name=op.f("uq_comment_publication_id_article_id_id")),
    )
    op.create_index("ix_comment_thread", "comment", ["article_id", "thread_id", "id"])
    op.create_table(
        "comment_mention",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("comment_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        *_keys(
            "comment_mention",
            (
                ["publication_id", "article_id", "comment_id"],
                ["comment.publication_id", "comment.article_id", "comment.id"],
            ),
            (["publication_id", "person_id"], _MEMBER),
        ),
        sa.PrimaryKeyConstraint("article_id", "comment_id", "person_id", name=op.f("pk_comment_mention")),
    )
    op.execute(_RULES)


def downgrade() -> None:
    for table in ("comment_mention", "comment", "thread"):
        op.drop_table(table)


def _at(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False)


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _keys(table: str, *keys: tuple[Sequence[str], Sequence[str]]) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(list(columns), list(there), name=op.f(f"fk_{table}_{'_'.join(columns)}"))
        for columns, there in keys
    ]
