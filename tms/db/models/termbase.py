"""What people did to the termbase, and what they propose for it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Identity, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base, Json


class ConceptChange(Base):
    """One act on a concept: what it said from then on, whole, and why. The newest is what it says now."""

    __tablename__ = "concept_change"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    concept_id: Mapped[int]
    act: Mapped[str]
    says: Mapped[Json]
    reason: Mapped[str | None]
    person_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "concept_id"], ["concept.publication_id", "concept.id"]),
        ForeignKeyConstraint(["publication_id", "person_id"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint("act IN ('added', 'changed', 'withdrawn', 'imported')", name="act"),
        Index("concept_change_of_concept", "publication_id", "concept_id", "id"),
    )


class TermSuggestion(Base):
    """A term that somebody proposes while translating, from the words of a segment; an editor answers it.

    ``concept_id`` is what an accepted one became part of.
    """

    __tablename__ = "term_suggestion"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    source_locale: Mapped[str]
    source: Mapped[str]
    locale: Mapped[str]
    target: Mapped[str]
    note: Mapped[str | None]
    article_id: Mapped[int | None]
    segment_id: Mapped[int | None]
    person_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    state: Mapped[str] = mapped_column(server_default="open")
    answered_by: Mapped[int | None]
    answered_at: Mapped[datetime | None]
    reason: Mapped[str | None]
    concept_id: Mapped[int | None]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["article_id", "segment_id"], ["segment.article_id", "segment.id"]),
        ForeignKeyConstraint(["publication_id", "concept_id"], ["concept.publication_id", "concept.id"]),
        ForeignKeyConstraint(["publication_id", "person_id"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(["publication_id", "answered_by"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint("state IN ('open', 'accepted', 'declined')", name="state"),
        CheckConstraint("source <> '' AND target <> ''", name="says_something"),
        CheckConstraint("num_nonnulls(article_id, segment_id) IN (0, 2)", name="from_a_segment"),
        CheckConstraint(
            "(state = 'open') = (answered_at IS NULL) AND (state = 'open') = (answered_by IS NULL)", name="answered"
        ),
        CheckConstraint("(state = 'accepted') = (concept_id IS NOT NULL)", name="became_a_term"),
        Index(
            "term_suggestion_once",
            "publication_id",
            "source_locale",
            "source",
            "locale",
            "target",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
        Index("term_suggestion_newest", "publication_id", "state", "id"),
    )
