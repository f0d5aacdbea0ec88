"""What readers see: snapshots, the releases that make them public, addresses, and what holds a release back."""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base, Json
from tms.domain.column_values import AddressStatus, HoldKind, ReleaseState


class Snapshot(Base):
    """An immutable copy of a version with its fingerprint: the only thing that readers see."""

    __tablename__ = "snapshot"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    version_id: Mapped[int]
    revision_id: Mapped[int]
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary)
    content: Mapped[Json]
    at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        UniqueConstraint("article_id", "version_id", "id"),
        ForeignKeyConstraint(["article_id", "version_id"], ["version.article_id", "version.id"]),
        ForeignKeyConstraint(["article_id", "revision_id"], ["source_revision.article_id", "source_revision.id"]),
        Index("snapshot_in_order", "id"),
    )


class SnapshotSegment(Base):
    """Which text of which segment stands at which place of a snapshot."""

    __tablename__ = "snapshot_segment"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    snapshot_id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    version_id: Mapped[int]
    segment_id: Mapped[int]
    rev: Mapped[int] = mapped_column(Integer)

    __table_args__ = (
        ForeignKeyConstraint(
            ["article_id", "version_id", "snapshot_id"],
            ["snapshot.article_id", "snapshot.version_id", "snapshot.id"],
        ),
        ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id", "rev"],
            ["text_history.article_id", "text_history.version_id", "text_history.segment_id", "text_history.rev"],
        ),
    )


class Release(Base):
    """The act that makes versions public, corrects or withdraws them."""

    __tablename__ = "release"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    publication_id: Mapped[int]
    kind: Mapped[str]
    at: Mapped[datetime]
    state: Mapped[ReleaseState]
    together: Mapped[bool] = mapped_column(server_default=text("true"))
    replaces_id: Mapped[int | None]
    person_id: Mapped[int]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["publication_id", "person_id"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(["article_id", "replaces_id"], ["release.article_id", "release.id"]),
        CheckConstraint("kind IN ('publish', 'correct', 'withdraw')", name="kind"),
        CheckConstraint("state IN ('planned', 'happened', 'stopped', 'cancelled')", name="state"),
    )


class ReleaseVersion(Base):
    """A version's part in a release: which snapshot goes out."""

    __tablename__ = "release_version"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(primary_key=True)
    snapshot_id: Mapped[int | None]
    state: Mapped[str] = mapped_column(server_default="planned")

    __table_args__ = (
        ForeignKeyConstraint(["article_id", "release_id"], ["release.article_id", "release.id"]),
        ForeignKeyConstraint(["article_id", "version_id"], ["version.article_id", "version.id"]),
        ForeignKeyConstraint(
            ["article_id", "version_id", "snapshot_id"],
            ["snapshot.article_id", "snapshot.version_id", "snapshot.id"],
        ),
        CheckConstraint("state IN ('planned', 'happened', 'held')", name="state"),
    )


class Address(Base):
    """Where readers find a version. Never deleted, never given to another version; an old one redirects.

    ``since``: when it became the current one; NULL where that was before it was kept.
    """

    __tablename__ = "address"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    article_id: Mapped[int]
    version_id: Mapped[int]
    status: Mapped[AddressStatus] = mapped_column(server_default="current")
    since: Mapped[datetime | None] = mapped_column(server_default=func.now())

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(
            ["article_id", "version_id", "locale"], ["version.article_id", "version.id", "version.locale"]
        ),
        CheckConstraint("status IN ('current', 'redirect')", name="status"),
        Index(
            "address_one_current",
            "article_id",
            "version_id",
            unique=True,
            postgresql_where=text("status = 'current'"),
        ),
    )


class Hold(Base):
    """Something that stops a release: its kind, reason and owner, and for an embargo when it ends.

    Whoever publishes is refused by it; no page sets or releases one yet.
    """

    __tablename__ = "hold"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    publication_id: Mapped[int]
    article_id: Mapped[int]
    version_id: Mapped[int | None]
    kind: Mapped[HoldKind]
    until: Mapped[datetime | None]
    time_zone: Mapped[str | None]
    reason: Mapped[str]
    owner_id: Mapped[int]
    released_at: Mapped[datetime | None]
    released_by: Mapped[int | None]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["article_id", "version_id"], ["version.article_id", "version.id"]),
        ForeignKeyConstraint(["publication_id", "owner_id"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(["publication_id", "released_by"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint("kind IN ('legal', 'rights', 'embargo')", name="kind"),
        CheckConstraint("reason <> ''", name="has_reason"),
        CheckConstraint("(kind = 'embargo') = (until IS NOT NULL)", name="embargo_ends"),
        CheckConstraint("(released_at IS NULL) = (released_by IS NULL)", name="released_by_somebody"),
        Index("hold_active", "article_id", postgresql_where=text("released_at IS NULL")),
    )


class Listing(Base):
    """A version that readers see, as lists, feeds and related articles walk them: one row per live version.

    Lists go by ``first_released_at``. ``issued_on`` is the printed day, or the day of the first release where none is
    printed; ``concepts`` are the terms of the termbase that its text mentions.
    """

    __tablename__ = "listing"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[int]
    locale: Mapped[str]
    section_id: Mapped[int | None]
    issued_on: Mapped[date]
    first_released_at: Mapped[datetime]
    concepts: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(
            ["article_id", "version_id", "locale"], ["version.article_id", "version.id", "version.locale"]
        ),
        ForeignKeyConstraint(["publication_id", "section_id"], ["concept.publication_id", "concept.id"]),
        Index("listing_newest", "publication_id", "locale", text("first_released_at DESC"), text("article_id DESC")),
        Index(
            "listing_section",
            "publication_id",
            "section_id",
            "locale",
            text("first_released_at DESC"),
            text("article_id DESC"),
            postgresql_where=text("section_id IS NOT NULL"),
        ),
        Index("listing_concepts", "concepts", postgresql_using="gin"),
    )
