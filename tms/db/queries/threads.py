"""Threads and their comments, read with the names of their authors."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    ScalarSelect,
    Select,
    SQLColumnExpression,
    bindparam,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session

from tms.db.models import Comment, CommentMention, Person, SegmentText, Thread, Version
from tms.db.statements.literals import inline_literal
from tms.db.statements.shared_alias import shared_alias


class CommentRow(NamedTuple):
    """A comment with its author's name, and the names of whom it mentions by id."""

    id: int
    person_id: int
    who: str
    text: str
    at: datetime
    edited_at: datetime | None
    withdrawn_at: datetime | None
    names: Mapping[int, str]


class ThreadRow(NamedTuple):
    """A thread, where it stands and where it was opened (a version's locale), and its comments in order.

    ``source`` with its ``codes`` is what its segment says in the source; ``is_gone`` if that has no such sentence now.
    """

    id: int
    kind: str
    locale: str | None
    segment_id: int | None
    is_moved: bool
    opened_by: int
    changed_at: datetime
    resolved_at: datetime | None
    resolver: str | None
    source: str | None
    codes: Mapping[str, Any] | None
    is_gone: bool
    comments: list[CommentRow]


class Talk(NamedTuple):
    """How much is said about a segment: open threads, open queries in one version, and when anything changed last."""

    open: int
    queries: int
    changed_at: datetime


_opener, _resolver, _mentioned = shared_alias(Person), shared_alias(Person), shared_alias(Person)
_NAMES = (
    select(func.jsonb_object_agg(_mentioned.id, _mentioned.name))
    .join(CommentMention, CommentMention.person_id == _mentioned.id)
    .where(CommentMention.article_id == Comment.article_id, CommentMention.comment_id == Comment.id)
    .correlate(Comment)
    .scalar_subquery()
)
_THREADS = (
    select(
        Thread.id,
        Thread.kind,
        Version.locale,
        Thread.segment_id,
        (Thread.segment_id != Thread.opened_segment_id).label("is_moved"),
        Thread.opened_by,
        Thread.changed_at,
        Thread.resolved_at,
        _resolver.name.label("resolver"),
        SegmentText.text.label("source"),
        SegmentText.codes,
        func.coalesce(SegmentText.retired, false()).label("is_gone"),
        Comment.id.label("comment_id"),
        Comment.person_id,
        _opener.name.label("who"),
        Comment.text,
        Comment.at,
        Comment.edited_at,
        Comment.withdrawn_at,
        _NAMES.label("names"),
    )
    .join(Comment, (Comment.article_id == Thread.article_id) & (Comment.thread_id == Thread.id))
    .join(_opener, _opener.id == Comment.person_id)
    .outerjoin(_resolver, _resolver.id == Thread.resolved_by)
    .outerjoin(Version, (Version.article_id == Thread.article_id) & (Version.id == Thread.version_id))
    .outerjoin(
        SegmentText,
        (SegmentText.article_id == Thread.article_id)
        & (SegmentText.segment_id == Thread.segment_id)
        & (SegmentText.version_id == bindparam("source_id")),
    )
    .where(Thread.article_id == bindparam("article_id"))
    .order_by(Thread.id, Comment.id)
)
_THREAD_ENDS = len(ThreadRow._fields) - 1
_ABOUT_SEGMENT = Thread.segment_id == bindparam("segment_id")
_ABOUT_ARTICLE = or_(Thread.segment_id.is_(None), Thread.resolved_at.is_(None))


