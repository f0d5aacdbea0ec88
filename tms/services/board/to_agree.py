"""Corrections that ask for a person's agreement, in versions whose translation is theirs."""

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, or_, select

from tms.db.models import Article, Job, JobStep, Publication, SegmentText, SignOff, Version
from tms.db.queries import texts
from tms.db.queries.article_context import VersionRow
from tms.db.statements.literals import inline_literal
from tms.db.statements.shared_alias import shared_alias
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import PERMISSIONS, Action, Actor
from tms.domain.recorded_acts import SignOffKind
from tms.domain.states import SegmentState
from tms.services.article_visibility import PERSON, PUBLICATION, Sight, of_actor, sight, visible_in
from tms.services.authorize import authorize
from tms.services.jobs.authorship import authors_by_segment
from tms.services.jobs.corrections import NEEDS_WORK, corrections
from tms.services.versions.headlines import headlines

MOST = 10
"""The most versions that are named; each of them is looked at more closely."""

_review = shared_alias(JobStep)


class ToAgree(NamedTuple):
    """A version in which ``n`` corrections ask the person; ``first`` is the first segment of them in reading order."""

    article_id: int
    locale: str
    title: str
    language: str
    n: int
    first: int


def to_agree(uow: UnitOfWork, actor: Actor) -> list[ToAgree]:
    """What asks the actor to agree: the next due first. One statement where nobody corrected anything of theirs.

    Raises Denied.
    """
    authorize(actor, Action.WORK_VIEW)
    if not PERMISSIONS[Action.CORRECTION_AGREE].roles & actor.roles:
        return []
    found: list[tuple[VersionRow, list[int]]] = []
    for version in map(VersionRow._make, uow.session.execute(_corrected(sight(actor)), of_actor(actor))):
        by = {i: who for i, who in authors_by_segment(uow, version).items() if actor.person_id not in who}
        asks = corrections(uow, version, by)
        if here := [one.segment_id for one in texts.places(uow.session, version.article_id) if one.segment_id in asks]:
            found.append((version, here))
    heads = headlines(uow, actor.publication_id, [version.article_id for version, _ in found]) if found else {}
    return [
        ToAgree(
            version.article_id,
            version.locale,
            heads[version.article_id].title,
            heads[version.article_id].language,
            len(here),
            here[0],
        )
        for version, here in found
    ]


@cache
def _corrected(kind: Sight) -> Select[*tuple[Any, ...]]:
    """Versions whose translation is the person's, with a text that somebody confirmed in a review and nobody since."""
    stands = (
        select(SignOff.id)
        .join(
            _review,
            (_review.article_id == SignOff.article_id)
            & (_review.job_id == SignOff.job_id)
            & (_review.position == SignOff.step)
            & (_review.kind == inline_literal("review")),
        )
        .join(
            SegmentText,
            (SegmentText.article_id == SignOff.article_id) & (SegmentText.segment_id == SignOff.segment_id),
        )
        .where(
            SignOff.article_id == Version.article_id,
            SignOff.kind == inline_literal(SignOffKind.CONFIRM),
            SegmentText.version_id == Version.id,
            SegmentText.state == inline_literal(SegmentState.TRANSLATED),
            or_(SegmentText.look.is_(None), SegmentText.look.not_in([inline_literal(look) for look in NEEDS_WORK])),
        )
        .correlate(Version)
        .exists()
    )
    columns = (getattr(Version, name) for name in VersionRow._fields)
    return (
        select(*columns)
        .join(Job, (Job.article_id == Version.article_id) & (Job.version_id == Version.id))
        .join(JobStep, (JobStep.article_id == Job.article_id) & (JobStep.job_id == Job.id))
        .join(Article, Article.id == Version.article_id)
        .join(Publication, Publication.id == Version.publication_id)
        .where(
            JobStep.publication_id == PUBLICATION,
            JobStep.assignee_id == PERSON,
            JobStep.job_state == inline_literal("open"),
            JobStep.kind == inline_literal("translate"),
            Publication.four_eyes,
            visible_in(kind),
            stands,
        )
        .order_by(JobStep.job_due, JobStep.article_id, JobStep.job_id)
        .limit(inline_literal(MOST))
    )
