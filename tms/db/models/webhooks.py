"""Webhooks: addresses to which outside events are sent, and what became of each."""

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


class Webhook(Base):
    """An address to which a publication sends its outside events of some ``kinds``, signed with a secret.

    ``secret`` is sealed; ``former_secret`` signs beside it until ``former_until``. ``number`` rises with each change.
    ``stopped_why`` says why it was switched off by itself. Events up to ``read_number`` of the log are taken up,
    the last of them at ``read_at``.
    ``failures`` counts how often in a row the receiver was away; it is left alone until ``rests_until``. Nothing was
    taken since ``failing_since``. ``next_at`` is when the next delivery that waits is due. Whoever holds ``token``
    sends, until ``lease_until``.
    """

    __tablename__ = "webhook"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    address: Mapped[str]
    kinds: Mapped[list[str]]
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    former_secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    former_until: Mapped[datetime | None]
    active: Mapped[bool] = mapped_column(server_default=text("true"))
    stopped_why: Mapped[str | None]
    number: Mapped[int] = mapped_column(Integer, server_default="1")
    created_by: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    read_number: Mapped[int]
    read_at: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    rests_until: Mapped[datetime | None]
    failing_since: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
    next_at: Mapped[datetime | None]
    token: Mapped[uuid.UUID | None]
    lease_until: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("publication_id", "address", name="webhook_once"),
        ForeignKeyConstraint(["publication_id", "created_by"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint("char_length(address) BETWEEN 1 AND 2000", name="address"),
        CheckConstraint("kinds <> '{}'", name="kinds"),
        CheckConstraint("(former_secret IS NULL) = (former_until IS NULL)", name="former_secret_ends"),
        CheckConstraint("stopped_why IN ('gone', 'failing', 'secret')", name="stopped_why"),
        CheckConstraint("NOT (active AND stopped_why IS NOT NULL)", name="stopped_is_off"),
        CheckConstraint("(token IS NULL) = (lease_until IS NULL)", name="lease_has_owner_and_end"),
    )


class WebhookDelivery(Base):
    """An outside event on its way to a webhook's receiver, or a test, which has no event.

    ``number`` is the event's in the log: those of one article go out in this order. ``attempts`` counts tries that may
    lead to giving it up; ``not_before`` is when one that waits is due. The rest is of the last try: ``status`` of the
    answer, ``ms`` until it was there, ``answer`` how it began, and ``error_code`` why there was none.
    """

    __tablename__ = "webhook_delivery"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    webhook_id: Mapped[int]
    event_id: Mapped[int | None]
    article_id: Mapped[int | None]
    number: Mapped[int | None]
    state: Mapped[str] = mapped_column(server_default="waiting")
    attempts: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    not_before: Mapped[datetime] = mapped_column(server_default=func.now())
    queued_at: Mapped[datetime] = mapped_column(server_default=func.now())
    tried_at: Mapped[datetime | None]
    status: Mapped[int | None] = mapped_column(SmallInteger)
    ms: Mapped[int | None] = mapped_column(Integer)
    answer: Mapped[str | None]
    error_code: Mapped[str | None]
    error_params: Mapped[Json | None]

    __table_args__ = (
        ForeignKeyConstraint(
            ["publication_id", "webhook_id"], ["webhook.publication_id", "webhook.id"], ondelete="CASCADE"
        ),
        ForeignKeyConstraint(
            ["publication_id", "event_id"], ["outside_event.publication_id", "outside_event.id"], ondelete="CASCADE"
        ),
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        CheckConstraint("state IN ('waiting', 'taken', 'given_up', 'withheld', 'failed_test')", name="state"),
        CheckConstraint(
            "num_nonnulls(event_id, article_id, number) IN (0, 3)"
            " AND (event_id IS NOT NULL OR state IN ('taken', 'failed_test'))",
            name="of_event_or_test",
        ),
        Index("webhook_delivery_once", "publication_id", "event_id", "webhook_id", unique=True),
        Index("webhook_delivery_newest", "publication_id", "webhook_id", text("id DESC")),
        Index(
            "webhook_delivery_waiting",
            "publication_id",
            "webhook_id",
            "number",
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "webhook_delivery_of_article",
            "publication_id",
            "webhook_id",
            "article_id",
            "number",
            postgresql_where=text("state = 'waiting'"),
        ),
    )
