"""Opening a thread on an article or a segment, and answering in it."""

import uuid
from collections.abc import Iterable

from sqlalchemy import func, insert, select, union

from tms.db.models import Comment, CommentMention, Thread
from tms.db.queries import texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, NotFound
from tms.domain.mentions import LONGEST_COMMENT, as_stored
from tms.domain.notices import Notice
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import require_storable
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle
from tms.services.authorize_locked import authorize_locked_article, authorize_locked_version
from tms.services.idempotency import once
from tms.services.notifications.notify import has_read_thread, tell
from tms.services.outside_events.tell_outside import tell_outside
from tms.services.threads.mentionable import editors_who_see, who_sees

REMARK, QUERY = "remark", "query"


def open_article_thread(uow: UnitOfWork, actor: Actor, article_id: int, *, text: str, key: uuid.UUID) -> int:
    """Begin a thread about the article; its id. A repeated ``key`` gives the first one's. Event.

    Raises NotFound, Denied, Invalid (``comment_missing``, ``comment_too_long``, ``text_not_text``), Conflict
    (``key_reused``).
    """
    loaded = authorize_locked_article(uow, actor, Action.THREAD_WRITE, article_id)
    body = {"thread of article": article_id, "text": text}
    answer = once(uow, actor, key, body, lambda: {"thread": _open(uow, actor, loaded, REMARK, None, None, text)})
    return int(answer["thread"])


def open_segment_thread(
    uow: UnitOfWork,
    actor: Actor,
    article_id: int,
    locale: str,
    segment_id: int,
    *,
    kind: str,
    text: str,
    key: uuid.UUID,
) -> int:
    """Begin a thread about a segment from one of its versions, all of which show it; its id. Event.

    ``kind`` is ``remark`` or ``query``. A repeated ``key`` gives the first one's id. Raises as
    ``open_article_thread``, NotFound (``segment_not_found``) and Invalid (``thread_kind_unknown``,
    ``query_of_source``: nothing waits for an answer there).
    """
    if kind not in {REMARK, QUERY}:
        raise Invalid("thread_kind_unknown")
    # A version's step waits for its queries: nobody hands it over while one is asked.
    loaded, version = authorize_locked_version(uow, actor, Action.THREAD_WRITE, article_id, locale)
    if kind == QUERY and version.role == "source":
        raise Invalid("query_of_source")
    row = texts.get(uow.session, article_id, loaded.source.id, segment_id)
    if row is None or row.retired:
        raise NotFound("segment_not_found")
    body = {"thread of segment": [article_id, locale, segment_id], "kind": kind, "text": text}
    answer = once(
        uow, actor, key, body, lambda: {"thread": _open(uow, actor, loaded, kind, version.id, segment_id, text)}
    )
    return int(answer["thread"])


def reply(uow: UnitOfWork, actor: Actor, article_id: int, thread_id: int, *, text: str, key: uuid.UUID) -> int:
    """Answer in a thread; the comment's id. A repeated ``key`` gives the first one's. Event.

    Raises as ``open_article_thread``, NotFound (``thread_not_found``) and Conflict (``thread_resolved``).
    """
    loaded = authorize_locked_article(uow, actor, Action.THREAD_WRITE, article_id)

    def act() -> dict[str, int]:
        thread = locked(uow, article_id, thread_id)
        if thread.resolved_at is not None:
            raise Conflict("thread_resolved")
        thread.changed_at = func.clock_timestamp()
        has_read_thread(uow, thread.publication_id, actor.person_id, thread.id)
        comment_id = _say(uow, actor, loaded, thread, text)
        _record(uow, actor, thread, EventAct.COMMENT_ADDED, comment=comment_id)
        _tell_outside(uow, actor, loaded, thread, OutsideKind.COMMENT_ADDED, comment_id)
        return {"comment": comment_id}

    return int(once(uow, actor, key, {"reply": [article_id, thread_id], "text": text}, act)["comment"])


def locked(uow: UnitOfWork, article_id: int, thread_id: int) -> Thread:
    """A thread, locked until the end of the transaction. Raises NotFound (``thread_not_found``)."""
    thread = uow.session.get(
        Thread, (article_id, thread_id), with_for_update={"key_share": True}, populate_existing=True
    )
    if thread is None:
        raise NotFound("thread_not_found")
    return thread


def said(text: str) -> str:
    """The words as they are stored. Raises Invalid (``comment_missing``, ``comment_too_long``, ``text_not_text``)."""
    require_storable(text)
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise Invalid("comment_missing")
    if len(text) > LONGEST_COMMENT:
        raise Invalid("comment_too_long", n=len(text), most=LONGEST_COMMENT)
    return text


