"""Resolving a thread, and opening it again; what is said in it stays."""

from sqlalchemy import func

from tms.db.models import Thread
from tms.db.unit_of_work import UnitOfWork
from tms.domain.notices import Notice
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle, authorize, authorize_article
from tms.services.authorize_locked import lock_for
from tms.services.notifications.notify import has_read_thread, take_back
from tms.services.threads.comment import QUERY, locked, tell_who_answers


def resolve_thread(uow: UnitOfWork, actor: Actor, article_id: int, thread_id: int) -> None:
    """Resolve a thread; twice is once. Event. Raises NotFound, Denied (``not_your_query``)."""
    loaded, thread = _to_settle(uow, actor, article_id, thread_id)
    if thread.resolved_at is None:
        thread.resolved_by, thread.resolved_at = actor.person_id, func.clock_timestamp()
        if thread.kind == QUERY:
            take_back(uow, Notice.QUERY, about=f"thread {thread.id}", publication_id=thread.publication_id)
        _settled(uow, actor, loaded, thread, EventAct.THREAD_RESOLVED)


def reopen_thread(uow: UnitOfWork, actor: Actor, article_id: int, thread_id: int) -> None:
    """Reopen a resolved thread. Event. Raises as ``resolve_thread``."""
    loaded, thread = _to_settle(uow, actor, article_id, thread_id)
    if thread.resolved_at is not None:
        thread.resolved_by, thread.resolved_at = None, None
        if thread.kind == QUERY:
            tell_who_answers(uow, actor, loaded, thread)
        _settled(uow, actor, loaded, thread, EventAct.THREAD_REOPENED)


def _to_settle(uow: UnitOfWork, actor: Actor, article_id: int, thread_id: int) -> tuple[LoadedArticle, Thread]:
    # A version is not handed over while what it waits for is opened or settled.
    now = lock_for(uow, actor, article_id)
    loaded = authorize_article(uow, now, Action.ARTICLE_VIEW, article_id)
    thread = locked(uow, article_id, thread_id)
    asked_by = thread.opened_by if thread.kind == QUERY else None
    authorize(now, Action.THREAD_RESOLVE, loaded.subject(said_by=asked_by))
    return loaded, thread


def _settled(uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, thread: Thread, act: EventAct) -> None:
    thread.changed_at = func.clock_timestamp()
    has_read_thread(uow, thread.publication_id, actor.person_id, thread.id)
    record_event(
        uow,
        act,
        publication_id=loaded.publication.id,
        person_id=actor.person_id,
        article_id=thread.article_id,
        version_id=thread.version_id,
        data={"thread": thread.id, "segment": thread.segment_id},
    )
    uow.article_changed(loaded.publication.id, thread.article_id)
