"""What the checks found and somebody looked at."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Identity, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base


class DismissedFinding(Base):
    """A warning in one text that a person has read and does not agree with; ``finding`` is its key.

    ``texts`` is a hash of the texts in which it was found, and ``alike`` its key in what is converted from them
    (``tms.checks.identity`` makes both): it holds for these, and for no others. Never rewritten: a dismissal is
    withdrawn, once, and the warning is there again.
    """

    __tablename__ = "dismissed_finding"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    publication_id: Mapped[int]
    version_id: Mapped[int]
    segment_id: Mapped[int]
    finding: Mapped[str]
    texts: Mapped[str]
    alike: Mapped[str]
    reason: Mapped[str]
    person_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id"],
            ["segment_text.article_id", "segment_text.version_id", "segment_text.segment_id"],
        ),
        ForeignKeyConstraint(["publication_id", "person_id"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(["publication_id", "withdrawn_by"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint("finding <> '' AND reason <> ''", name="has_reason"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name="withdrawn_by_somebody"),
        Index(
            "dismissed_once",
            "article_id",
            "version_id",
            "segment_id",
            "finding",
            "texts",
            unique=True,
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )
