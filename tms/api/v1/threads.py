"""Comments and queries: the threads of an article and of its segments."""

import uuid
from typing import Any

from flask import Blueprint

from tms.api.languages import tag_of
from tms.api.operation import Operation, serve
from tms.api.paging import cursor_of, place_of
from tms.api.v1.links import (
    TO_CHANGE_COMMENT,
    TO_FIRST_COMMENT,
    TO_FIRST_THREAD,
    TO_NEXT_THREADS,
    TO_NEXT_THREADS_OF_SEGMENT,
    TO_REOPEN,
    TO_RESOLVE,
    TO_THREAD,
    TO_WITHDRAW_COMMENT,
)
from tms.api.v1.thread_examples import NUMBER_EXAMPLE, THREADS_EXAMPLE
from tms.api.v1.thread_models import (
    CommentAnswer,
    CommentBody,
    MentionedPerson,
    NumberAnswer,
    SegmentThreadBody,
    ThreadAnswer,
    ThreadsAnswer,
    ThreadsQuery,
)
from tms.domain.permissions import Action
from tms.domain.token_scopes import Scope
from tms.http.context import actor, reading, unit_of_work
from tms.http.sign_in_gate import only_reads_article
from tms.http.token_gate import API
from tms.services.authorize import authorize_article
from tms.services.threads.comment import open_article_thread, open_segment_thread, reply
from tms.services.threads.edit_comment import edit_comment, withdraw_comment
from tms.services.threads.read_threads import (
    CommentView,
    Threads,
    ThreadsWanted,
    ThreadView,
    threads_of_article,
    threads_of_segment,
)
from tms.services.threads.resolve import reopen_thread, resolve_thread

blueprint = Blueprint("api_threads", __name__, url_prefix=API + "articles/<int:article_id>")

_OF_SEGMENT = "/versions/<locale>/segments/<int:segment_id>/threads"

_BODY: dict[str, Any] = {"text": "Ten in the evening?"}
_ONCE = "The same `Idempotency-Key` makes it once and gets the first answer."

ARTICLE_THREADS = Operation(
    summary="The threads of an article",
    about="Those about the article itself, and the open ones about its segments.",
    answer=ThreadsAnswer,
    scope=Scope.COMMENTS_WRITE,
    tag="comments",
    query=ThreadsQuery,
    example=THREADS_EXAMPLE,
    links={"reply": TO_FIRST_THREAD, "comment": TO_FIRST_COMMENT, "next": TO_NEXT_THREADS},
)
SEGMENT_THREADS = Operation(
    summary="The threads of a segment",
    about="From whichever version they were opened.",
    answer=ThreadsAnswer,
    scope=Scope.COMMENTS_WRITE,
    tag="comments",
    query=ThreadsQuery,
    example=THREADS_EXAMPLE,
    links={"reply": TO_FIRST_THREAD, "comment": TO_FIRST_COMMENT, "next": TO_NEXT_THREADS_OF_SEGMENT},
)
OPEN_ON_ARTICLE = Operation(
    summary="Comment on an article",
    about=_ONCE,
    answer=NumberAnswer,
    scope=Scope.COMMENTS_WRITE,
    tag="comments",
    body=CommentBody,
    body_example=_BODY,
    example=NUMBER_EXAMPLE,
    takes_key=True,
    status=201,
    links={"reply": TO_THREAD, "resolve": TO_RESOLVE},
)
OPEN_ON_SEGMENT = Operation(
    summary="Comment on a segment, or ask a query",
    about=_ONCE,
    answer=NumberAnswer,
    scope=Scope.COMMENTS_WRITE,
    tag="comments",
    body=SegmentThreadBody,
    body_example={**_BODY, "kind": "query"},
    example=NUMBER_EXAMPLE,
    takes_key=True,
    status=201,
    links={"reply": TO_THREAD, "resolve": TO_RESOLVE},
)
REPLY = Operation(
    summary="Answer in a thread",
    about=_ONCE + " In one that is resolved nothing is answered (409, `thread_resolved`).",
    answer=NumberAnswer,
    scope=Scope.COMMENTS_WRITE,
    tag="comments",
    body=CommentBody,
    body_example=_BODY,
    example=NUMBER_EXAMPLE,
    takes_key=True,
    status=201,
    links={"change": TO_CHANGE_COMMENT, "withdraw": TO_WITHDRAW_COMMENT},
)
RESOLVE = Operation(
    summary="Resolve a thread",
    about="Twice is once. A query is resolved by who asked it, a reviewer or an editor; a machine resolves nothing.",
    answer=NumberAnswer,
    scope=Scope.COMMENTS_WRITE,
    tag="comments",
    example=NUMBER_EXAMPLE,
    refuses=(409,),
    links={"reopen": TO_REOPEN},
)
REOPEN = Operation(
    summary="Open a resolved thread again",
    about="Twice is once. A machine opens nothing again.",
    answer=NumberAnswer,
    scope=Scope.COMMENTS_WRITE,
    tag="comments",
    example=NUMBER_EXAMPLE,
    refuses=(409,),
)
EDIT = Operation(
    summary="Change the words of one's own comment",
    answer=NumberAnswer,
    scope=Scope.COMMENTS_WRITE,
    tag="comments",
    body=CommentBody,
    body_example=_BODY,
    example=NUMBER_EXAMPLE,
    refuses=(409,),
)
WITHDRAW = Operation(
    summary="Withdraw one's own comment",
    about="Its words are deleted, its place stays; twice is once.",
    answer=NumberAnswer,
    scope=Scope.COMMENTS_WRITE,
    tag="comments",
    example=NUMBER_EXAMPLE,
    refuses=(409,),
)


