"""Work items, which are the outbox of background work, and events, which are the audit log."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Identity, Index, Integer, func, text
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base, Json
from tms.db.request_origin import current_cause, current_token
from tms.domain.column_values import WorkState


class WorkItem(Base):
    """A row of background work. A running one is held by a token until its lease ends.

    ``error_words`` are English; ``error_params`` are what the words of ``error_code`` were filled with, if they were.
    ``outcome`` is what a finished one has to tell. ``started_at`` is that of the last attempt; ``request_id`` names the
    request that caused it, for the logs.
    """

    __tablename__ = "work_item"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    kind: Mapped[str]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    version_id: Mapped[int | None]
    subject: Mapped[Json | None]
    dedup_key: Mapped[str | None]
    state: Mapped[WorkState] = mapped_column(server_default="waiting")
    attempt: Mapped[int] = mapped_column(Integer, server_default="0")
    token: Mapped[uuid.UUID | None]
    lease_until: Mapped[datetime | None]
    not_before: Mapped[datetime] = mapped_column(server_default=func.now())
    sent_at: Mapped[datetime | None]
    progress: Mapped[int] = mapped_column(Integer, server_default="0")
    progress_of: Mapped[int | None] = mapped_column(Integer)
    error_code: Mapped[str | None]
    error_words: Mapped[str | None]
    error_params: Mapped[Json | None]
    outcome: Mapped[Json | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    request_id: Mapped[str | None] = mapped_column(default=current_cause)

    __table_args__ = (
        ForeignKeyConstraint(["article_id", "version_id"], ["version.article_id", "version.id"]),
        CheckConstraint("state IN ('waiting', 'running', 'done', 'failed')", name="state"),
        CheckConstraint(
            "(state = 'running') = (token IS NOT NULL) AND (token IS NULL) = (lease_until IS NULL)",
            name="lease_has_owner_and_end",
        ),
        CheckConstraint("state <> 'failed' OR error_code IS NOT NULL", name="failed_says_why"),
        CheckConstraint("version_id IS NULL OR article_id IS NOT NULL", name="version_of_article"),
        Index("work_one_waiting", "dedup_key", unique=True, postgresql_where=text("state = 'waiting'")),
        Index("work_due", "not_before", "id", postgresql_where=text("state = 'waiting'")),
        Index("work_lease", "lease_until", postgresql_where=text("state = 'running'")),
        Index("work_failed", "kind", postgresql_where=text("state = 'failed'")),
        Index("work_ended", "ended_at", postgresql_where=text("ended_at IS NOT NULL")),
        Index("work_of_article", "article_id", "id"),
        Index("work_of_change_set", text("(subject ->> 'change_set')"), postgresql_where=text("subject IS NOT NULL")),
    )


class Event(Base):
    """Who did what to what, for all that history and sign-offs don't already say. Ids, never names; append only.

    ``token_id`` is that of the token with which a program did it, for its person or as a machine.
    """

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"))
    article_id: Mapped[int | None]
    version_id: Mapped[int | None]
    segment_id: Mapped[int | None]
    rev: Mapped[int | None] = mapped_column(Integer)
    person_id: Mapped[int | None]
    act: Mapped[str]
    data: Mapped[Json | None]
    token_id: Mapped[int | None] = mapped_column(default=current_token)

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["article_id", "version_id"], ["version.article_id", "version.id"]),
        ForeignKeyConstraint(["article_id", "segment_id"], ["segment.article_id", "segment.id"]),
        CheckConstraint("num_nonnulls(version_id, segment_id, rev) = 0 OR article_id IS NOT NULL", name="of_article"),
        ForeignKeyConstraint(["publication_id", "person_id"], ["membership.publication_id", "membership.person_id"]),
        Index("ix_event_article", "article_id", "id"),
        ForeignKeyConstraint(["publication_id", "token_id"], ["access_token.publication_id", "access_token.id"]),
        Index("event_by_moment", "publication_id", "at", "id"),
        Index("event_by_person", "publication_id", "person_id", "at", "id"),
        Index("event_by_act", "publication_id", "act", "at", "id"),
    )
