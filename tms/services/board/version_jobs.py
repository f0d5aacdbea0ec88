"""The open jobs of an article's versions for programs: who has which step by when, and changing it as it was read."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.db.models import Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Stale
from tms.domain.permissions import Action, Actor
from tms.services.articles.article_status import VersionStatusView, status_of
from tms.services.authorize import LoadedArticle, authorize_article, authorize_version
from tms.services.authorize_locked import authorize_locked_version
from tms.services.board.assign_article import ArticleAssignment, assign_article
from tms.services.jobs.assign import NO_DATE


@dataclass(frozen=True, slots=True)
class VersionJob:
    """A version with the steps of its open job, if it has one; ``tag`` is another whenever one of them or a date is."""

    version: VersionStatusView
    tag: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class JobChange:
    """Who is to have which step, by position, None for nobody; with ``sets_due`` by when, None for no date."""

    people: Mapping[int, int | None]
    due: datetime | None = None
    sets_due: bool = False


def jobs_of_article(uow: UnitOfWork, actor: Actor, article_id: int) -> Sequence[VersionJob]:
    """The jobs of an article's versions but the source's, in the publication's order. Raises NotFound, Denied."""
    loaded = authorize_article(uow, actor, Action.ARTICLE_VIEW, article_id)
    return [_job(loaded, view) for view in status_of(uow, loaded).versions if view.role != "source"]


def job_of_version(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> VersionJob:
    """The job of one version. Raises NotFound, Denied."""
    loaded, _version = authorize_version(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    return _job(loaded, status_of(uow, loaded).version(locale))


def change_job(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, change: JobChange, *, seen: str) -> None:
    """Assign steps and set the date of the version's open job, which still is as its ``tag`` says: all or nothing.

    Raises Denied, NotFound (``step_not_found``), Stale (``job_stale``), Conflict (``no_open_job``, ``step_done``),
    Invalid (``assignee_unfit``).
    """
    loaded, version = authorize_locked_version(uow, actor, Action.STEP_ASSIGN, article_id, locale)
    if version.id not in loaded.jobs:
        raise Conflict("no_open_job")
    if _tag(loaded, version) != seen:
        raise Stale("job_stale")
    people = {(locale, position): person_id for position, person_id in change.people.items()}
    assign_article(uow, actor, article_id, ArticleAssignment(people, {locale: change.due} if change.sets_due else {}))


def _job(loaded: LoadedArticle, view: VersionStatusView) -> VersionJob:
    version = loaded.version(view.locale)
    return VersionJob(view, _tag(loaded, version), version.id in loaded.jobs)


def _tag(loaded: LoadedArticle, version: Version) -> str:
    job = loaded.jobs.get(version.id)
    steps = [(s.position, s.state, s.assignee_id) for s in loaded.steps.get(version.id, [])]
    said = (job.id, job.due if job.due != NO_DATE else None, steps) if job else None
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]
