"""Lag: whether a published version would be published otherwise now, as while it is worked on or the source changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from tms.db.models import Article, Snapshot, SourceRevision, Version
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.states import VersionStatus


@dataclass(frozen=True, slots=True)
class Lag:
    """The source revision of the published text, and the present one."""

    published: int
    current: int


class Published(Protocol):
    """What tells whether a version lags."""

    @property
    def status(self) -> str: ...

    @property
    def live_snapshot_id(self) -> int | None: ...

    @property
    def live_behind(self) -> bool: ...


def lags(version: Published) -> bool:
    """Whether the version is published and would be published otherwise now."""
    is_open = version.status != VersionStatus.PUBLISHED
    return version.live_snapshot_id is not None and (is_open or version.live_behind)


def lagging() -> ColumnElement[bool]:
    """The condition, as SQL for lists, that a version is published and would be published otherwise now."""
    is_open = Version.status != inline_literal(VersionStatus.PUBLISHED)
    return and_(Version.live_snapshot_id.is_not(None), or_(is_open, Version.live_behind))


def lag_of(uow: UnitOfWork, article_ids: Sequence[int]) -> dict[int, Lag]:
    """Lags by version, of those that lag, in one statement for all articles."""
    seen, present = aliased(SourceRevision), aliased(SourceRevision)
    rows = uow.session.execute(
        select(Version.id, seen.number.label("seen"), present.number.label("present"))
        .join(Article, Article.id == Version.article_id)
        .join(Snapshot, (Snapshot.article_id == Version.article_id) & (Snapshot.id == Version.live_snapshot_id))
        .join(seen, (seen.article_id == Snapshot.article_id) & (seen.id == Snapshot.revision_id))
        .join(present, (present.article_id == Article.id) & (present.id == Article.current_revision_id))
        .where(Version.article_id.in_(article_ids), lagging())
    )
    return {row.id: Lag(row.seen, row.present) for row in rows}
