"""Writing comments and queries."""

import uuid

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tms.api.languages import locale_of
from tms.api.v1.articles import Language, RowNumber
from tms.domain.mentions import LONGEST_COMMENT
from tms.domain.token_scopes import Scope
from tms.http.context import actor, unit_of_work
from tms.mcp.tool import Tool
from tms.services.threads.comment import QUERY, REMARK, open_article_thread, open_segment_thread, reply


class NewComment(BaseModel):
    """What is said, and about what: an article, one of its segments, or in answer to a thread."""

    model_config = ConfigDict(extra="forbid")

    article_id: RowNumber
    text: str = Field(min_length=1, max_length=LONGEST_COMMENT, description="Plain text; @name mentions a person")
    language: Language | None = Field(None, description="With `segment_id`: the version that it is said about")
    segment_id: RowNumber | None = Field(None, description="The segment that it is said about")
    is_query: bool = Field(False, description="With `segment_id`: the version's step waits until it is answered")
    thread_id: RowNumber | None = Field(None, description="The thread that it answers, instead of a segment")
    key: uuid.UUID | None = Field(None, description="Sent again with the same call, so that it is said only once")

    @model_validator(mode="after")
    def is_about_one_thing(self) -> "NewComment":
        """A segment is one of a version, and an answer is where its thread is."""
        if (self.segment_id is None) != (self.language is None):
            raise ValueError("language and segment_id come together")
        if self.thread_id is not None and self.segment_id is not None:
            raise ValueError("name a thread or a segment, not both")
        if self.is_query and self.segment_id is None:
            raise ValueError("a query is about a segment")
        return self


class CommentWritten(BaseModel):
    """The thread in which it stands; `comment_id` is that of an answer, null where it began the thread."""

    thread_id: int
    comment_id: int | None


def write_comment(asked: NewComment) -> CommentWritten:
    """Begin a thread, or answer in one."""
    uow, who, article_id, text, key = unit_of_work(), actor(), asked.article_id, asked.text, asked.key or uuid.uuid4()
    if asked.thread_id is not None:
        comment_id = reply(uow, who, article_id, asked.thread_id, text=text, key=key)
        return CommentWritten(thread_id=asked.thread_id, comment_id=comment_id)
    if asked.segment_id is not None and asked.language is not None:
        place, kind = (
            (article_id, locale_of(asked.language, "language"), asked.segment_id),
            QUERY if asked.is_query else REMARK,
        )
        thread_id = open_segment_thread(uow, who, *place, kind=kind, text=text, key=key)
    else:
        thread_id = open_article_thread(uow, who, article_id, text=text, key=key)
    return CommentWritten(thread_id=thread_id, comment_id=None)


COMMENT = Tool(
    name="comment",
    title="Write a comment or a query",
    about=(
        "Say something about an article or one of its segments, ask a query, or answer in a thread. People see it as"
        " said by whoever the token belongs to, and who is mentioned or takes part is told. Send a `key` so that the"
        " same call, sent again, says it once."
    ),
    scope=Scope.COMMENTS_WRITE,
    asked=NewComment,
    answer=CommentWritten,
    run=write_comment,
    changes=True,
    repeatable=False,
)
