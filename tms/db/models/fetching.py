"""What is fetched from the web to be brought in: pages that people gave the address of, and watched feeds."""

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    SmallInteger,
    UniqueConstraint,
    func,
)
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base, Json


class FetchedPage(Base):
    """A page that a person asked for by its address, kept for a day or until its article is made.

    ``text`` is the article as it was read, ``format`` and ``encoding`` how. Of one that failed ``error_code`` says why.
    """

    __tablename__ = "fetched_page"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    person_id: Mapped[int]
    address: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="waiting")
    text: Mapped[str | None]
    format: Mapped[str | None]
    encoding: Mapped[str | None]
    title: Mapped[str | None]
    language: Mapped[str | None]
    error_code: Mapped[str | None]
    error_params: Mapped[Json | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "person_id"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint("state IN ('waiting', 'fetching', 'reading', 'done', 'failed')", name="state"),
        CheckConstraint(
            "(state = 'done') = (num_nonnulls(text, format, encoding, title, language) = 5)"
            " AND (state = 'done' OR num_nonnulls(text, format, encoding, title, language) = 0)",
            name="done_has_text",
        ),
        CheckConstraint("(state = 'failed') = (error_code IS NOT NULL)", name="failed_says_why"),
        CheckConstraint("char_length(address) BETWEEN 1 AND 2000", name="address"),
        Index("fetched_page_of_person", "publication_id", "person_id", "created_at"),
    )


class Feed(Base):
    """A feed that a publication watches. ``etag`` and ``modified`` are what its server said of what was read last.

    ``next_at`` is when it is asked again, ``failures`` how often it failed one after the other. ``asking_item_id`` is
    the work that asks it now.
    """

    __tablename__ = "feed"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    address: Mapped[str]
    title: Mapped[str] = mapped_column(server_default="")
    is_paused: Mapped[bool] = mapped_column(server_default="false")
    added_by: Mapped[int]
    etag: Mapped[str] = mapped_column(server_default="")
    modified: Mapped[str] = mapped_column(server_default="")
    checked_at: Mapped[datetime | None]
    next_at: Mapped[datetime] = mapped_column(server_default=func.now())
    failures: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    error_code: Mapped[str | None]
    error_params: Mapped[Json | None]
    asking_item_id: Mapped[int | None]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "added_by"], ["membership.publication_id", "membership.person_id"]),
        UniqueConstraint("publication_id", "address", name="feed_once"),
        CheckConstraint("char_length(address) BETWEEN 1 AND 2000", name="address"),
        CheckConstraint("(failures > 0) = (error_code IS NOT NULL)", name="failed_says_why"),
        Index("feed_due", "next_at", postgresql_where=sql("NOT is_paused")),
    )


class FeedEntry(Base):
    """An entry of a feed as a candidate: it is new, until an editor takes it into the preview or dismisses it.

    ``key`` is what the feed knows it by, ``address`` its page's as addresses are compared, ``link`` as it is asked for.
    ``text`` is the article of one that has no page.
    """

    __tablename__ = "feed_entry"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    feed_id: Mapped[int]
    key: Mapped[str]
    address: Mapped[str | None]
    link: Mapped[str | None]
    text: Mapped[str | None]
    title: Mapped[str]
    language: Mapped[str]
    excerpt: Mapped[str]
    said_at: Mapped[datetime | None]
    found_at: Mapped[datetime] = mapped_column(server_default=func.now())
    state: Mapped[str] = mapped_column(server_default="new")
    decided_by: Mapped[int | None]
    decided_at: Mapped[datetime | None]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "feed_id"], ["feed.publication_id", "feed.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["publication_id", "decided_by"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint("state IN ('new', 'taken', 'dismissed')", name="state"),
        CheckConstraint(
            "(state = 'new') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)", name="decided_by"
        ),
        CheckConstraint("(address IS NULL) = (link IS NULL) AND num_nonnulls(link, text) = 1", name="leads_to_text"),
        Index("feed_entry_once", "publication_id", "feed_id", sql("md5(key)"), unique=True),
        Index(
            "feed_entry_once_by_address",
            "publication_id",
            sql("md5(address)"),
            unique=True,
            postgresql_where=sql("address IS NOT NULL"),
        ),
        Index(
            "feed_entry_new",
            "publication_id",
            sql("COALESCE(said_at, found_at) DESC"),
            postgresql_where=sql("state = 'new'"),
        ),
    )
