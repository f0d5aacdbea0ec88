"""Discarding an article: it is gone from everywhere at once, while its rows stay for the audit.

Only what was never published can be discarded. An administrator sees what was discarded and can bring it back, at any
time, because nothing is deleted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, exists, func, select, true, update

from tms.db.models import Address, Article, Event, Person, SourceBlock, Version, WorkItem
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, NotFound
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.translatable import message
from tms.domain.work_kinds import WorkKind
from tms.services.article_visibility import seen_by
from tms.services.articles.duplicates import is_taken
from tms.services.audit import queue_work, record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_article, authorize_locked_publication
from tms.services.given_reason import given_reason
from tms.services.outside_events.tell_outside import tell_outside

_DISCARDED = "article_discarded"
"""The error code of an item that was ended with its article: what is begun again if the article comes back."""


@dataclass(frozen=True, slots=True)
class DiscardedArticle:
    """A discarded article, as an administrator sees it."""

    id: int
    title: str
    language: str
    at: datetime
    who: str
    reason: str


_WAS_PUBLISHED = select(exists().where(Address.article_id == bindparam("article_id")))


def was_published(uow: UnitOfWork, article_id: int) -> bool:
    """Whether any version of the article ever had an address for readers."""
    return bool(uow.session.scalar(_WAS_PUBLISHED, {"article_id": article_id}))


def discard_article(uow: UnitOfWork, actor: Actor, article_id: int, *, reason: str) -> None:
    """Discard an article: from the commit on nobody finds it, and no worker changes it. Event ``article_discarded``.

    Its work items end quietly: a worker in the middle of a stage finds its token gone and drops what it has. Raises
    Invalid (``reason_missing``), Conflict (``article_was_published``).
    """
    why = given_reason(reason)
    # Publishing and workers lock the same row first: whichever comes second finds the other done.
    loaded = authorize_locked_article(uow, actor, Action.ARTICLE_DISCARD, article_id)
    if was_published(uow, article_id):
        raise Conflict("article_was_published")
    loaded.article.discarded_at = func.now()
    uow.session.flush()
    _end_work(uow, article_id)
    _record(uow, actor, EventAct.ARTICLE_DISCARDED, article_id, {"reason": why})
    tell_outside(uow, OutsideKind.ARTICLE_DISCARDED, loaded.article, by=actor.person_id)


def discarded_articles(uow: UnitOfWork, actor: Actor) -> Sequence[DiscardedArticle]:
    """Discarded articles, newest first; those for assigned people only if the actor would have seen them."""
    authorize(actor, Action.ARTICLE_RESTORE)
    # Looked up for each of the few, because the log of what was done to all the others is long.
    last = (
        select(Event.at, Event.data, Person.name)
        .join(Person, Person.id == Event.person_id)
        .where(Event.article_id == Article.id, Event.act == EventAct.ARTICLE_DISCARDED)
        .order_by(Event.id.desc())
        .limit(1)
        .lateral("last")
    )
    title = and_(
        SourceBlock.article_id == Article.id,
        SourceBlock.revision_id == Article.current_revision_id,
        SourceBlock.kind == "title",
    )
    source = and_(Version.article_id == Article.id, Version.id == Article.source_version_id)
    rows = uow.session.execute(
        select(Article.id, SourceBlock.text, Version.locale, last.c.at, last.c.name, last.c.data)
        .select_from(Article)
        .join(last, true())
        .join(SourceBlock, title)
        .join(Version, source)
        .where(seen_by(actor), Article.discarded_at.is_not(None))
        .order_by(last.c.at.desc(), Article.id.desc())
    )
    return [DiscardedArticle(r.id, r.text, r.locale, r.at, r.name, r.data["reason"]) for r in rows]


def restore_article(uow: UnitOfWork, actor: Actor, article_id: int) -> None:
    """Bring a discarded article back as it was, and run its ended stages again. Event ``article_restored``.

    Raises NotFound, Conflict (``external_id_taken``).
    """
    now = authorize_locked_publication(uow, actor, Action.ARTICLE_RESTORE)
    article = uow.session.scalars(
        select(Article)
        .where(Article.id == article_id, seen_by(now), Article.discarded_at.is_not(None))
        .with_for_update(key_share=True)
    ).one_or_none()
    if article is None:
        raise NotFound("article_not_found")
    if is_taken(uow, actor.publication_id, article.external_id):
        raise Conflict("external_id_taken")
    article.discarded_at = None
    uow.session.flush()
    for kind, version_id in _take_up_again(uow, article_id):
        queue_work(uow, WorkKind(kind), article_id, version_id)
    _record(uow, actor, EventAct.ARTICLE_RESTORED, article_id, None)
    tell_outside(uow, OutsideKind.ARTICLE_RESTORED, article, by=actor.person_id)


def _record(uow: UnitOfWork, actor: Actor, act: EventAct, article_id: int, data: dict[str, str] | None) -> None:
    record_event(
        uow,
        act,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=article_id,
        data=data,
    )
    uow.article_changed(actor.publication_id, article_id)


def _end_work(uow: UnitOfWork, article_id: int) -> None:
    """End work that waits, runs or failed, for a caller that has locked the article, so that no stage queues more.

    Running ones lose their token, so that whatever their worker has in hand is dropped.
    """
    uow.session.execute(
        update(WorkItem)
        .where(WorkItem.article_id == article_id, WorkItem.state.in_(["waiting", "running", "failed"]))
        .values(
            state="done",
            token=None,
            lease_until=None,
            ended_at=func.now(),
            error_code=_DISCARDED,
            error_words=message("The article was discarded."),
        )
    )


def _take_up_again(uow: UnitOfWork, article_id: int) -> list[tuple[str, int | None]]:
    """Kind and version of the work that ended with the article, in the order in which it was queued, each once."""
    rows = uow.session.execute(
        update(WorkItem)
        .where(WorkItem.article_id == article_id, WorkItem.error_code == _DISCARDED)
        .values(error_code=None, error_words=None, error_params=None)
        .returning(WorkItem.id, WorkItem.kind, WorkItem.version_id)
    )
    return [(row.kind, row.version_id) for row in sorted(rows)]
