"""Translation jobs, their steps, and the acts of people that the steps are counted from."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base, Json
from tms.domain.column_values import JobState, StepState
from tms.domain.faults import Fault


class Job(Base):
    """The work that brings one version up to one source revision. ``due`` of 9999-12-31 is "no date".

    ``due_by_rule``: it is the date that the publication's due rule gave to the furthest step that has begun; until
    somebody sets another.

    ``shelved`` with its article, while that is archived or discarded; the database keeps it, for lists of work.
    """

    __tablename__ = "job"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    publication_id: Mapped[int]
    version_id: Mapped[int]
    revision_id: Mapped[int]
    reason: Mapped[str] = mapped_column(server_default="new")
    state: Mapped[JobState] = mapped_column(server_default="open")
    priority: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    due: Mapped[datetime] = mapped_column(server_default=text("'9999-12-31 00:00:00+00'"))
    words: Mapped[Json | None]
    superseded_by: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    shelved: Mapped[bool] = mapped_column(server_default=text("false"))
    due_by_rule: Mapped[bool] = mapped_column(server_default=text("false"))

    __table_args__ = (
        CheckConstraint("NOT due_by_rule OR due < '9999-12-31 00:00:00+00'", name="rule_has_date"),
        UniqueConstraint("publication_id", "article_id", "id"),
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["article_id", "version_id"], ["version.article_id", "version.id"]),
        ForeignKeyConstraint(["article_id", "revision_id"], ["source_revision.article_id", "source_revision.id"]),
        ForeignKeyConstraint(
            ["article_id", "superseded_by"], ["job.article_id", "job.id"], deferrable=True, initially="DEFERRED"
        ),
        CheckConstraint("reason IN ('new', 'source changed', 'correction', 'review after urgent')", name="reason"),
        CheckConstraint("state IN ('open', 'done', 'superseded', 'cancelled')", name="state"),
        CheckConstraint("(state = 'superseded') = (superseded_by IS NOT NULL)", name="superseded_by_what"),
        Index("job_one_open", "article_id", "version_id", unique=True, postgresql_where=text("state = 'open'")),
        Index(
            "job_board",
            "publication_id",
            "due",
            text("article_id DESC"),
            postgresql_where=text("state = 'open' AND NOT shelved"),
        ),
    )


class JobStep(Base):
    """A stage of a job with its own person and its own "done"; a done step names the sign-off that ended it.

    ``handed_back_at`` is when its person left, or could not do it any more; until it is given to somebody else.
    ``by_default``: its person has it as the publication's default one. ``passed_over`` is why the default one,
    ``passed_over_id``, did not get it.
    ``job_state``, ``job_due`` and ``job_shelved`` are the job's own, copied by the database so that lists can walk an
    index.
    """

    __tablename__ = "job_step"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    job_id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    publication_id: Mapped[int]
    name: Mapped[str]
    kind: Mapped[str]
    assignee_id: Mapped[int | None]
    accepted: Mapped[bool | None]
    due: Mapped[datetime | None]
    state: Mapped[StepState] = mapped_column(server_default="waiting")
    sign_off_id: Mapped[int | None]
    active_since: Mapped[datetime | None]
    handed_back_at: Mapped[datetime | None]
    by_default: Mapped[bool] = mapped_column(server_default=text("false"))
    passed_over: Mapped[str | None]
    passed_over_id: Mapped[int | None]
    job_state: Mapped[JobState] = mapped_column(server_default="open")
    job_due: Mapped[datetime] = mapped_column(server_default=text("'9999-12-31 00:00:00+00'"))
    job_shelved: Mapped[bool] = mapped_column(server_default=text("false"))

    __table_args__ = (
        ForeignKeyConstraint(
            ["publication_id", "article_id", "job_id"], ["job.publication_id", "job.article_id", "job.id"]
        ),
        ForeignKeyConstraint(["publication_id", "assignee_id"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(
            ["publication_id", "passed_over_id"], ["membership.publication_id", "membership.person_id"]
        ),
        ForeignKeyConstraint(["article_id", "sign_off_id"], ["sign_off.article_id", "sign_off.id"]),
        CheckConstraint("NOT by_default OR assignee_id IS NOT NULL", name="default_is_somebody"),
        CheckConstraint("passed_over IN ('left', 'unfit', 'own_work')", name="passed_over"),
        CheckConstraint("(passed_over IS NULL) = (passed_over_id IS NULL)", name="passed_over_whom"),
        CheckConstraint("kind IN ('translate', 'review', 'author')", name="kind"),
        CheckConstraint("state IN ('waiting', 'active', 'done', 'skipped')", name="state"),
        CheckConstraint("state <> 'done' OR sign_off_id IS NOT NULL", name="done_by_sign_off"),
        Index("step_one_active", "article_id", "job_id", unique=True, postgresql_where=text("state = 'active'")),
        Index(
            "step_active",
            "publication_id",
            "kind",
            "job_due",
            "article_id",
            "job_id",
            "assignee_id",
            postgresql_where=text("state = 'active' AND job_state = 'open' AND NOT job_shelved"),
        ),
        Index(
            "step_untaken",
            "publication_id",
            "active_since",
            postgresql_where=text(
                "state = 'active' AND job_state = 'open' AND NOT job_shelved AND assignee_id IS NULL"
            ),
        ),
        Index(
            "step_of_nobody",
            "publication_id",
            "article_id",
            "kind",
            postgresql_where=text(
                "state = 'active' AND job_state = 'open' AND NOT job_shelved AND assignee_id IS NULL"
            ),
        ),
        Index(
            "step_of_person",
            "publication_id",
            "assignee_id",
            "article_id",
            postgresql_where=text("assignee_id IS NOT NULL AND job_state = 'open'"),
        ),
    )


_FAULTS = ", ".join(f"'{fault}'" for fault in Fault)


class SignOff(Base):
    """A person's act on what stands there: on a segment text it names the rev, on a version the fingerprint.

    ``waives`` says what a waiver lets pass, ``places`` which of its places; ``faults`` what was wrong with what comes
    back. ``pictures``: where the version then showed others than its article, as pairs of numbers.
    """

    __tablename__ = "sign_off"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    publication_id: Mapped[int]
    version_id: Mapped[int]
    kind: Mapped[str]
    job_id: Mapped[int | None]
    step: Mapped[int | None] = mapped_column(SmallInteger)
    segment_id: Mapped[int | None]
    rev: Mapped[int | None] = mapped_column(Integer)
    fingerprint: Mapped[bytes | None] = mapped_column(LargeBinary)
    person_id: Mapped[int]
    reason: Mapped[str | None]
    waives: Mapped[str | None]
    places: Mapped[list[Any] | None]
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    faults: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    pictures: Mapped[list[Any] | None]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["article_id", "version_id"], ["version.article_id", "version.id"]),
        ForeignKeyConstraint(["publication_id", "person_id"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(["article_id", "job_id"], ["job.article_id", "job.id"]),
        ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id", "rev"],
            ["text_history.article_id", "text_history.version_id", "text_history.segment_id", "text_history.rev"],
        ),
        CheckConstraint(
            "kind IN ('confirm', 'accept', 'send_back', 'submit', 'return', 'approve', 'waive', 'consent')",
            name="kind",
        ),
        CheckConstraint("(segment_id IS NULL) = (rev IS NULL)", name="segment_has_rev"),
        CheckConstraint("num_nonnulls(segment_id, fingerprint) > 0", name="on_something"),
        CheckConstraint("kind NOT IN ('confirm', 'accept') OR segment_id IS NOT NULL", name="on_segment"),
        CheckConstraint(
            "kind NOT IN ('submit', 'approve', 'consent') OR fingerprint IS NOT NULL", name="on_fingerprint"
        ),
        CheckConstraint(
            "kind NOT IN ('send_back', 'return', 'waive') OR coalesce(reason, '') <> '' OR faults <> '{}'",
            name="has_reason",
        ),
        CheckConstraint(f"faults <@ ARRAY[{_FAULTS}]", name="faults"),
        CheckConstraint("faults = '{}' OR kind IN ('send_back', 'return')", name="faults_of_what"),
        Index("ix_sign_off_faults", "article_id", "version_id", postgresql_where=text("faults <> '{}'")),
        CheckConstraint(
            "waives IN ('ambiguities', 'parity', 'approval') AND kind = 'waive' OR waives IS NULL", name="waives"
        ),
        CheckConstraint("places IS NULL OR waives IS NOT NULL", name="places"),
        CheckConstraint("pictures IS NULL OR fingerprint IS NOT NULL", name="pictures"),
        Index("ix_sign_off_segment", "article_id", "version_id", "segment_id", "rev"),
        Index("sign_off_by_moment", "publication_id", "at", "id", postgresql_where=text("segment_id IS NULL")),
        Index(
            "sign_off_by_person", "publication_id", "person_id", "at", "id", postgresql_where=text("segment_id IS NULL")
        ),
    )