def with_mentions(uow: UnitOfWork, loaded: LoadedArticle, text: str) -> tuple[str, frozenset[int]]:
    """A text as it is stored, and the people it mentions: only people who may see the article."""
    typed = said(text)
    people = {one.person_id: one.label for one in who_sees(uow, loaded)} if "@" in typed else {}
    return as_stored(typed, people)


def add_mentions(uow: UnitOfWork, comment: Comment, people: Iterable[int]) -> None:
    """Store the people whom a comment mentions."""
    rows = [
        {
            "article_id": comment.article_id,
            "comment_id": comment.id,
            "person_id": person_id,
            "publication_id": comment.publication_id,
        }
        for person_id in sorted(people)
    ]
    if rows:
        uow.session.execute(insert(CommentMention), rows)


def _open(
    uow: UnitOfWork,
    actor: Actor,
    loaded: LoadedArticle,
    kind: str,
    version_id: int | None,
    segment_id: int | None,
    text: str,
) -> int:
    thread = Thread(
        article_id=loaded.article.id,
        publication_id=loaded.publication.id,
        kind=kind,
        version_id=version_id,
        segment_id=segment_id,
        opened_segment_id=segment_id,
        opened_by=actor.person_id,
    )
    said(text)
    uow.session.add(thread)
    uow.session.flush()
    comment_id = _say(uow, actor, loaded, thread, text)
    if kind == QUERY:
        tell_who_answers(uow, actor, loaded, thread)
    _record(uow, actor, thread, EventAct.THREAD_OPENED, comment=comment_id, kind=kind)
    outside = OutsideKind.QUERY_ASKED if kind == QUERY else OutsideKind.COMMENT_ADDED
    _tell_outside(uow, actor, loaded, thread, outside, comment_id)
    return thread.id


def _say(uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, thread: Thread, text: str) -> int:
    stored, mentioned = with_mentions(uow, loaded, text)
    comment = Comment(
        article_id=thread.article_id,
        publication_id=thread.publication_id,
        thread_id=thread.id,
        person_id=actor.person_id,
        text=stored,
    )
    uow.session.add(comment)
    uow.session.flush()
    add_mentions(uow, comment, mentioned)
    tell_of_thread(uow, actor, thread, Notice.MENTION, mentioned)
    tell_of_thread(uow, actor, thread, Notice.REPLY, _taking_part(uow, thread) - mentioned)
    return comment.id


def tell_of_thread(uow: UnitOfWork, actor: Actor, thread: Thread, notice: Notice, people: Iterable[int | None]) -> None:
    """Tell the people who are mentioned or take part; twelve comments that nobody has read are one line."""
    tell(
        uow,
        notice,
        people,
        about=f"thread {thread.id}",
        publication_id=thread.publication_id,
        article_id=thread.article_id,
        by=actor.person_id,
        version_id=thread.version_id,
        segment_id=thread.segment_id,
        thread_id=thread.id,
    )


def tell_who_answers(uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, thread: Thread) -> None:
    """Tell the step's assignee about a query that mentions nobody; if there is none but the one who asks, editors."""
    if _taking_part(uow, thread) - {thread.opened_by}:
        return
    version = next((one for one in loaded.versions if one.id == thread.version_id), None)
    step = loaded.active_step(version) if version else None
    assignee = step.assignee_id if step else None
    is_theirs = assignee is not None and assignee != thread.opened_by
    tell_of_thread(uow, actor, thread, Notice.QUERY, [assignee] if is_theirs else editors_who_see(uow, loaded))


def _taking_part(uow: UnitOfWork, thread: Thread) -> set[int]:
    """The people who have said something in the thread, or were mentioned."""
    here = (Comment.article_id == thread.article_id, Comment.thread_id == thread.id)
    called = (
        select(CommentMention.person_id)
        .join(
            Comment,
            (Comment.article_id == CommentMention.article_id) & (Comment.id == CommentMention.comment_id),
        )
        .where(*here)
    )
    return set(uow.session.scalars(union(select(Comment.person_id).where(*here), called)))


def _tell_outside(
    uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, thread: Thread, kind: OutsideKind, comment_id: int
) -> None:
    about = [version for version in loaded.versions if version.id == thread.version_id]
    said = {"thread": thread.id, "comment": comment_id, "segment": thread.segment_id}
    tell_outside(uow, kind, loaded.article, by=actor.person_id, versions=about, told=said)


def _record(uow: UnitOfWork, actor: Actor, thread: Thread, act: EventAct, **data: object) -> None:
    record_event(
        uow,
        act,
        publication_id=thread.publication_id,
        person_id=actor.person_id,
        article_id=thread.article_id,
        version_id=thread.version_id,
        data={"thread": thread.id, "segment": thread.segment_id, **data},
    )
    uow.article_changed(thread.publication_id, thread.article_id)
