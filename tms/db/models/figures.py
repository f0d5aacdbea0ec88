"""How long steps waited and how much was done in them, kept when a step ends."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Integer, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base


class StepFigure(Base):
    """A step that was done: since when it could be worked on, when somebody began, and when it was handed over.

    ``words`` are those of the version then, in Chinese its characters. ``approves``: it was the job's last step. Done
    once more in the same job, it is this once that counts.
    """

    __tablename__ = "step_figure"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    job_id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    publication_id: Mapped[int]
    locale: Mapped[str]
    kind: Mapped[str]
    approves: Mapped[bool]
    words: Mapped[int] = mapped_column(Integer)
    active_since: Mapped[datetime]
    begun_at: Mapped[datetime]
    done_at: Mapped[datetime]

    __table_args__ = (
        ForeignKeyConstraint(
            ["article_id", "job_id", "position"], ["job_step.article_id", "job_step.job_id", "job_step.position"]
        ),
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        CheckConstraint("active_since <= begun_at AND begun_at <= done_at", name="in_order"),
        Index("step_figure_done", "publication_id", "done_at"),
    )
