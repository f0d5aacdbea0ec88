"""The article in one language."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Identity, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base
from tms.domain.column_values import VersionRole


class Version(Base):
    """One version per article and locale; exactly one is the source. No counts: they are read when asked for.

    ``slug`` is where readers find it once it is released; the addresses that it had before lead there.
    """

    __tablename__ = "version"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    publication_id: Mapped[int]
    locale: Mapped[str]
    slug: Mapped[str]
    role: Mapped[VersionRole]
    parent_version_id: Mapped[int | None]
    profile: Mapped[str | None]
    detached_at: Mapped[datetime | None]
    detached_by: Mapped[int | None]
    detached_why: Mapped[str | None]
    status: Mapped[str] = mapped_column(server_default="new")
    revision_id: Mapped[int | None]
    live_snapshot_id: Mapped[int | None]
    live_behind: Mapped[bool] = mapped_column(server_default=text("false"))
    credit: Mapped[str | None]

    __table_args__ = (
        UniqueConstraint("article_id", "locale"),
        UniqueConstraint("publication_id", "locale", "slug"),
        UniqueConstraint("article_id", "id", "role"),
        UniqueConstraint("article_id", "id", "locale"),
        UniqueConstraint("article_id", "id", "parent_version_id"),
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["publication_id", "detached_by"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(
            ["publication_id", "locale"], ["publication_locale.publication_id", "publication_locale.locale"]
        ),
        ForeignKeyConstraint(["article_id", "parent_version_id"], ["version.article_id", "version.id"]),
        ForeignKeyConstraint(
            ["article_id", "revision_id"],
            ["source_revision.article_id", "source_revision.id"],
            deferrable=True,
            initially="DEFERRED",
            use_alter=True,
        ),
        ForeignKeyConstraint(
            ["article_id", "id", "live_snapshot_id"],
            ["snapshot.article_id", "snapshot.version_id", "snapshot.id"],
            name="live_is_ours",
            use_alter=True,
        ),
        CheckConstraint("slug <> ''", name="slug_not_empty"),
        CheckConstraint("role IN ('source', 'direct', 'derived')", name="role"),
        CheckConstraint(
            "status IN ('new', 'translating', 'reviewing', 'approved', 'published', 'withdrawn', 'cancelled')",
            name="status",
        ),
        CheckConstraint("(role = 'derived') = (parent_version_id IS NOT NULL)", name="derived_has_parent"),
        CheckConstraint("parent_version_id <> id", name="not_its_own_parent"),
        CheckConstraint(
            "(detached_at IS NULL) = (detached_by IS NULL) AND (detached_at IS NULL) = (detached_why IS NULL)",
            name="detached_by_somebody",
        ),
        Index(
            "version_lagging",
            "article_id",
            postgresql_where=text("live_snapshot_id IS NOT NULL AND (status <> 'published' OR live_behind)"),
        ),
        Index("version_status", "publication_id", "status", "article_id", postgresql_where=text("role <> 'source'")),
        Index("version_one_source", "article_id", unique=True, postgresql_where=text("role = 'source'")),
    )
