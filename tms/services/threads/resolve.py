"""Resolving a thread, and opening it again; what is said in it stays."""

from sqlalchemy import func, select

from tms.db.models import Comment, Thread
from tms.db.unit_of_work import UnitOfWork
from tms.domain.notices import Notice
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle, authorize, authorize_article
from tms.services.authorize_locked import lock_for
from tms.services.notifications.notify import has_read_thread, take_back
from tms.services.threads.comment import QUERY, locked, tell_who_answers
from tms.services.threads.settling import waits_for


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
    locale = next((one.locale for one in loaded.versions if one.id == thread.version_id), None)
    is_answered = thread.kind == QUERY and _is_answered(uow, thread)
    theirs = waits_for(now, loaded, locale, thread.kind, thread.opened_by, is_answered=is_answered)
    authorize(now, Action.THREAD_RESOLVE, loaded.subject(said_by=theirs))
    return loaded, thread


def _is_answered(uow: UnitOfWork, thread: Thread) -> bool:
    """Whether anybody but the one who asked has said something in it that still stands."""
    answers = select(Comment.id).where(
        Comment.article_id == thread.article_id,
        Comment.thread_id == thread.id,
        Comment.person_id != thread.opened_by,
        Comment.withdrawn_at.is_(None),
    )
    return uow.session.scalar(select(answers.exists())) is True


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
