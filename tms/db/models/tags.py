"""Tags: free words by which a publication's articles are found together, with a name in each language."""

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Identity, Index, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base


class Tag(Base):
    """A tag. ``named_in`` is one language in which it has a name (deferred key), so that none is without."""

    __tablename__ = "tag"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    named_in: Mapped[str]

    __table_args__ = (
        ForeignKeyConstraint(
            ["publication_id", "id", "named_in"],
            ["tag_name.publication_id", "tag_name.tag_id", "tag_name.locale"],
            name="tag_has_name",
            deferrable=True,
            initially="DEFERRED",
            use_alter=True,
        ),
    )


class TagName(Base):
    """What a tag is called in a language. A script of Chinese without a name of its own has the other's, converted."""

    __tablename__ = "tag_name"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    tag_id: Mapped[int] = mapped_column(primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "tag_id"], ["tag.publication_id", "tag.id"]),
        CheckConstraint("locale IN ('en', 'zh-Hans', 'zh-Hant')", name="locale"),
        CheckConstraint("name = btrim(name) AND char_length(name) BETWEEN 1 AND 60", name="short"),
        Index("tag_name_once", "publication_id", "locale", text("lower(name)"), unique=True),
    )


class ArticleTag(Base):
    """A tag that editors gave an article, in their order; readers have it once the article is published again."""

    __tablename__ = "article_tag"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    publication_id: Mapped[int]
    tag_id: Mapped[int]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["publication_id", "tag_id"], ["tag.publication_id", "tag.id"]),
        CheckConstraint("position BETWEEN 1 AND 20", name="so_many"),
        Index("article_tag_once", "publication_id", "tag_id", "article_id", unique=True),
    )


class ListingTag(Base):
    """A tag with which a version was last released, as readers' lists of a tag walk them."""

    __tablename__ = "listing_tag"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(primary_key=True)
    tag_id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[int]

    __table_args__ = (
        ForeignKeyConstraint(["article_id", "version_id"], ["listing.article_id", "listing.version_id"]),
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["publication_id", "tag_id"], ["tag.publication_id", "tag.id"]),
        Index("listing_tag_of_tag", "publication_id", "tag_id", "article_id", "version_id"),
    )
