"""What people say to each other about an article: threads, their comments, and who is mentioned in them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Identity, Index, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base

_MEMBER = ["membership.publication_id", "membership.person_id"]


class Thread(Base):
    """A conversation about an article, or about one of its segments; then it names the version it was opened in.

    An open *query* keeps that version's step from being handed over. ``opened_segment_id`` is the segment at the
    beginning: a thread whose segment leaves the source goes on at the one that came from it. ``changed_at`` is when
    anything in it was said, changed or settled.
    """

    __tablename__ = "thread"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    publication_id: Mapped[int]
    kind: Mapped[str]
    version_id: Mapped[int | None]
    segment_id: Mapped[int | None]
    opened_segment_id: Mapped[int | None]
    opened_by: Mapped[int]
    changed_at: Mapped[datetime] = mapped_column(server_default=func.now())
    resolved_by: Mapped[int | None]
    resolved_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("publication_id", "article_id", "id"),
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["article_id", "version_id"], ["version.article_id", "version.id"]),
        ForeignKeyConstraint(["article_id", "segment_id"], ["segment.article_id", "segment.id"]),
        ForeignKeyConstraint(["article_id", "opened_segment_id"], ["segment.article_id", "segment.id"]),
        ForeignKeyConstraint(["publication_id", "opened_by"], _MEMBER),
        ForeignKeyConstraint(["publication_id", "resolved_by"], _MEMBER),
        CheckConstraint("kind IN ('remark', 'query')", name="kind"),
        CheckConstraint("num_nulls(version_id, segment_id, opened_segment_id) IN (0, 3)", name="on_segment_of_version"),
        CheckConstraint("kind <> 'query' OR version_id IS NOT NULL", name="query_of_version"),
        CheckConstraint("(resolved_by IS NULL) = (resolved_at IS NULL)", name="resolved_by_somebody"),
        Index("thread_of_segment", "article_id", "segment_id"),
    )


class Comment(Base):
    """What one person said in a thread; mentions stand in the text by the person's id (``tms.domain.mentions``).

    Never deleted: a withdrawn one keeps its place and loses its text.
    """

    __tablename__ = "comment"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    publication_id: Mapped[int]
    thread_id: Mapped[int]
    person_id: Mapped[int]
    text: Mapped[str]
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    edited_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("publication_id", "article_id", "id"),
        ForeignKeyConstraint(
            ["publication_id", "article_id", "thread_id"], ["thread.publication_id", "thread.article_id", "thread.id"]
        ),
        ForeignKeyConstraint(["publication_id", "person_id"], _MEMBER),
        CheckConstraint("(text = '') = (withdrawn_at IS NOT NULL)", name="says_something_or_withdrawn"),
        Index("ix_comment_thread", "article_id", "thread_id", "id"),
    )


class CommentMention(Base):
    """Somebody whom a comment calls."""

    __tablename__ = "comment_mention"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    comment_id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[int]

    __table_args__ = (
        ForeignKeyConstraint(
            ["publication_id", "article_id", "comment_id"],
            ["comment.publication_id", "comment.article_id", "comment.id"],
        ),
        ForeignKeyConstraint(["publication_id", "person_id"], _MEMBER),
    )
