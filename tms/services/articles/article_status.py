"""An article as its page, the command line and the API tell it: fields, blocks, and per version state and stages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Row, bindparam, select

from tms.db.models import Article, JobStep, Person, SourceBlock, SourceRevision
from tms.db.queries import work_items
from tms.db.queries.state_counts import state_counts
from tms.db.statements.literals import inline_literal
from tms.db.statements.made_once import made_once
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.inline import pictures_in, plain_shifted
from tms.domain.permissions import Action, Actor
from tms.services.articles.stage_status import StageStatus, stages
from tms.services.authorize import LoadedArticle, authorize_article
from tms.services.conversion.questions import open_in_each
from tms.services.following.detached import Detached, detached
from tms.services.jobs.assign import NO_DATE
from tms.services.jobs.decisions import LastDecision, decided
from tms.services.reviewing.faults_found import faults_ever
from tms.services.reviewing.returned_jobs import Returned, returned
from tms.services.sections import section_names
from tms.services.versions.lag import Lag, lag_of, lags
from tms.services.versions.segment_counts import Counts, counts_by_version, with_total

_HEAD = ("title", "byline", "author_title")


@dataclass(frozen=True, slots=True)
class StepStatus:
    """A step of the open job: whose it is, and since when it waits; handed back if they can't do it any more.

    ``passed_over`` says why its default person, ``default_person``, did not get it.
    """

    position: int
    name: str
    kind: str
    state: str
    assignee_id: int | None
    assignee: str | None
    active_since: datetime | None
    handed_back: bool = False
    by_default: bool = False
    passed_over: str | None = None
    default_person: str | None = None
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class VersionStatusView:
    """One version: what it is, where it stands, and what it waits for.

    ``faults`` is how often reviewers gave each reason, where somebody asked.
    ``undecided`` is how many decisions about its conversion are open; None if it follows no other version, or if nobody
    asked.
    """

    locale: str
    name: str
    role: str
    parent: str | None
    status: str
    counts: Counts
    stages: list[StageStatus]
    steps: list[StepStatus] = field(default_factory=list)
    due: datetime | None = None
    due_by_rule: bool = False
    published_slug: str | None = None
    lags: bool = False
    lag: Lag | None = None
    returned: Returned | None = None
    faults: Mapping[str, int] = field(default_factory=dict)
    detached: Detached | None = None
    decided: LastDecision | None = None
    undecided: int | None = None


@dataclass(frozen=True, slots=True)
class ArticleStatus:
    """An article and its versions in the publication's order."""

    id: int
    slug: str
    source_language: str
    section: str | None
    title: str
    author: str | None
    author_title: str | None
    published_on: date | None
    source_address: str | None
    revision: int
    blocks: list[dict[str, Any]]
    left_out: list[dict[str, Any]]
    versions: list[VersionStatusView]
    archived: bool = False
    confidential: bool = False
    pictures: Sequence[str] = ()
    """The words that stand for each picture: readers get no pictures yet."""

    def version(self, locale: str) -> VersionStatusView:
        return next(v for v in self.versions if v.locale == locale)

    def as_json(self) -> dict[str, Any]:
        """What ``--json`` prints; the names are part of the command line's promise."""
        return {
            "id": self.id,
            "slug": self.slug,
            "source_language": self.source_language,
            "section": self.section,
            "title": self.title,
            "author": self.author,
            "author_title": self.author_title,
            "published_on": self.published_on.isoformat() if self.published_on else None,
            "blocks": self.blocks,
            "left_out": self.left_out,
            "versions": {v.locale: _version_json(v) for v in self.versions},
        }


def _version_json(version: VersionStatusView) -> dict[str, Any]:
    counts = version.counts
    return {
        "state": version.status,
        "segments": {
            "total": counts.total,
            "drafted": counts.drafted,
            "translated": counts.translated,
            "reviewed": counts.reviewed,
            "final": counts.final,
        },
        "stages": [
            {"kind": s.kind, "state": s.state, "attempts": s.attempts, "error": s.error} for s in version.stages
        ],
    }


def article_status(uow: UnitOfWork, actor: Actor, article_id: int) -> ArticleStatus:
    """The whole picture of one article. Raises NotFound, Denied."""
    return status_of(uow, authorize_article(uow, actor, Action.ARTICLE_VIEW, article_id))


def status_of(uow: UnitOfWork, loaded: LoadedArticle) -> ArticleStatus:
    """The whole picture of an article that is loaded, for a caller that has asked whether the actor may see it."""
    article = loaded.article
    connection = uow.session.connection()
    blocks = connection.execute(_BLOCKS, _of_revision(loaded)).all()
    left_out = connection.scalar(_LEFT_OUT, {"article_id": article.id}) or {}
    outlined = outline(uow, loaded, counts_by_version(state_counts(uow.session, [article.id])))
    undecided = open_in_each(uow, loaded.versions)
    faults = faults_ever(uow, [article.id])
    by_locale = {version.locale: version.id for version in loaded.versions}
    return replace(
        outlined,
        versions=[
            replace(one, undecided=undecided.get(by_locale[one.locale]), faults=faults.get(by_locale[one.locale], {}))
            for one in outlined.versions
        ],
        blocks=[_block_json(block) for block in blocks if block.kind not in _HEAD],
        left_out=list(left_out.get("lines", [])),
        pictures=[words for block in blocks for words in pictures_in(block.text, block.codes)],
    )


