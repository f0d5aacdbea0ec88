"""Editing and withdrawing one's own comment."""

from datetime import timedelta

from sqlalchemy import case, delete, func

from tms.db.models import Comment, CommentMention, Thread
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, NotFound
from tms.domain.notices import Notice
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle, authorize, authorize_article
from tms.services.authorize_locked import lock_for
from tms.services.threads.comment import add_mentions, locked, tell_of_thread, with_mentions

UNMARKED = timedelta(minutes=5)
"""How long a comment can be corrected without being marked as edited."""


def edit_comment(uow: UnitOfWork, actor: Actor, article_id: int, comment_id: int, *, text: str) -> None:
    """Change a comment's words, marked as edited if the first ones have been there for a while. Event.

    Raises NotFound (``comment_not_found``), Denied (``not_your_comment``), Invalid (as ``reply``), Conflict
    (``comment_withdrawn``).
    """
    loaded, thread, comment = _own(uow, actor, article_id, comment_id)
    if comment.withdrawn_at is not None:
        raise Conflict("comment_withdrawn")
    stored, mentioned = with_mentions(uow, loaded, text)
    if stored == comment.text:
        return
    comment.text = stored
    # In the database's time, as the comment's.
    comment.edited_at = case((func.clock_timestamp() - Comment.at > UNMARKED, func.clock_timestamp()), else_=None)
    before = _forget_mentions(uow, comment)
    add_mentions(uow, comment, mentioned)
    tell_of_thread(uow, actor, thread, Notice.MENTION, mentioned - before)
    _changed(uow, actor, thread, comment, EventAct.COMMENT_EDITED)


def withdraw_comment(uow: UnitOfWork, actor: Actor, article_id: int, comment_id: int) -> None:
    """Withdraw a comment: its words are deleted, its place stays; twice is once. Event. Raises as ``edit_comment``."""
    _, thread, comment = _own(uow, actor, article_id, comment_id)
    if comment.withdrawn_at is not None:
        return
    comment.text, comment.withdrawn_at = "", func.clock_timestamp()
    _forget_mentions(uow, comment)
    _changed(uow, actor, thread, comment, EventAct.COMMENT_WITHDRAWN)


def _own(uow: UnitOfWork, actor: Actor, article_id: int, comment_id: int) -> tuple[LoadedArticle, Thread, Comment]:
    now = lock_for(uow, actor, article_id)
    loaded = authorize_article(uow, now, Action.ARTICLE_VIEW, article_id)
    found = uow.session.get(Comment, (article_id, comment_id))
    if found is None:
        raise NotFound("comment_not_found")
    authorize(now, Action.COMMENT_CHANGE, loaded.subject(said_by=found.person_id))
    thread = locked(uow, article_id, found.thread_id)
    uow.session.refresh(found)
    return loaded, thread, found


def _forget_mentions(uow: UnitOfWork, comment: Comment) -> frozenset[int]:
    """Whom it called until now."""
    called = uow.session.scalars(
        delete(CommentMention)
        .where(CommentMention.article_id == comment.article_id, CommentMention.comment_id == comment.id)
        .returning(CommentMention.person_id)
    )
    return frozenset(called)


def _changed(uow: UnitOfWork, actor: Actor, thread: Thread, comment: Comment, act: EventAct) -> None:
    thread.changed_at = func.clock_timestamp()
    uow.session.flush()
    record_event(
        uow,
        act,
        publication_id=thread.publication_id,
        person_id=actor.person_id,
        article_id=thread.article_id,
        version_id=thread.version_id,
        data={"thread": thread.id, "comment": comment.id},
    )
    uow.article_changed(thread.publication_id, thread.article_id)
