"""Who does the new articles of a publication, and by when."""

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Identity, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base


class DefaultPerson(Base):
    """Who has a step of every new article of a section, in one version from one source language.

    ``section_id`` NULL: in all sections that say nothing else. ``person_id`` NULL: nobody in this section, whoever has
    the step elsewhere. One who has left stays here, gets nothing, and gets it again after coming back.
    """

    __tablename__ = "default_person"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    section_id: Mapped[int | None]
    source_locale: Mapped[str]
    locale: Mapped[str]
    position: Mapped[int] = mapped_column(SmallInteger)
    person_id: Mapped[int | None]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "section_id"], ["concept.publication_id", "concept.id"]),
        ForeignKeyConstraint(
            ["publication_id", "source_locale", "locale"],
            ["publication_route.publication_id", "publication_route.source_locale", "publication_route.locale"],
        ),
        ForeignKeyConstraint(
            ["publication_id", "position"], ["publication_step.publication_id", "publication_step.position"]
        ),
        ForeignKeyConstraint(["publication_id", "person_id"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint("num_nonnulls(person_id, section_id) > 0", name="somebody_or_section"),
        Index(
            "default_person_once",
            "publication_id",
            "section_id",
            "source_locale",
            "locale",
            "position",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
    )


class DueRule(Base):
    """By when new articles of a section are translated, from when they came in, and then reviewed.

    ``section_id`` NULL: in all sections without a rule of their own.
    """

    __tablename__ = "due_rule"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    section_id: Mapped[int | None]
    translate_amount: Mapped[int] = mapped_column(SmallInteger)
    translate_unit: Mapped[str]
    review_amount: Mapped[int] = mapped_column(SmallInteger)
    review_unit: Mapped[str]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "section_id"], ["concept.publication_id", "concept.id"]),
        CheckConstraint("translate_amount BETWEEN 1 AND 999 AND review_amount BETWEEN 1 AND 999", name="amounts"),
        CheckConstraint(
            "translate_unit IN ('hours', 'working_days') AND review_unit IN ('hours', 'working_days')", name="units"
        ),
        Index("due_rule_once", "publication_id", "section_id", unique=True, postgresql_nulls_not_distinct=True),
    )