@serve(blueprint, "GET", "/threads", ARTICLE_THREADS)
def list_threads(article_id: int, query: ThreadsQuery) -> ThreadsAnswer:
    """List a part of those of the article."""
    loaded = authorize_article(reading(), actor(), Action.ARTICLE_VIEW, article_id)
    return _threads(threads_of_article(reading(), actor(), loaded, _part(query)))


@serve(blueprint, "GET", _OF_SEGMENT, SEGMENT_THREADS)
@only_reads_article
def list_segment_threads(article_id: int, locale: str, segment_id: int, query: ThreadsQuery) -> ThreadsAnswer:
    """List a part of those of the segment."""
    return _threads(threads_of_segment(reading(), actor(), article_id, locale, segment_id, _part(query)))


@serve(blueprint, "POST", "/threads", OPEN_ON_ARTICLE)
def comment_on_article(article_id: int, body: CommentBody, key: uuid.UUID) -> NumberAnswer:
    """Open a thread about the article."""
    return NumberAnswer(id=open_article_thread(unit_of_work(), actor(), article_id, text=body.text, key=key))


@serve(blueprint, "POST", _OF_SEGMENT, OPEN_ON_SEGMENT)
def comment_on_segment(
    article_id: int, locale: str, segment_id: int, body: SegmentThreadBody, key: uuid.UUID
) -> NumberAnswer:
    """Open a thread about the segment."""
    made = open_segment_thread(
        unit_of_work(), actor(), article_id, locale, segment_id, kind=body.kind, text=body.text, key=key
    )
    return NumberAnswer(id=made)


@serve(blueprint, "POST", "/threads/<int:thread_id>/comments", REPLY)
def reply_in_thread(article_id: int, thread_id: int, body: CommentBody, key: uuid.UUID) -> NumberAnswer:
    """Answer in the thread."""
    return NumberAnswer(id=reply(unit_of_work(), actor(), article_id, thread_id, text=body.text, key=key))


@serve(blueprint, "POST", "/threads/<int:thread_id>/resolve", RESOLVE)
def resolve(article_id: int, thread_id: int) -> NumberAnswer:
    """Resolve the thread."""
    resolve_thread(unit_of_work(), actor(), article_id, thread_id)
    return NumberAnswer(id=thread_id)


@serve(blueprint, "POST", "/threads/<int:thread_id>/reopen", REOPEN)
def reopen(article_id: int, thread_id: int) -> NumberAnswer:
    """Open it again."""
    reopen_thread(unit_of_work(), actor(), article_id, thread_id)
    return NumberAnswer(id=thread_id)


@serve(blueprint, "PUT", "/comments/<int:comment_id>", EDIT)
def change_comment(article_id: int, comment_id: int, body: CommentBody) -> NumberAnswer:
    """Change its words."""
    edit_comment(unit_of_work(), actor(), article_id, comment_id, text=body.text)
    return NumberAnswer(id=comment_id)


@serve(blueprint, "POST", "/comments/<int:comment_id>/withdraw", WITHDRAW)
def take_comment_back(article_id: int, comment_id: int) -> NumberAnswer:
    """Withdraw it."""
    withdraw_comment(unit_of_work(), actor(), article_id, comment_id)
    return NumberAnswer(id=comment_id)


def _part(query: ThreadsQuery) -> ThreadsWanted:
    (after,) = place_of(query.cursor, (int,)) or (0,)
    return ThreadsWanted(after, query.limit)


def _threads(found: Threads) -> ThreadsAnswer:
    behind = cursor_of(found.next) if found.next is not None else None
    return ThreadsAnswer(threads=[_thread(one) for one in found.threads], next=behind)


def _thread(one: ThreadView) -> ThreadAnswer:
    return ThreadAnswer.model_validate(
        {
            "id": one.id,
            "kind": one.kind,
            "language": tag_of(one.locale) if one.locale else None,
            "segment": one.segment_id,
            "source": one.source,
            "resolved_at": one.resolved_at,
            "resolved_by": one.resolver,
            "comments": [_comment(comment) for comment in one.comments],
        }
    )


def _comment(one: CommentView) -> CommentAnswer:
    called = {part.mentioned for part in one.parts if part.mentioned is not None}
    words = [
        part.text if part.mentioned is None else f"@{one.names.get(part.mentioned, part.mentioned)}"
        for part in one.parts
    ]
    return CommentAnswer(
        id=one.id,
        by=MentionedPerson(id=one.person_id, name=one.who),
        text="".join(words),
        mentions=[MentionedPerson(id=i, name=name) for i, name in sorted(one.names.items()) if i in called],
        at=one.at,
        edited=one.is_edited,
        withdrawn=one.is_withdrawn,
    )
