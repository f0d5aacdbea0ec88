"""Reading the threads of a segment or an article, as a person sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.db.queries import texts
from tms.db.queries.threads import CommentRow, ThreadRow, of_article, of_segment
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.inline import plain
from tms.domain.mentions import CommentPart, as_typed, parts
from tms.domain.permissions import Action, Actor
from tms.services.authorize import AnyArticleContext, authorize, authorize_for_reading, may
from tms.services.threads.comment import QUERY
from tms.services.threads.settling import waits_for


@dataclass(frozen=True, slots=True)
class CommentView:
    """A comment: ``parts`` in order, with the ``names`` of whom it calls; ``typed`` is what its author edits."""

    id: int
    person_id: int
    who: str
    parts: Sequence[CommentPart]
    names: dict[int, str]
    typed: str
    at: datetime
    is_edited: bool
    is_withdrawn: bool
    may_change: bool


@dataclass(frozen=True, slots=True)
class ThreadView:
    """A thread with its comments. ``locale`` is the version in which it was opened; None: it is about the article.

    ``is_moved``: its sentence left the source, and it goes on at the one that came from it; ``is_gone``: there is none.
    ``resolver`` is the person who resolved it.
    """

    id: int
    kind: str
    locale: str | None
    segment_id: int | None
    source: str | None
    is_moved: bool
    is_gone: bool
    resolved_at: datetime | None
    resolver: str | None
    may_resolve: bool
    comments: Sequence[CommentView]

    @property
    def is_query(self) -> bool:
        return self.kind == QUERY


@dataclass(frozen=True, slots=True)
class Threads:
    """The threads of a segment or an article; ``may_ask``: a query can be opened here, ``may_write``: any thread.

    ``next`` is the id of the thread behind which they go on, where only a part was asked for and it was not the last.
    """

    threads: Sequence[ThreadView]
    may_write: bool
    may_ask: bool = False
    source_locale: str = ""
    next: int | None = None


@dataclass(frozen=True, slots=True)
class ThreadsWanted:
    """At most ``limit`` threads, behind the one with the id ``after``."""

    after: int
    limit: int


def threads_of_segment(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int, part: ThreadsWanted | None = None
) -> Threads:
    """The threads about a segment, from whichever version. Raises NotFound (``segment_not_found``)."""
    seen, version = authorize_for_reading(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    found, behind = _cut(of_segment(uow.session, article_id, seen.source.id, segment_id, **_asked(part)), part)
    if not found and texts.get(uow.session, article_id, seen.source.id, segment_id) is None:
        raise NotFound("segment_not_found")
    may_write = may(actor, Action.THREAD_WRITE, seen.subject())
    may_ask = may_write and version.role != "source"
    return Threads(_views(actor, seen, found), may_write, may_ask, source_locale=seen.source.locale, next=behind)


def threads_of_article(
    uow: UnitOfWork, actor: Actor, seen: AnyArticleContext, part: ThreadsWanted | None = None
) -> Threads:
    """The threads about the article itself, and the open ones about its segments. Raises Denied."""
    authorize(actor, Action.ARTICLE_VIEW, seen.subject())
    found, behind = _cut(of_article(uow.session, seen.article.id, seen.source.id, **_asked(part)), part)
    may_write = may(actor, Action.THREAD_WRITE, seen.subject())
    return Threads(_views(actor, seen, found), may_write, source_locale=seen.source.locale, next=behind)


def _asked(part: ThreadsWanted | None) -> dict[str, int]:
    """The part and a thread behind it, which says that there is more."""
    return {"after": part.after, "most": part.limit + 1} if part else {}


def _cut(found: list[ThreadRow], part: ThreadsWanted | None) -> tuple[list[ThreadRow], int | None]:
    if part is None or len(found) <= part.limit:
        return found, None
    return found[: part.limit], found[part.limit - 1].id


def _views(actor: Actor, seen: AnyArticleContext, found: Sequence[ThreadRow]) -> list[ThreadView]:
    return [
        ThreadView(
            id=row.id,
            kind=row.kind,
            locale=row.locale,
            segment_id=row.segment_id,
            source=None if row.source is None else plain(row.source, row.codes or {}),
            is_moved=bool(row.is_moved),
            is_gone=row.is_gone,
            resolved_at=row.resolved_at,
            resolver=row.resolver,
            may_resolve=may(actor, Action.THREAD_RESOLVE, seen.subject(said_by=_waits_for(actor, seen, row))),
            comments=[_comment(actor, seen, comment) for comment in row.comments],
        )
        for row in found
    ]


def _waits_for(actor: Actor, seen: AnyArticleContext, row: ThreadRow) -> int | None:
    is_answered = any(one.person_id != row.opened_by and one.withdrawn_at is None for one in row.comments)
    return waits_for(actor, seen, row.locale, row.kind, row.opened_by, is_answered=is_answered)


def _comment(actor: Actor, seen: AnyArticleContext, row: CommentRow) -> CommentView:
    may_change = may(actor, Action.COMMENT_CHANGE, seen.subject(said_by=row.person_id))
    names = dict(row.names)
    return CommentView(
        id=row.id,
        person_id=row.person_id,
        who=row.who,
        parts=list(parts(row.text)),
        names=names,
        typed=as_typed(row.text, names) if may_change else "",
        at=row.at,
        is_edited=row.edited_at is not None,
        is_withdrawn=row.withdrawn_at is not None,
        may_change=may_change and row.withdrawn_at is None,
    )
