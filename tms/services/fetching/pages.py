"""Pages that an editor asks for by their address: fetched by a worker, kept for a day, seen by nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select

from tms.db.models import FetchedPage
from tms.db.queries import work_items
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound, TooMany
from tms.domain.messages import MESSAGES
from tms.domain.permissions import Action, Actor
from tms.domain.stored_errors import error_words
from tms.domain.web_address import web_address
from tms.domain.work_kinds import WorkKind
from tms.services.authorize import authorize

KEPT_FOR = timedelta(days=1)
"""How long a page waits to be looked at. Its text is nobody's article, and may be somebody else's property."""

GIVEN_UP_AFTER = timedelta(minutes=10)
"""A page that no worker fetched in so long is told as failed."""

AT_ONCE = 20
"""So many addresses one person may have fetched at once."""

_UNDER_WAY = ("waiting", "fetching", "reading")


@dataclass(frozen=True, slots=True)
class FetchView:
    """A page as its person sees it. ``state`` is waiting, fetching, reading, done or failed; ``error`` says why."""

    id: int
    address: str
    state: str
    title: str
    language: str
    created_at: datetime
    error: str | None = None

    @property
    def is_under_way(self) -> bool:
        return self.state in _UNDER_WAY


@dataclass(frozen=True, slots=True)
class KeptText:
    """What was read of a page: its text as plain text or Markdown (``format``), and the ``encoding`` it was in."""

    text: str
    format: str
    encoding: str


def ask_for_page(uow: UnitOfWork, actor: Actor, typed: str) -> int:
    """Have a worker fetch the page at an address; its number. What is older than a day is forgotten.

    Raises Denied, Invalid (``fetch_address_wrong``), TooMany (``fetch_too_many``).
    """
    authorize(actor, Action.ARTICLE_IMPORT)
    address = web_address(typed)
    uow.session.execute(delete(FetchedPage).where(*_of(actor), FetchedPage.created_at < func.now() - KEPT_FOR))
    n = uow.session.scalar(
        select(func.count()).where(
            *_of(actor),
            FetchedPage.state.in_(_UNDER_WAY),
            FetchedPage.created_at > func.now() - GIVEN_UP_AFTER,
        )
    )
    if n and n >= AT_ONCE:
        raise TooMany("fetch_too_many", n=n)
    page = FetchedPage(publication_id=actor.publication_id, person_id=actor.person_id, address=address)
    uow.session.add(page)
    uow.session.flush()
    subject = {"publication": actor.publication_id, "page": page.id}
    item_id = work_items.enqueue_other(uow.session, WorkKind.FETCH, f"{WorkKind.FETCH}:{page.id}", subject)
    uow.queue(item_id, WorkKind.FETCH)
    return page.id


def fetched_pages(uow: UnitOfWork, actor: Actor) -> Sequence[FetchView]:
    """The pages that the actor asked for within a day, the newest first. Raises Denied."""
    authorize(actor, Action.ARTICLE_IMPORT)
    rows = uow.session.execute(
        _VIEWS.where(*_of(actor), FetchedPage.created_at > func.now() - KEPT_FOR).order_by(FetchedPage.id.desc())
    )
    return [_view(row) for row in rows]


def fetched_page(uow: UnitOfWork, actor: Actor, page_id: int) -> FetchView:
    """One of them. Raises Denied, NotFound (``fetch_unknown``)."""
    authorize(actor, Action.ARTICLE_IMPORT)
    row = uow.session.execute(_VIEWS.where(*_of(actor), FetchedPage.id == page_id)).one_or_none()
    if row is None:
        raise NotFound("fetch_unknown")
    return _view(row)


def text_of_page(uow: UnitOfWork, actor: Actor, page_id: int) -> KeptText:
    """What was read of a page. Raises Denied, NotFound (``fetch_unknown``)."""
    authorize(actor, Action.ARTICLE_IMPORT)
    page = uow.session.scalar(select(FetchedPage).where(*_of(actor), FetchedPage.id == page_id))
    if page is None or page.text is None:
        raise NotFound("fetch_unknown")
    return KeptText(page.text, page.format or "", page.encoding or "")


def forget_page(uow: UnitOfWork, actor: Actor, page_id: int) -> None:
    """Keep a page no longer; one that is gone, or somebody else's, is left as it is. Raises Denied."""
    authorize(actor, Action.ARTICLE_IMPORT)
    uow.session.execute(delete(FetchedPage).where(*_of(actor), FetchedPage.id == page_id))


def forget_old_pages(uow: UnitOfWork) -> None:
    """Keep no page for longer than a day."""
    uow.session.execute(delete(FetchedPage).where(FetchedPage.created_at < func.now() - KEPT_FOR))


_VIEWS = select(
    FetchedPage.id,
    FetchedPage.address,
    FetchedPage.state,
    FetchedPage.title,
    FetchedPage.language,
    FetchedPage.created_at,
    FetchedPage.error_code,
    FetchedPage.error_params,
    (FetchedPage.created_at < func.now() - GIVEN_UP_AFTER).label("is_late"),
)


def _of(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    return FetchedPage.publication_id == actor.publication_id, FetchedPage.person_id == actor.person_id


def _view(row: Any) -> FetchView:
    state, code, params = row.state, row.error_code, row.error_params
    if state in _UNDER_WAY and row.is_late:
        state, code, params = "failed", "fetch_gave_up", None
    return FetchView(
        id=row.id,
        address=row.address,
        state=state,
        title=row.title or "",
        language=row.language or "",
        created_at=row.created_at,
        error=error_words(code, MESSAGES.get(code or ""), params if params is not None else {}) if code else None,
    )