def _part(about: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Some of these threads, with all their comments."""
    some = (
        select(Thread.id)
        .where(Thread.article_id == bindparam("article_id"), about, Thread.id > bindparam("after"))
        .order_by(Thread.id)
        .limit(bindparam("most", type_=Integer))
    )
    return _THREADS.where(Thread.id.in_(some))


_OF_SEGMENT, _PART_OF_SEGMENT = _THREADS.where(_ABOUT_SEGMENT), _part(_ABOUT_SEGMENT)
_OF_ARTICLE, _PART_OF_ARTICLE = _THREADS.where(_ABOUT_ARTICLE), _part(_ABOUT_ARTICLE)


def of_segment(
    session: Session, article_id: int, source_id: int, segment_id: int, *, after: int = 0, most: int | None = None
) -> list[ThreadRow]:
    """The threads of a segment, the oldest first: all, or at most so many behind the one with this id."""
    key = {"article_id": article_id, "source_id": source_id, "segment_id": segment_id}
    if most is None:
        return _read(session, _OF_SEGMENT, key)
    return _read(session, _PART_OF_SEGMENT, {**key, "after": after, "most": most})


def of_article(
    session: Session, article_id: int, source_id: int, *, after: int = 0, most: int | None = None
) -> list[ThreadRow]:
    """The threads about the article itself, and the open ones of all its segments; otherwise as ``of_segment``."""
    key = {"article_id": article_id, "source_id": source_id}
    if most is None:
        return _read(session, _OF_ARTICLE, key)
    return _read(session, _PART_OF_ARTICLE, {**key, "after": after, "most": most})


def _read(session: Session, statement: Select[*tuple[Any, ...]], key: Mapping[str, int]) -> list[ThreadRow]:
    found: dict[int, ThreadRow] = {}
    for row in session.connection().execute(statement, key):
        if row.id not in found:
            found[row.id] = ThreadRow._make((*row[:_THREAD_ENDS], []))
        comment = row[_THREAD_ENDS:]
        names = {int(i): name for i, name in (comment[-1] or {}).items()}
        found[row.id].comments.append(CommentRow._make((*comment[:-1], names)))
    return list(found.values())


def talk_of(version_id: ColumnElement[int]) -> tuple[ColumnElement[int], ColumnElement[int], ColumnElement[datetime]]:
    """The columns of ``Talk``, for the threads that a statement groups."""
    is_open = Thread.resolved_at.is_(None)
    asked = is_open & (Thread.kind == "query") & (Thread.version_id == version_id)
    return func.count().filter(is_open), func.count().filter(asked), func.max(Thread.changed_at)


_TALK = (
    select(Thread.segment_id, *talk_of(bindparam("version_id", type_=Thread.version_id.type)))
    .where(Thread.article_id == bindparam("article_id"), Thread.segment_id.is_not(None))
    .group_by(Thread.segment_id)
)


def talk_in(session: Session, article_id: int, version_id: int) -> dict[int, Talk]:
    """The ``Talk`` of each segment, by segment; those that nobody has said anything about are left out."""
    rows = session.connection().execute(_TALK, {"article_id": article_id, "version_id": version_id})
    return {row.segment_id: Talk._make(row[1:]) for row in rows}


def talk_beside(
    article_id: ColumnElement[int], segment_id: ColumnElement[int], version_id: ColumnElement[int]
) -> ScalarSelect[object]:
    """The ``Talk`` of the segment that a statement reads, as a column of it; ``talk_from`` takes what comes."""
    opened, asked, changed = talk_of(version_id)
    return (
        select(func.jsonb_build_array(opened, asked, changed))
        .where(Thread.article_id == article_id, Thread.segment_id == segment_id)
        .having(func.count() > 0)
        .scalar_subquery()
    )


def talk_from(said: Sequence[object] | None) -> Talk | None:
    """The ``Talk`` that ``talk_beside`` read, or None if nobody has said anything."""
    if said is None:
        return None
    return Talk(int(str(said[0])), int(str(said[1])), datetime.fromisoformat(str(said[2])))


# The text is looked up for each open query, of which there are few: joined, a planner without statistics of threads
# reads every text of the version.
_HOLDS = (
    Thread.kind == inline_literal("query"),
    Thread.resolved_at.is_(None),
    select(SegmentText.retired.is_(False))
    .where(
        SegmentText.article_id == Thread.article_id,
        SegmentText.version_id == Thread.version_id,
        SegmentText.segment_id == Thread.segment_id,
    )
    .correlate(Thread)
    .scalar_subquery(),
)


def queries_of(article_id: SQLColumnExpression[int], version_id: SQLColumnExpression[int]) -> ScalarSelect[int]:
    """How many segments of the version that a statement reads have an open query: as many as ``open_queries`` lists."""
    return (
        select(func.count(Thread.segment_id.distinct()))
        .where(Thread.article_id == article_id, Thread.version_id == version_id, *_HOLDS)
        .scalar_subquery()
    )


def open_queries(session: Session, article_id: int, version_id: int) -> Sequence[int]:
    """The segments of the present source that an open query of the version is about, each once."""
    found = session.scalars(
        select(Thread.segment_id)
        .where(Thread.article_id == article_id, Thread.version_id == version_id, *_HOLDS)
        .distinct()
    )
    return [segment_id for segment_id in found if segment_id is not None]
