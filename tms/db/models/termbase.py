"""The termbase: TBX concepts with their terms, what people did to them, and what they propose."""

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
from sqlalchemy import text as sql
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


class Concept(Base):
    """What terms of all languages mean together. A section of the publication is one too.

    ``rev`` rises with every change of the concept or of its terms. A withdrawn one has no terms any more; what it said
    stands in ``concept_change``.
    """

    __tablename__ = "concept"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    kind: Mapped[str] = mapped_column(server_default="term")
    name: Mapped[str]
    definition: Mapped[str | None]
    note: Mapped[str | None]
    do_not_translate: Mapped[bool] = mapped_column(server_default=sql("false"))
    topic_id: Mapped[int | None]
    rev: Mapped[int] = mapped_column(Integer, server_default="1")
    withdrawn_at: Mapped[datetime | None]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "topic_id"], ["concept.publication_id", "concept.id"]),
        CheckConstraint("kind IN ('term', 'name', 'section')", name="kind"),
        Index(
            "concept_name", "publication_id", "kind", "name", unique=True, postgresql_where=sql("withdrawn_at IS NULL")
        ),
        Index(
            "concept_in_order",
            "publication_id",
            sql("lower(name)"),
            "id",
            postgresql_where=sql("withdrawn_at IS NULL"),
        ),
    )

    def raise_rev(self) -> None:
        """Raise the rev because the concept or its terms changed: a change that names the old rev is refused."""
        self.rev += 1


class Term(Base):
    """A word for a concept in one locale, with its TBX administrative status; ``source`` is where it was read.

    A concept has one preferred term in a locale at most; ``zh-Hant`` without a region holds in both regions.
    """

    __tablename__ = "term"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    concept_id: Mapped[int]
    locale: Mapped[str]
    text: Mapped[str]
    administrative_status: Mapped[str] = mapped_column(server_default="preferred")
    part_of_speech: Mapped[str | None]
    note: Mapped[str | None]
    source: Mapped[str | None]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "concept_id"], ["concept.publication_id", "concept.id"]),
        UniqueConstraint("publication_id", "concept_id", "locale", "text"),
        CheckConstraint("administrative_status IN ('preferred', 'admitted', 'deprecated')", name="status"),
        CheckConstraint(
            "part_of_speech IN ('noun', 'proper noun', 'verb', 'adjective', 'adverb', 'other')", name="part_of_speech"
        ),
        Index("ix_term_locale", "publication_id", "locale"),
        Index(
            "term_one_preferred",
            "publication_id",
            "concept_id",
            "locale",
            unique=True,
            postgresql_where=sql("administrative_status = 'preferred'"),
        ),
        # Pairs of characters: what finds a word of two Chinese characters, or a piece of an English one.
        Index("term_pairs", func.character_pairs(sql("text")), postgresql_using="gin"),
    )
