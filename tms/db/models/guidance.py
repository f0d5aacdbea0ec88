"""What those who translate read before they begin: the brief of an article, and the publication's style guide."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Integer, func
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base

_MEMBER = ["membership.publication_id", "membership.person_id"]


class ArticleBrief(Base):
    """A brief as an editor saved it; the last number holds, and no row means that nobody wrote one."""

    __tablename__ = "article_brief"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    publication_id: Mapped[int]
    purpose: Mapped[str]
    audience: Mapped[str]
    notes: Mapped[str]
    created_by: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["publication_id", "created_by"], _MEMBER),
        CheckConstraint("number > 0", name="counted"),
    )


class StyleGuideChange(Base):
    """The style guide for one of the publication's languages as somebody saved it; the last number holds."""

    __tablename__ = "style_guide_change"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    text: Mapped[str]
    created_by: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        ForeignKeyConstraint(
            ["publication_id", "locale"], ["publication_locale.publication_id", "publication_locale.locale"]
        ),
        ForeignKeyConstraint(["publication_id", "created_by"], _MEMBER),
        CheckConstraint("number > 0", name="counted"),
    )
