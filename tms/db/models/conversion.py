"""What people decided about conversion: rules, decisions for one place, and how a publication writes Chinese.

None of it is ever rewritten: a rule or a decision is retired and another one made; a house profile gets a new number.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Identity, Index, Integer, func, text
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base, Json
from tms.domain.column_values import RuleScope

_PROFILES = "('zh-Hans', 'zh-Hant-TW', 'zh-Hant-HK')"


class ConversionRule(Base):
    """A phrase and what stands for it in texts that are derived for ``profile``, never converted again.

    It holds in the whole publication, in the articles of a topic (a section is one), or in one article. ``change_set``
    is the act that made it, ``retired_in`` the one that ended it.
    """

    __tablename__ = "conversion_rule"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    scope: Mapped[RuleScope]
    article_id: Mapped[int | None]
    topic_id: Mapped[int | None]
    profile: Mapped[str]
    source: Mapped[str]
    target: Mapped[str]
    note: Mapped[str | None]
    change_set_id: Mapped[int]
    created_by: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    retired_at: Mapped[datetime | None]
    retired_by: Mapped[int | None]
    retired_in: Mapped[int | None]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["publication_id", "topic_id"], ["concept.publication_id", "concept.id"]),
        ForeignKeyConstraint(["publication_id", "change_set_id"], ["change_set.publication_id", "change_set.id"]),
        ForeignKeyConstraint(["publication_id", "created_by"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(["publication_id", "retired_by"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(["publication_id", "retired_in"], ["change_set.publication_id", "change_set.id"]),
        CheckConstraint("scope IN ('publication', 'topic', 'article')", name="scope"),
        CheckConstraint(
            "(scope = 'article') = (article_id IS NOT NULL) AND (scope = 'topic') = (topic_id IS NOT NULL)",
            name="scope_of_what",
        ),
        CheckConstraint(f"profile IN {_PROFILES}", name="profile"),
        CheckConstraint("source = btrim(source) AND source <> '' AND target <> ''", name="says_something"),
        CheckConstraint("num_nonnulls(retired_at, retired_by, retired_in) IN (0, 3)", name="retired_by_somebody"),
        Index(
            "rule_one_holds",
            "publication_id",
            "profile",
            "source",
            "article_id",
            "topic_id",
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where=text("retired_at IS NULL"),
        ),
        Index("rule_of_change_set", "publication_id", "change_set_id"),
        Index("rule_retired_in", "publication_id", "retired_in", postgresql_where=text("retired_in IS NOT NULL")),
    )


class ConversionDecision(Base):
    """What stands at one place of one derived text, because somebody said so.

    The place is known by its phrase in the parent's text, what stands before and after it, and which of several like
    it is meant, so that it is found again after the parent changed around it.
    """

    __tablename__ = "conversion_decision"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    publication_id: Mapped[int]
    version_id: Mapped[int]
    segment_id: Mapped[int]
    profile: Mapped[str]
    phrase: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]
    nth: Mapped[int] = mapped_column(Integer)
    choice: Mapped[str]
    person_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    retired_at: Mapped[datetime | None]
    retired_by: Mapped[int | None]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id"],
            ["segment_text.article_id", "segment_text.version_id", "segment_text.segment_id"],
        ),
        ForeignKeyConstraint(["publication_id", "person_id"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(["publication_id", "retired_by"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint(f"profile IN {_PROFILES}", name="profile"),
        CheckConstraint("phrase <> '' AND nth >= 0", name="place"),
        CheckConstraint("(retired_at IS NULL) = (retired_by IS NULL)", name="retired_by_somebody"),
        Index(
            "decision_of_text", "article_id", "version_id", "segment_id", postgresql_where=text("retired_at IS NULL")
        ),
    )


class HouseProfile(Base):
    """How a publication writes the Chinese of ``base``: single choices instead of the region's; the last number holds.

    Choices are those of ``tms.language.conversion.profiles``, by name. No row: the region's own.
    """

    __tablename__ = "house_profile"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    base: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str]
    choices: Mapped[Json]
    created_by: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "created_by"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint(f"base IN {_PROFILES}", name="base"),
        CheckConstraint("number > 0 AND name <> ''", name="named"),
    )
