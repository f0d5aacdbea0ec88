"""Rows of the board: an article with its three versions, read in a fixed number of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from tms.db.models import Article, Job, JobStep, Person, Publication, SourceBlock, Version, WorkItem
from tms.db.queries import texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.services.jobs.assign import NO_DATE
from tms.services.knowledge.sections import section_names
from tms.services.overview.article_status import Counts, counts_by_version, stages, with_total
from tms.services.publishing.lag import Lag, lag_of, lags


@dataclass(frozen=True, slots=True)
class BoardVersion:
    """A version in its column: its state in words comes from status, role, stage and counts."""

    locale: str
    role: str
    parent: str | None
    status: str
    counts: Counts
    step: str | None
    who: str | None
    running: str | None
    failed: str | None
    published: bool
    lags: bool
    handed_back: bool = False
    lag: Lag | None = None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """An article with its versions in the publication's order; ``due`` is the nearest of its open jobs."""

    id: int
    title: str
    language: str
    section: str | None
    author: str | None
    due: datetime | None
    versions: dict[str, BoardVersion]


@dataclass(frozen=True, slots=True)
class _ActiveStep:
    kind: str
    who: str | None
    handed_back: bool


def board_rows(uow: UnitOfWork, publication_id: int, articles: Sequence[tuple[Article, datetime]]) -> list[BoardRow]:
    """Rows of these articles, in their order, in a number of statements that doesn't grow with them."""
    ids = [article.id for article, _ in articles]
    if not ids:
        return []
    versions: dict[int, list[Version]] = {}
    for version in uow.session.scalars(select(Version).where(Version.article_id.in_(ids))):
        versions.setdefault(version.article_id, []).append(version)
    by_version = counts_by_version(texts.state_counts(uow.session, ids))
    heads = _heads(uow, ids)
    work: dict[int | None, list[WorkItem]] = {}
    for item in uow.session.scalars(select(WorkItem).where(WorkItem.article_id.in_(ids)).order_by(WorkItem.id)):
        work.setdefault(item.version_id, []).append(item)
    active = _active_steps(uow, ids)
    behind = lag_of(uow, ids) if any(lags(version) for own in versions.values() for version in own) else {}
    region = uow.session.scalar(select(Publication.region).where(Publication.id == publication_id)) or ""
    sections = section_names(uow, publication_id, {a.section_id for a, _ in articles if a.section_id}, region)
    rows = []
    for article, due in articles:
        own = versions[article.id]
        total = max((by_version[v.id].total for v in own if v.id in by_version), default=0)
        locale_of = {v.id: v.locale for v in own}
        language = next(v.locale for v in own if v.role == "source")
        views = {
            version.locale: _version(
                version,
                locale_of,
                by_version,
                total,
                work.get(version.id, []),
                active.get(version.id),
                behind.get(version.id),
            )
            for version in sorted(own, key=lambda v: list(locales.NAMES).index(v.locale))
        }
        rows.append(
            BoardRow(
                id=article.id,
                title=heads.get((article.id, "title"), ""),
                language=language,
                section=sections.get(article.section_id or 0, {}).get(language),
                author=heads.get((article.id, "byline")),
                due=due if due != NO_DATE else None,
                versions=views,
            )
        )
    return rows


def _version(
    version: Version,
    locale_of: Mapping[int, str],
    counts: Mapping[int, Counts],
    total: int,
    work: Sequence[WorkItem],
    active: _ActiveStep | None,
    lag: Lag | None,
) -> BoardVersion:
    own_stages = stages(version, work)
    return BoardVersion(
        locale=version.locale,
        role=version.role,
        parent=None if version.detached_at else locale_of.get(version.parent_version_id or 0),
        status=version.status,
        counts=with_total(counts.get(version.id, Counts()), total),
        step=active.kind if active else None,
        who=active.who if active else None,
        running=next((s.kind for s in own_stages if s.state == "running"), None),
        failed=next((s.error for s in own_stages if s.state == "failed"), None),
        published=version.live_snapshot_id is not None,
        lags=lags(version),
        lag=lag,
        handed_back=active is not None and active.handed_back,
    )


def _heads(uow: UnitOfWork, ids: Sequence[int]) -> dict[tuple[int, str], str]:
    rows = uow.session.execute(
        select(SourceBlock.article_id, SourceBlock.kind, SourceBlock.text)
        .join(
            Article,
            (Article.id == SourceBlock.article_id) & (Article.current_revision_id == SourceBlock.revision_id),
        )
        .where(SourceBlock.article_id.in_(ids), SourceBlock.kind.in_(["title", "byline"]))
    )
    return {(row.article_id, row.kind): row.text for row in rows}


def _active_steps(uow: UnitOfWork, ids: Sequence[int]) -> dict[int, _ActiveStep]:
    rows = uow.session.execute(
        select(Job.version_id, JobStep.kind, Person.name, JobStep.handed_back_at)
        .join(JobStep, (JobStep.article_id == Job.article_id) & (JobStep.job_id == Job.id))
        .outerjoin(Person, Person.id == JobStep.assignee_id)
        .where(Job.article_id.in_(ids), Job.state == "open", JobStep.state == "active")
    )
    return {
        row.version_id: _ActiveStep(row.kind, row.name, row.name is None and row.handed_back_at is not None)
        for row in rows
    }