_ARTICLE = bindparam("article_id", type_=BigInteger)
_REVISION = bindparam("revision_id", type_=BigInteger)
_BLOCKS = made_once(
    select(SourceBlock.kind, SourceBlock.text, SourceBlock.codes)
    .where(SourceBlock.article_id == _ARTICLE, SourceBlock.revision_id == _REVISION)
    .order_by(SourceBlock.position)
)
# The lines are in no entity until they are asked for, and a session that is asked puts its statement together anew.
_LEFT_OUT = made_once(select(Article.left_out).where(Article.id == _ARTICLE))
_HEADLINE = made_once(
    select(SourceRevision.number, SourceBlock.kind, SourceBlock.text)
    .outerjoin(
        SourceBlock,
        (SourceBlock.article_id == SourceRevision.article_id)
        & (SourceBlock.revision_id == SourceRevision.id)
        & SourceBlock.kind.in_([inline_literal(kind) for kind in _HEAD]),
    )
    .where(SourceRevision.article_id == _ARTICLE, SourceRevision.id == _REVISION)
)


def outline(uow: UnitOfWork, loaded: LoadedArticle, counts: Mapping[int, Counts]) -> ArticleStatus:
    """An article's status without its text, with the versions' counts that the caller has."""
    article = loaded.article
    rows = uow.session.connection().execute(_HEADLINE, _of_revision(loaded)).all()
    head = {row.kind: row.text for row in rows}
    return ArticleStatus(
        id=article.id,
        slug=article.slug,
        source_language=loaded.source.locale,
        section=_section(uow, loaded),
        title=head.get("title", ""),
        author=head.get("byline"),
        author_title=head.get("author_title"),
        published_on=article.published_on,
        source_address=article.source_address,
        revision=rows[0].number,
        blocks=[],
        left_out=[],
        versions=_versions(uow, loaded, counts),
        archived=article.archived_at is not None,
        confidential=article.confidential,
    )


def _of_revision(loaded: LoadedArticle) -> dict[str, int | None]:
    return {"article_id": loaded.article.id, "revision_id": loaded.article.current_revision_id}


def _block_json(block: Row[str, str, dict[str, Any] | None]) -> dict[str, Any]:
    return {"kind": block.kind, "text": plain_shifted(block.text, block.codes or {})}


def _section(uow: UnitOfWork, loaded: LoadedArticle) -> str | None:
    section_id = loaded.article.section_id
    if section_id is None:
        return None
    names = section_names(uow, loaded.publication.id, {section_id}, loaded.publication.region)
    return names.get(section_id, {}).get(loaded.source.locale)


def _versions(uow: UnitOfWork, loaded: LoadedArticle, counts: Mapping[int, Counts]) -> list[VersionStatusView]:
    items = work_items.latest_of_article(uow.session, loaded.article.id)
    names = _names(uow, [s for steps in loaded.steps.values() for s in steps])
    total = max((c.total for c in counts.values()), default=0)
    order = {tag: at for at, tag in enumerate(locales.NAMES)}
    by_id = {v.id: v for v in loaded.versions}
    behind = lag_of(uow, [loaded.article.id]) if any(map(lags, loaded.versions)) else {}
    came_back = returned(uow, [loaded.article.id])
    loose = detached(uow, loaded.versions)
    decisions = decided(uow, [loaded.article.id])
    views = []
    for version in sorted(loaded.versions, key=lambda v: order.get(v.locale, len(order))):
        job = loaded.jobs.get(version.id)
        parent = by_id.get(version.parent_version_id or 0)
        views.append(
            VersionStatusView(
                locale=version.locale,
                name=locales.NAMES[version.locale],
                role=version.role,
                parent=parent.locale if parent else None,
                status=version.status,
                counts=with_total(counts.get(version.id, Counts()), total),
                stages=stages(version, items),
                steps=[_step(step, names) for step in loaded.steps.get(version.id, [])],
                due=job.due if job and job.due != NO_DATE else None,
                due_by_rule=bool(job and job.due_by_rule),
                published_slug=version.slug if version.live_snapshot_id else None,
                lags=lags(version),
                lag=behind.get(version.id),
                returned=came_back.get(version.id),
                detached=loose.get(version.id),
                decided=decisions.get(version.id),
            )
        )
    return views


def _names(uow: UnitOfWork, steps: Sequence[JobStep]) -> dict[int, str]:
    ids = {person for step in steps for person in (step.assignee_id, step.passed_over_id) if person}
    if not ids:
        return {}
    return {row.id: row.name for row in uow.session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))}


def _step(step: JobStep, names: dict[int, str]) -> StepStatus:
    return StepStatus(
        position=step.position,
        name=step.name,
        kind=step.kind,
        state=step.state,
        assignee_id=step.assignee_id,
        assignee=names.get(step.assignee_id or 0),
        active_since=step.active_since,
        handed_back=step.assignee_id is None and step.handed_back_at is not None,
        by_default=step.by_default,
        passed_over=step.passed_over,
        default_person=names.get(step.passed_over_id or 0),
        due=step.due,
    )
