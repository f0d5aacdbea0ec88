"""What people are told, and the letters that gather it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Identity, Index, Integer, func, text
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base

_MEMBER = ["membership.publication_id", "membership.person_id"]


class Notification(Base):
    """Something that a person is told of, until they have read it; the same again is counted in ``times``.

    ``about`` names the cause among those of its kind (a thread, a version, a step, a link), ``by_id`` who did it last;
    NULL: whoever runs the installation. What concerns the person's account, or a webhook, has no article. The letter is
    the one that told of it; NULL: none has yet. Of an account a letter of its own tells at once, and none that gathers.
    Those of one ``batch``, which is an act or a day, are told of in one line.
    """

    __tablename__ = "notification"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    person_id: Mapped[int]
    kind: Mapped[str]
    about: Mapped[str]
    article_id: Mapped[int | None]
    version_id: Mapped[int | None]
    segment_id: Mapped[int | None]
    thread_id: Mapped[int | None]
    by_id: Mapped[int | None]
    times: Mapped[int] = mapped_column(Integer, server_default="1")
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    read_at: Mapped[datetime | None]
    letter_id: Mapped[int | None]
    batch: Mapped[str | None]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "person_id"], _MEMBER),
        ForeignKeyConstraint(["publication_id", "by_id"], _MEMBER),
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["article_id", "version_id"], ["version.article_id", "version.id"]),
        ForeignKeyConstraint(["article_id", "segment_id"], ["segment.article_id", "segment.id"]),
        ForeignKeyConstraint(
            ["publication_id", "article_id", "thread_id"], ["thread.publication_id", "thread.article_id", "thread.id"]
        ),
        ForeignKeyConstraint(["publication_id", "letter_id"], ["digest.publication_id", "digest.id"]),
        CheckConstraint(
            "kind IN ('assigned', 'by_default', 'sent_back', 'returned', 'resubmitted', 'acceptance_gone', 'corrected',"
            " 'mention', 'reply', 'query', 'source_changed', 'overdue', 'reset_offered', 'reset_used',"
            " 'webhook_stopped', 'right_ended')",
            name="kind",
        ),
        CheckConstraint(
            "(kind IN ('reset_offered', 'reset_used', 'webhook_stopped')) = (article_id IS NULL)"
            " AND (article_id IS NOT NULL OR num_nonnulls(version_id, segment_id, thread_id, letter_id) = 0)",
            name="of_article_or_account",
        ),
        CheckConstraint("batch IS NULL OR kind IN ('assigned', 'overdue', 'source_changed')", name="batch"),
        CheckConstraint("times > 0", name="times"),
        CheckConstraint("by_id <> person_id", name="not_of_ones_own_act"),
        Index(
            "notification_unread",
            "publication_id",
            "person_id",
            "kind",
            "about",
            unique=True,
            postgresql_where=text("read_at IS NULL"),
        ),
        Index(
            "notification_overdue_once",
            "publication_id",
            "person_id",
            "about",
            unique=True,
            postgresql_where=text("kind = 'overdue'"),
        ),
        Index(
            "notification_right_ended_once",
            "publication_id",
            "person_id",
            "about",
            unique=True,
            postgresql_where=text("kind = 'right_ended'"),
        ),
        Index("notification_newest", "publication_id", "person_id", text("at DESC")),
        Index(
            "notification_unsent",
            "publication_id",
            "person_id",
            postgresql_where=text("read_at IS NULL AND letter_id IS NULL"),
        ),
        Index("notification_of_letter", "publication_id", "letter_id", postgresql_where=text("letter_id IS NOT NULL")),
    )


class DigestLetter(Base):
    """A letter that gathers what one person has not read.

    ``sending`` is written before it is handed to the mail server: a worker that dies then leaves it so, and nobody
    sends it a second time.
    """

    __tablename__ = "digest"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    person_id: Mapped[int]
    made_at: Mapped[datetime] = mapped_column(server_default=func.now())
    state: Mapped[str] = mapped_column(server_default="waiting")
    ended_at: Mapped[datetime | None]
    error: Mapped[str | None]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "person_id"], _MEMBER),
        CheckConstraint("state IN ('waiting', 'sending', 'sent', 'failed', 'dropped')", name="state"),
        Index("digest_of_person", "publication_id", "person_id", "made_at"),
    )
