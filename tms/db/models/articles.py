"""An article, its source revisions as lists of segments, and the segments' identities."""

import uuid
from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Computed,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base, Json
from tms.domain.column_values import Treatment, Visibility

_AT_WORK = "archived_at IS NULL AND discarded_at IS NULL"


class Article(Base):
    """What is published. Its source version exists from the start (deferred key), so that it never lacks one.

    ``knowledge`` is another one after every change of its own conversion rules, by the database; NULL: it had none.
    ``urgent`` waits for releases that are reviewed afterwards, as the reason "review after urgent" of a job does.
    ``title``, ``author`` and ``words`` are those of its current revision, by the database, for lists of all articles.
    """

    __tablename__ = "article"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"))
    external_id: Mapped[str]
    slug: Mapped[str]
    section_id: Mapped[int | None]
    published_on: Mapped[date | None]
    current_revision_id: Mapped[int | None]
    source_version_id: Mapped[int]
    source_role: Mapped[str] = mapped_column(Computed("'source'", persisted=True))
    left_out: Mapped[Json | None]
    urgent: Mapped[bool] = mapped_column(server_default=text("false"))
    confidential: Mapped[bool] = mapped_column(server_default=text("false"))
    visibility: Mapped[Visibility] = mapped_column(server_default="members")
    created_by: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    source_address: Mapped[str | None]
    archived_at: Mapped[datetime | None]
    discarded_at: Mapped[datetime | None]
    knowledge: Mapped[uuid.UUID | None]
    title: Mapped[str | None]
    author: Mapped[str | None]
    words: Mapped[int | None] = mapped_column(Integer)

    __table_args__ = (
        UniqueConstraint("publication_id", "slug"),
        UniqueConstraint("publication_id", "id"),
        ForeignKeyConstraint(["publication_id", "section_id"], ["concept.publication_id", "concept.id"]),
        ForeignKeyConstraint(["publication_id", "created_by"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(
            ["id", "source_version_id", "source_role"],
            ["version.article_id", "version.id", "version.role"],
            name="article_has_source",
            deferrable=True,
            initially="DEFERRED",
            use_alter=True,
        ),
        ForeignKeyConstraint(
            ["id", "current_revision_id"],
            ["source_revision.article_id", "source_revision.id"],
            name="article_current_revision",
            deferrable=True,
            initially="DEFERRED",
            use_alter=True,
        ),
        CheckConstraint("visibility IN ('members', 'assigned')", name="visibility"),
        Index("ix_article_section", "publication_id", "section_id", "id"),
        Index("article_creator", "publication_id", "created_by", "id", postgresql_where=text(_AT_WORK)),
        Index("article_section_at_work", "publication_id", "section_id", "id", postgresql_where=text(_AT_WORK)),
        Index("article_at_work", "publication_id", "id", postgresql_where=text(_AT_WORK)),
        Index("article_archived", "publication_id", "id", postgresql_where=text("archived_at IS NOT NULL")),
        Index(
            "article_external_id",
            "publication_id",
            "external_id",
            unique=True,
            postgresql_where=text("discarded_at IS NULL"),
        ),
        Index("article_source_address", "publication_id", "source_address"),
        Index("article_discarded", "publication_id", "id", postgresql_where=text("discarded_at IS NOT NULL")),
        Index(
            "article_by_title",
            "publication_id",
            text('"left"(lower(title), 120)'),
            "id",
            postgresql_where=text(_AT_WORK),
        ),
        Index("article_by_words", "publication_id", "words", "id", postgresql_where=text(_AT_WORK)),
    )


class SiteArticle(Base):
    """An article as a site outside knows it: by an id of the site's own, the same for as long as there is the site.

    ``client_id`` is who sends it, mostly the site's own account. ``said`` is what it said of the article last, of the
    text a hash: only what it says anew is changed here. ``revision_id`` is the source revision that it made, or found
    to be what it said.
    """

    __tablename__ = "site_article"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(primary_key=True)
    external_id: Mapped[str] = mapped_column(primary_key=True)
    article_id: Mapped[int]
    said: Mapped[Json] = mapped_column(server_default=text("'{}'"))
    revision_id: Mapped[int]
    since: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        UniqueConstraint("publication_id", "article_id", "client_id"),
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["publication_id", "client_id"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(["article_id", "revision_id"], ["source_revision.article_id", "source_revision.id"]),
        CheckConstraint("external_id = btrim(external_id)", name="external_id_bare"),
        CheckConstraint("char_length(external_id) BETWEEN 1 AND 200", name="external_id_length"),
    )


class ArticleChange(Base):
    """The minute in which somebody last did to an article what events or sign-offs record; by the database, at commit.

    ``at_work``: the article is neither archived nor discarded.
    """

    __tablename__ = "article_change"

    article_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    publication_id: Mapped[int]
    at: Mapped[datetime]
    at_work: Mapped[bool]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        CheckConstraint("at = date_trunc('minute', at, 'UTC')", name="whole_minute"),
        Index("article_change_in_order", "publication_id", "at_work", "at", "article_id"),
    )


class SourceRevision(Base):
    """An immutable snapshot of the article in its source language; later ones say what they are based on."""

    __tablename__ = "source_revision"

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    number: Mapped[int] = mapped_column(Integer)
    version_id: Mapped[int]
    language: Mapped[str]
    kind: Mapped[str]
    based_on_id: Mapped[int | None]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    note: Mapped[str | None]
    text_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        UniqueConstraint("article_id", "id", "version_id"),
        ForeignKeyConstraint(["article_id", "version_id"], ["version.article_id", "version.id"]),
        ForeignKeyConstraint(["article_id", "based_on_id"], ["source_revision.article_id", "source_revision.id"]),
        Index("source_revision_text", "text_hash"),
        CheckConstraint("kind IN ('import', 'edit', 'typo', 'resegmentation', 'switch')", name="kind"),
        CheckConstraint("(number = 1) = (based_on_id IS NULL)", name="based_on"),
    )


