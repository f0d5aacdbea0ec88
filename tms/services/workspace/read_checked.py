"""A part of a version's segments with what the checks find in them: for assistants, who read what waits.

Of the rest of the article only those texts are read that the checks compare with these.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from tms.checks import Finding
from tms.db.models import Article, Job, JobStep, Person, SegmentText, SourceBlock
from tms.db.queries import texts
from tms.db.queries.alike_texts import alike_segments
from tms.db.queries.article_context import VersionRow
from tms.db.queries.dismissed_findings import dismissed_in
from tms.db.queries.segment_row import TypedText
from tms.db.queries.text_rows import derivations_of_versions
from tms.db.queries.texts import PlacedTexts, SegmentPlace
from tms.db.queries.threads import talk_in
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.domain.states import SegmentState
from tms.services.authorize import PlainArticleContext, authorize_for_reading
from tms.services.checking.texts_to_check import all_to_check, checking_of, near_blocks, parent_beside, with_parent
from tms.services.translating.claims import Holder, holders
from tms.services.workspace.rows import Cell, cell_of, found_in
from tms.services.workspace.workspace import typed_texts


@dataclass(frozen=True, slots=True)
class CheckedSegment:
    """A segment with its source and its text, and what is found, typed and said there; ``number`` counts from 1."""

    segment_id: int
    number: int
    kind: str
    source: Cell
    target: Cell
    findings: Sequence[Finding]
    typed: TypedText | None
    holder: Holder | None
    open_threads: int


@dataclass(frozen=True, slots=True)
class CheckedPart:
    """A part of a version's segments, and the version; ``next`` is the number behind which it goes on, None at the end.

    ``step`` and ``person``: which step its job is in, and who has that.
    """

    title: str
    source_locale: str
    locale: str
    state: str
    step: str | None
    person: str | None
    total: int
    segments: Sequence[CheckedSegment]
    next: int | None


@dataclass(frozen=True, slots=True)
class SegmentsWanted:
    """The next ``limit`` segments behind a number; ``waiting``: of those that wait for a person."""

    waiting: bool = False
    after: int = 0
    limit: int = 40


def read_checked(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, asked: SegmentsWanted) -> CheckedPart:
    """A part of the version's segments. Raises NotFound, Denied."""
    seen, version = authorize_for_reading(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    places = texts.places(uow.session, article_id)
    settled = _settled(uow, version) if asked.waiting else frozenset()
    wanted = [p for n, p in enumerate(places, 1) if n > asked.after and p.segment_id not in settled]
    part = wanted[: asked.limit]
    segments = _checked(uow, actor, seen, version, places, part)
    head = uow.session.execute(_HEAD, {"article_id": article_id, "version_id": version.id}).one()
    return CheckedPart(
        title=head.title or "",
        source_locale=seen.source.locale,
        locale=version.locale,
        state=version.status,
        step=head.step,
        person=head.person,
        total=len(places),
        segments=segments,
        next=segments[-1].number if len(wanted) > len(part) else None,
    )


_SETTLED = select(SegmentText.segment_id).where(
    SegmentText.article_id == bindparam("article_id"),
    SegmentText.version_id == bindparam("version_id"),
    SegmentText.state != SegmentState.INITIAL,
    SegmentText.look.is_(None),
)


def _settled(uow: UnitOfWork, version: VersionRow) -> frozenset[int]:
    """The segments that wait for nobody; one without a text waits."""
    return frozenset(uow.session.scalars(_SETTLED, {"article_id": version.article_id, "version_id": version.id}).all())


_HEAD = (
    select(SourceBlock.text.label("title"), JobStep.name.label("step"), Person.name.label("person"))
    .select_from(Article)
    .outerjoin(
        SourceBlock,
        (SourceBlock.article_id == Article.id)
        & (SourceBlock.revision_id == Article.current_revision_id)
        & (SourceBlock.kind == "title"),
    )
    .outerjoin(
        Job, (Job.article_id == Article.id) & (Job.version_id == bindparam("version_id")) & (Job.state == "open")
    )
    .outerjoin(
        JobStep, (JobStep.article_id == Job.article_id) & (JobStep.job_id == Job.id) & (JobStep.state == "active")
    )
    .outerjoin(Person, Person.id == JobStep.assignee_id)
    .where(Article.id == bindparam("article_id"))
    .order_by(SourceBlock.position)
    .limit(1)
)


def _checked(
    uow: UnitOfWork,
    actor: Actor,
    seen: PlainArticleContext,
    version: VersionRow,
    places: Sequence[SegmentPlace],
    part: Sequence[SegmentPlace],
) -> list[CheckedSegment]:
    article_id, numbers = version.article_id, {place.segment_id: n for n, place in enumerate(places, 1)}
    rows = _compared(uow, seen, version, places, part)
    ids = [row.segment_id for row in rows]
    derived = derivations_of_versions(uow.session, article_id, [version.id], whole=[version.id], segment_ids=ids)
    checking = checking_of(uow, seen.publication, seen.source, version)
    parent_at = parent_beside(version, _order(seen, version))
    checked = {one.segment_id: one for one in all_to_check(checking, rows, derived[version.id], parent_at=parent_at)}
    dismissed = dismissed_in(uow.session, article_id, version)
    typed = typed_texts(uow, actor, version)
    held = holders(uow, article_id, [version.id])
    talk = talk_in(uow.session, article_id, version.id)
    here = {place.segment_id for place in part}
    return [
        CheckedSegment(
            segment_id=row.segment_id,
            number=numbers[row.segment_id],
            kind=row.kind,
            source=cell_of(seen.source, row.source, None),
            target=cell_of(version, row.texts[1], derived[version.id].get(row.segment_id)),
            findings=found_in(version, checked.get(row.segment_id), dismissed.get(row.segment_id, ()))[0],
            typed=typed.get(row.segment_id),
            holder=held.get((version.id, row.segment_id)),
            open_threads=talk[row.segment_id].open if row.segment_id in talk else 0,
        )
        for row in rows
        if row.segment_id in here
    ]


def _order(seen: PlainArticleContext, version: VersionRow) -> list[int]:
    return with_parent(version, [seen.source.id, version.id])


def _compared(
    uow: UnitOfWork,
    seen: PlainArticleContext,
    version: VersionRow,
    places: Sequence[SegmentPlace],
    part: Sequence[SegmentPlace],
) -> list[PlacedTexts]:
    """The rows of the part, of their paragraphs, and of what says the same elsewhere, in reading order."""
    ids = [place.segment_id for place in part]
    alike = alike_segments(
        uow.session, version.article_id, source_version_id=seen.source.id, version_id=version.id, segment_ids=ids
    )
    near = {*ids, *alike, *(place.segment_id for place in near_blocks(places, set(ids), behind=0))}
    compared = [place for place in places if place.segment_id in near]
    return texts.at_places(uow.session, version.article_id, _order(seen, version), compared)
