"""What is fetched from the web to be brought in: the pages that people gave the address of."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Identity, Index, func
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