class SourceBlock(Base):
    """A block of a revision as it came in: what it is, its text with inline markers, and their meaning."""

    __tablename__ = "source_block"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str]
    text: Mapped[str]
    codes: Mapped[Json | None]
    attributes: Mapped[Json | None]

    __table_args__ = (
        ForeignKeyConstraint(["article_id", "revision_id"], ["source_revision.article_id", "source_revision.id"]),
    )


class Segment(Base):
    """An identity that lives as long as the article.

    One that is added in one version only has that as its home version, and a place there (the segment that it follows,
    its order behind that, and the space before it). No page adds one yet.
    """

    __tablename__ = "segment"

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    kind: Mapped[str]
    treatment: Mapped[Treatment] = mapped_column(server_default="translate")
    length_limit: Mapped[int | None] = mapped_column(Integer)
    home_version_id: Mapped[int | None]
    follows_segment_id: Mapped[int | None]
    follows_order: Mapped[int | None] = mapped_column(Integer)
    space_before: Mapped[str | None]

    __table_args__ = (
        ForeignKeyConstraint(["article_id", "home_version_id"], ["version.article_id", "version.id"]),
        ForeignKeyConstraint(["article_id", "follows_segment_id"], ["segment.article_id", "segment.id"]),
        UniqueConstraint("article_id", "home_version_id", "follows_segment_id", "follows_order"),
        CheckConstraint("treatment IN ('translate', 'transcreate', 'keep', 'original')", name="treatment"),
        CheckConstraint(
            "kind IN ('title', 'standfirst', 'byline', 'author_title', 'heading', 'paragraph', 'list_item',"
            " 'quotation', 'pull_quote', 'caption', 'alt_text', 'table_cell', 'footnote', 'seo_title',"
            " 'seo_description', 'social_text', 'newsletter_line', 'correction_note')",
            name="kind",
        ),
        CheckConstraint(
            "(home_version_id IS NULL) = (follows_order IS NULL) AND (home_version_id IS NULL) = (space_before IS NULL)"
            " AND (follows_segment_id IS NULL OR home_version_id IS NOT NULL)",
            name="added_has_place",
        ),
    )


class RevisionSegment(Base):
    """The place of a segment in a revision: which block, which text, and the white space before it."""

    __tablename__ = "revision_segment"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(Integer)
    block: Mapped[int] = mapped_column(Integer)
    version_id: Mapped[int]
    rev: Mapped[int] = mapped_column(Integer)
    space_before: Mapped[str] = mapped_column(server_default="")

    __table_args__ = (
        ForeignKeyConstraint(
            ["article_id", "revision_id", "version_id"],
            ["source_revision.article_id", "source_revision.id", "source_revision.version_id"],
        ),
        ForeignKeyConstraint(
            ["article_id", "revision_id", "block"],
            ["source_block.article_id", "source_block.revision_id", "source_block.position"],
        ),
        ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id", "rev"],
            ["text_history.article_id", "text_history.version_id", "text_history.segment_id", "text_history.rev"],
        ),
    )


class SegmentAncestry(Base):
    """Which segment came from which, by which revision: a split and a later merge back is then not a loop."""

    __tablename__ = "segment_ancestry"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(primary_key=True)
    ancestor_id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]

    __table_args__ = (
        ForeignKeyConstraint(["article_id", "revision_id"], ["source_revision.article_id", "source_revision.id"]),
        ForeignKeyConstraint(["article_id", "segment_id"], ["segment.article_id", "segment.id"]),
        ForeignKeyConstraint(["article_id", "ancestor_id"], ["segment.article_id", "segment.id"]),
        CheckConstraint("kind IN ('split', 'merge')", name="kind"),
        CheckConstraint("segment_id <> ancestor_id", name="not_itself"),
    )
