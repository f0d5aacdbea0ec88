"""Where a publication's sentences end other than the languages' own rules say."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Integer, func
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base


class SegmentationChange(Base):
    """The rules as somebody saved them; the last number holds, and no row means that there are none.

    ``no_break`` and ``breaks`` are seams as people write them, with ``|`` for the place (of tms.language.segmentation).
    """

    __tablename__ = "segmentation_change"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    abbreviations: Mapped[list[str]]
    no_break: Mapped[list[str]]
    breaks: Mapped[list[str]]
    chinese_semicolon: Mapped[bool]
    created_by: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "created_by"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint("number > 0", name="counted"),
    )
