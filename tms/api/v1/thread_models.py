"""What is asked and answered of threads and their comments."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class MentionedPerson(BaseModel):
    """Somebody whom a comment calls."""

    id: int
    name: str


class CommentAnswer(BaseModel):
    """A comment. One that was withdrawn has no words."""

    id: int
    by: MentionedPerson
    text: str
    mentions: list[MentionedPerson]
    at: datetime
    edited: bool
    withdrawn: bool


class ThreadAnswer(BaseModel):
    """A thread with its comments, the oldest first. A query holds its version back until it is resolved.

    ``language`` is the version in which it was opened; null: it is about the article.
    """

    id: int
    kind: Literal["remark", "query"]
    language: str | None
    segment: int | None
    source: str | None = Field(description="What its segment says in the source")
    resolved_at: datetime | None
    resolved_by: str | None
    comments: list[CommentAnswer]


class ThreadsAnswer(BaseModel):
    """A part of the threads, the oldest first; ``next`` is the ``cursor`` of the part after it, null at the end."""

    threads: list[ThreadAnswer]
    next: str | None


class ThreadsQuery(BaseModel):
    """Which part."""

    model_config = ConfigDict(extra="forbid")

    cursor: str | None = Field(None, description="`next` of the part before", max_length=200)
    limit: int = Field(50, ge=1, le=100, description="How many threads a part has")


class CommentBody(BaseModel):
    """What is said; ``@`` and a name calls somebody."""

    model_config = ConfigDict(extra="forbid")

    text: str


class SegmentThreadBody(CommentBody):
    """What is said of a segment, and whether its version waits for an answer."""

    kind: Literal["remark", "query"] = Field(
        "remark", description="A query holds the version back until it is resolved"
    )


class NumberAnswer(BaseModel):
    """The number of the thread or comment that was made or changed."""

    id: int
