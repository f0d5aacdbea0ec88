"""Sites outside to which released versions are sent, and how each version stands on each of them."""

import uuid
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base, Json


class ConnectedSite(Base):
    """A WordPress to which a publication sends what readers get. An administrator set it up.

    ``password`` is the application password of its user there, sealed. ``number`` rises with each change. ``failures``
    counts how often in a row the site was away or let nobody in; it is left alone until ``rests_until``, and
    ``error_code`` says why. Whoever holds ``token`` sends, until ``lease_until``.
    """

    __tablename__ = "connected_site"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    address: Mapped[str]
    user_name: Mapped[str]
    password: Mapped[bytes] = mapped_column(LargeBinary)
    active: Mapped[bool] = mapped_column(server_default=text("true"))
    number: Mapped[int] = mapped_column(Integer, server_default="1")
    created_by: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    taken_at: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    rests_until: Mapped[datetime | None]
    error_code: Mapped[str | None]
    error_params: Mapped[Json | None]
    token: Mapped[uuid.UUID | None]
    lease_until: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("publication_id", "address", name="connected_site_once"),
        ForeignKeyConstraint(["publication_id", "created_by"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint("char_length(address) BETWEEN 1 AND 2000", name="address"),
        CheckConstraint("char_length(user_name) BETWEEN 1 AND 60", name="user_name"),
        CheckConstraint("(failures > 0) = (error_code IS NOT NULL)", name="fails_for_a_reason"),
        CheckConstraint("(token IS NULL) = (lease_until IS NULL)", name="lease_has_owner_and_end"),
    )


class SiteVersion(Base):
    """How a version stands on a site. The database makes it wait when readers get another text, or none any more.

    ``number`` is that of what the site should have: it rises with each such change and each wish to send it again, and
    the site takes nothing that is older. ``sent_number`` is what the site took last, with its ``address`` there (NULL:
    it is withdrawn there) and a hash of what stands in it. ``overwrite``: somebody wants to replace what an editor
    changed there.
    """

    __tablename__ = "site_version"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int]
    number: Mapped[int]
    sent_number: Mapped[int | None]
    state: Mapped[str] = mapped_column(server_default="waiting")
    address: Mapped[str | None]
    hash: Mapped[str | None]
    overwrite: Mapped[bool] = mapped_column(server_default=text("false"))
    attempts: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    not_before: Mapped[datetime] = mapped_column(server_default=func.now())
    tried_at: Mapped[datetime | None]
    taken_at: Mapped[datetime | None]
    error_code: Mapped[str | None]
    error_params: Mapped[Json | None]

    __table_args__ = (
        ForeignKeyConstraint(
            ["publication_id", "site_id"], ["connected_site.publication_id", "connected_site.id"], ondelete="CASCADE"
        ),
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["article_id", "version_id"], ["version.article_id", "version.id"]),
        CheckConstraint("state IN ('waiting', 'sent', 'refused', 'changed')", name="state"),
        CheckConstraint("number > 0 AND sent_number <= number", name="numbers"),
        CheckConstraint(
            "(state = 'sent') = (sent_number IS NOT DISTINCT FROM number)", name="sent_is_what_was_asked_for_last"
        ),
        CheckConstraint("state NOT IN ('refused', 'changed') OR error_code IS NOT NULL", name="says_why"),
        CheckConstraint("NOT overwrite OR state = 'waiting'", name="overwrite_once"),
        CheckConstraint("sent_number IS NOT NULL OR num_nonnulls(address, hash, taken_at) = 0", name="site_has_it"),
        CheckConstraint("char_length(address) BETWEEN 1 AND 2000", name="address"),
        Index("site_version_of_article", "publication_id", "article_id"),
        Index(
            "site_version_due", "publication_id", "site_id", "not_before", postgresql_where=text("state = 'waiting'")
        ),
    )
