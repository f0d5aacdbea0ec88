"""How long steps waited and how much was done in them, and how much people changed of drafts."""

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


class DraftEffort(Base):
    """A draft and the text that a person confirmed first after it: both revs, and how far apart they are.

    ``edits`` are the characters to insert, delete and replace; ``length`` is the longer text's. ``engine_id`` NULL: no
    engine made the draft.
    """

    __tablename__ = "draft_effort"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(primary_key=True)
    draft_rev: Mapped[int] = mapped_column(Integer, primary_key=True)
    rev: Mapped[int] = mapped_column(Integer)
    publication_id: Mapped[int]
    person_id: Mapped[int]
    origin: Mapped[str]
    similarity: Mapped[int | None] = mapped_column(SmallInteger)
    engine_id: Mapped[int | None]
    edits: Mapped[int] = mapped_column(Integer)
    length: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime]

    __table_args__ = (
        ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id", "draft_rev"],
            ["text_history.article_id", "text_history.version_id", "text_history.segment_id", "text_history.rev"],
            name="measured_draft",
        ),
        ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id", "rev"],
            ["text_history.article_id", "text_history.version_id", "text_history.segment_id", "text_history.rev"],
            name="confirmed_text",
        ),
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["publication_id", "person_id"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(["publication_id", "engine_id"], ["engine.publication_id", "engine.id"]),
        CheckConstraint("edits BETWEEN 0 AND length AND length > 0", name="share"),
        CheckConstraint("rev >= draft_rev", name="after_the_draft"),
        Index("draft_effort_at", "publication_id", "at"),
    )
