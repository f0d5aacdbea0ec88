"""Pictures of an article: what was made of each file that somebody sent, what is said of it, and its rights."""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    UniqueConstraint,
    false,
    func,
)
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base


class ArticlePicture(Base):
    """A picture of an article; ``digest`` is that of its largest rendition, by which it is known when it comes again.

    ``alt`` and ``caption`` are in the article's source language. ``expires_on`` is the last day on which readers may
    see it; NULL: there is none. ``is_first_frame``: what was sent moved. One that was taken out keeps its row.
    """

    __tablename__ = "picture"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    publication_id: Mapped[int]
    digest: Mapped[str]
    is_first_frame: Mapped[bool] = mapped_column(server_default=false())
    alt: Mapped[str] = mapped_column(server_default="")
    caption: Mapped[str] = mapped_column(server_default="")
    credit: Mapped[str] = mapped_column(server_default="")
    licence: Mapped[str] = mapped_column(server_default="")
    territory: Mapped[str] = mapped_column(server_default="")
    expires_on: Mapped[date | None]
    added_by: Mapped[int]
    added_at: Mapped[datetime] = mapped_column(server_default=func.now())
    taken_out_by: Mapped[int | None]
    taken_out_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("publication_id", "article_id", "id"),
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["publication_id", "added_by"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(["publication_id", "taken_out_by"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint("digest ~ '^[0-9a-f]{64}$'", name="digest"),
        CheckConstraint(
            "char_length(alt) <= 1000 AND char_length(caption) <= 2000 AND char_length(credit) <= 300"
            " AND char_length(licence) <= 300 AND char_length(territory) <= 300",
            name="lengths",
        ),
        CheckConstraint("(taken_out_by IS NULL) = (taken_out_at IS NULL)", name="taken_out_by_somebody"),
        Index("picture_once", "article_id", "digest", unique=True, postgresql_where=sql("taken_out_at IS NULL")),
    )


class PictureRendition(Base):
    """A picture as a file that readers get: ``use`` is page or card. The file is kept by its ``digest``."""

    __tablename__ = "picture_rendition"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    picture_id: Mapped[int] = mapped_column(primary_key=True)
    use: Mapped[str] = mapped_column(primary_key=True)
    width: Mapped[int] = mapped_column(Integer, primary_key=True)
    height: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str]
    bytes: Mapped[int] = mapped_column(Integer)
    digest: Mapped[str]

    __table_args__ = (
        ForeignKeyConstraint(["article_id", "picture_id"], ["picture.article_id", "picture.id"]),
        CheckConstraint("digest ~ '^[0-9a-f]{64}$'", name="digest"),
        CheckConstraint(
            "(use = 'page' AND kind = 'image/webp') OR (use = 'card' AND kind = 'image/jpeg')", name="use_has_kind"
        ),
        CheckConstraint(
            "width BETWEEN 1 AND 1600 AND height BETWEEN 1 AND 16000 AND bytes BETWEEN 1 AND 26214400", name="sizes"
        ),
        Index("picture_one_card", "article_id", "picture_id", unique=True, postgresql_where=sql("use = 'card'")),
        Index("picture_rendition_digest", "digest"),
    )


class PictureChoice(Base):
    """What a version shows where its article has a picture: ``shown_id``; NULL: nothing, it is left out there.

    Where it is the article's picture itself, somebody took back what was chosen before. The source's version has none.
    """

    __tablename__ = "picture_choice"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(primary_key=True)
    picture_id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[int]
    shown_id: Mapped[int | None]
    chosen_by: Mapped[int]
    chosen_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        ForeignKeyConstraint(["article_id", "version_id"], ["version.article_id", "version.id"]),
        ForeignKeyConstraint(
            ["publication_id", "article_id", "picture_id"],
            ["picture.publication_id", "picture.article_id", "picture.id"],
        ),
        ForeignKeyConstraint(["article_id", "shown_id"], ["picture.article_id", "picture.id"]),
        ForeignKeyConstraint(["publication_id", "chosen_by"], ["membership.publication_id", "membership.person_id"]),
    )
