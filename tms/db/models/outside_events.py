"""The log of outside events: what happened that concerns the outside, in the order in which it was committed."""

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base, Json


class OutsideLog(Base):
    """How far a publication's log goes: the last number given out, and the last of those that were deleted by age.

    The database gives the numbers at the commit, under a lock of this row. No row: nothing has happened yet. After a
    restore ``last_number`` is one that no event has, past all that were given in a life of the database that is lost.
    """

    __tablename__ = "outside_log"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    last_number: Mapped[int] = mapped_column(server_default="0")
    gone_number: Mapped[int] = mapped_column(server_default="0")
    kept_days: Mapped[int] = mapped_column(Integer, server_default="90")

    __table_args__ = (
        CheckConstraint("gone_number BETWEEN 0 AND last_number", name="numbers"),
        CheckConstraint("kept_days BETWEEN 7 AND 3650", name="kept_days"),
    )


class OutsideEvent(Base):
    """Something that concerns the outside: ids, states and fingerprints, never names or texts.

    ``number`` is its place in the publication's log; NULL only until the transaction that wrote it commits. What is
    ``guarded`` was so then: of a confidential article, or of one for assigned people only.
    """

    __tablename__ = "outside_event"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    number: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
    kind: Mapped[str]
    article_id: Mapped[int]
    person_id: Mapped[int | None]
    guarded: Mapped[bool]
    data: Mapped[Json] = mapped_column(server_default=text("'{}'"))

    __table_args__ = (
        # Its migration named it after the first column only.
        UniqueConstraint("publication_id", "number", name="uq_outside_event_publication_id"),
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["publication_id", "person_id"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint("number > 0", name="number"),
        Index("outside_event_by_moment", "publication_id", "at"),
    )
