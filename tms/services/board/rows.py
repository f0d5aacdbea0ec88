"""Rows of the board: an article with its three versions, read in a fixed number of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, any_, bindparam, exists, select
from sqlalchemy.dialects.postgresql import ARRAY

from tms.db.models import Article, ArticleChange, Job, JobStep, Person, Version, WorkItem
from tms.db.queries.on_sites import on_sites_of
from tms.db.queries.state_counts import state_counts
from tms.db.queries.threads import queries_of
from tms.db.statements.literals import inline_literal
from tms.db.statements.made_once import made_once
from tms.db.statements.shared_alias import shared_alias
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.states import VersionStatus
from tms.domain.stored_errors import error_words
from tms.domain.work_kinds import stages_of_role
from tms.services.board.waiting_times import LongAgo
from tms.services.jobs.assign import NO_DATE
from tms.services.versions.headlines import headlines
from tms.services.versions.lag import Lag, lag_of, lags
from tms.services.versions.segment_counts import Counts, counts_by_version, with_total


class OnSite(NamedTuple):
    """How a version stands on a site; without an ``address`` readers find none there."""

    state: str
    address: str | None


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
    failed: tuple[str, str] | None
    """The stage that stopped, and why."""
    published: bool
    lags: bool
    handed_back: bool = False
    lag: Lag | None = None
    untaken_since: datetime | None = None
    """Since when nobody takes the step, where that is long."""
    queries: int = 0
    on_sites: Sequence[OnSite] = ()


@dataclass(frozen=True, slots=True)
class BoardRow:
    """An article with its versions in the publication's order; ``due`` is the nearest of its open jobs.

    ``words`` are those of its source, in Chinese characters; ``changed`` is the minute of the last thing that somebody
    did to it.
    """

    id: int
    title: str
    language: str
    section: str | None
    author: str | None
    due: datetime | None
    versions: dict[str, BoardVersion]
    confidential: bool = False
    words: int | None = None
    changed: datetime | None = None


class _Work(NamedTuple):
    """What the pipeline does for a version now, and what failed there."""

    running: str | None
    failed: tuple[str, str] | None


class _VersionRow(NamedTuple):
    article_id: int
    id: int
    locale: str
    role: str
    status: str
    parent_version_id: int | None
    detached_at: datetime | None
    live_snapshot_id: int | None
    live_behind: bool
    queries: int
    step: str | None
    """The kind of the step that is active."""
    assignee_id: int | None
    who: str | None
    handed_back_at: datetime | None
    active_since: datetime | None
    on_sites: Sequence[tuple[str, str | None]] | None


_ORDER = list(locales.NAMES)


def board_rows(
    uow: UnitOfWork, publication_id: int, articles: Sequence[tuple[int, datetime]], *, long_ago: LongAgo | None = None
) -> list[BoardRow]:
    """Rows of these articles, in their order, in a number of statements that doesn't grow with them.

    A step that nobody has taken since before ``long_ago``, by its kind, is said to be one.
    """
    ids = [article_id for article_id, _ in articles]
    if not ids:
        return []
    versions = _versions(uow, publication_id, ids)
    by_version = counts_by_version(state_counts(uow.session, ids))
    heads = headlines(uow, publication_id, ids)
    work = _work(uow, ids, {version.id: version.role for own in versions.values() for version in own})
    said = {row.id: row for row in uow.session.execute(_SAID, {"ids": ids})}
    behind = lag_of(uow, ids) if any(lags(version) for own in versions.values() for version in own) else {}
    rows = []
    for article_id, due in articles:
        own, head = versions[article_id], heads[article_id]
        total = max((by_version[v.id].total for v in own if v.id in by_version), default=0)
        locale_of = {v.id: v.locale for v in own}
        views = {
            version.locale: _version(
                version,
                locale_of,
                with_total(by_version.get(version.id, Counts()), total),
                work.get(version.id, _Work(None, None)),
                behind.get(version.id),
                None if long_ago is None or _is_waiting(version, own) else long_ago,
            )
            for version in own
        }
        rows.append(
            BoardRow(
                id=article_id,
                title=head.title,
                language=head.language,
                section=head.section,
                author=head.author,
                due=due if due != NO_DATE else None,
                versions=views,
                confidential=head.confidential,
                words=said[article_id].words,
                changed=said[article_id].changed,
            )
        )
    return rows


def _version(
    version: _VersionRow,
    locale_of: Mapping[int, str],
    counts: Counts,
    work: _Work,
    lag: Lag | None,
    long_ago: LongAgo | None,
) -> BoardVersion:
    since = version.active_since if version.assignee_id is None else None
    before = long_ago.get(version.step) if version.step and long_ago else None
    return BoardVersion(
        locale=version.locale,
        role=version.role,
        parent=None if version.detached_at else locale_of.get(version.parent_version_id or 0),
        status=version.status,
        counts=counts,
        step=version.step,
        who=version.who,
        running=work.running,
        failed=work.failed,
        published=version.live_snapshot_id is not None,
        lags=lags(version),
        lag=lag,
        handed_back=version.assignee_id is None and version.handed_back_at is not None,
        untaken_since=since if since and before and since < before else None,
        queries=version.queries,
        on_sites=[OnSite(*one) for one in version.on_sites or ()],
    )


def _is_waiting(version: _VersionRow, own: Sequence[_VersionRow]) -> bool:
    """Whether a version in translation waits for the one that it follows, as ``filter_indexes`` has it."""
    if version.detached_at or version.status == VersionStatus.REVIEWING:
        return False
    parent = next((one for one in own if one.id == version.parent_version_id), None)
    return parent is not None and parent.status not in {VersionStatus.APPROVED, VersionStatus.PUBLISHED}


_IDS = any_(bindparam("ids", type_=ARRAY(BigInteger)))
"""An array, because a statement with a list of any length is another one each time, and prepared for none."""

_VERSIONS = made_once(
    select(
        Version.article_id,
        Version.id,
        Version.locale,
        Version.role,
        Version.status,
        Version.parent_version_id,
        Version.detached_at,
        Version.live_snapshot_id,
        Version.live_behind,
        queries_of(Version.article_id, Version.id),
        JobStep.kind,
        JobStep.assignee_id,
        Person.name,
        JobStep.handed_back_at,
        JobStep.active_since,
        on_sites_of(bindparam("publication_id", type_=BigInteger), Version.article_id, Version.id),
    )
    .select_from(Version)
    .outerjoin(
        Job,
        (Job.article_id == Version.article_id) & (Job.version_id == Version.id) & (Job.state == inline_literal("open")),
    )
    .outerjoin(
        JobStep,
        (JobStep.article_id == Job.article_id)
        & (JobStep.job_id == Job.id)
        & (JobStep.state == inline_literal("active")),
    )
    .outerjoin(Person, Person.id == JobStep.assignee_id)
    .where(Version.article_id == _IDS)
)

_SAID = made_once(
    select(Article.id, Article.words, ArticleChange.at.label("changed"))
    .join(ArticleChange, ArticleChange.article_id == Article.id)
    .where(Article.id == _IDS)
)

_newer = shared_alias(WorkItem)
_ERROR = (WorkItem.error_code, WorkItem.error_words, WorkItem.error_params)
_WORK = made_once(
    select(WorkItem.version_id, WorkItem.kind, WorkItem.state, *_ERROR).where(
        WorkItem.article_id == _IDS,
        WorkItem.state.in_([inline_literal("running"), inline_literal("failed")]),
        ~exists().where(
            _newer.article_id == WorkItem.article_id,
            _newer.version_id == WorkItem.version_id,
            _newer.kind == WorkItem.kind,
            _newer.id > WorkItem.id,
        ),
    )
)


def _versions(uow: UnitOfWork, publication_id: int, ids: Sequence[int]) -> dict[int, list[_VersionRow]]:
    """The versions in the publication's order, by article."""
    found: dict[int, list[_VersionRow]] = {}
    given = {"publication_id": publication_id, "ids": ids}
    for row in map(_VersionRow._make, uow.session.execute(_VERSIONS, given)):
        found.setdefault(row.article_id, []).append(row)
    return {article_id: sorted(own, key=lambda v: _ORDER.index(v.locale)) for article_id, own in found.items()}


def _work(uow: UnitOfWork, ids: Sequence[int], roles: Mapping[int, str]) -> dict[int, _Work]:
    """By version, the first of its stages whose newest item runs, and the first whose newest item failed."""
    items: dict[int, list[Any]] = {}
    for item in uow.session.execute(_WORK, {"ids": ids}):
        if item.version_id in roles:
            items.setdefault(item.version_id, []).append(item)
    found = {}
    for version_id, own in items.items():
        stages = [kind.value for kind in stages_of_role(roles[version_id])]
        mine = sorted((item for item in own if item.kind in stages), key=lambda item: stages.index(item.kind))
        found[version_id] = _Work(
            running=next((item.kind for item in mine if item.state == "running"), None),
            failed=next(((item.kind, error_words(*item[3:]) or "") for item in mine if item.state == "failed"), None),
        )
    return found
