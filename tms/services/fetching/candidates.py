"""New entries of watched feeds: candidates that an editor takes into the preview, or dismisses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from tms.db.models import Feed, FeedEntry, FetchedPage
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, NotFound
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize
from tms.services.fetching.pages import ask_for_page

SHOWN = 100
"""So many are listed at once, the newest first."""


@dataclass(frozen=True, slots=True)
class FeedCandidate:
    """An entry that nobody has decided on. ``said_at`` is None where its feed does not say when; ``address`` is empty
    where it has no page."""

    id: int
    title: str
    language: str
    excerpt: str
    address: str
    feed: str
    said_at: datetime | None
    found_at: datetime


@dataclass(frozen=True, slots=True)
class Candidates:
    """The newest of them, and how many there are."""

    shown: Sequence[FeedCandidate]
    count: int


def candidates(uow: UnitOfWork, actor: Actor) -> Candidates:
    """What the publication's feeds have that is new. Raises Denied."""
    authorize(actor, Action.ARTICLE_IMPORT)
    new = (FeedEntry.publication_id == actor.publication_id, FeedEntry.state == "new")
    count = uow.session.scalar(select(func.count()).select_from(FeedEntry).where(*new)) or 0
    rows = uow.session.execute(
        select(
            FeedEntry.id,
            FeedEntry.title,
            FeedEntry.language,
            FeedEntry.excerpt,
            func.coalesce(FeedEntry.link, ""),
            func.coalesce(func.nullif(Feed.title, ""), Feed.address),
            FeedEntry.said_at,
            FeedEntry.found_at,
        )
        .join(Feed, (Feed.publication_id == FeedEntry.publication_id) & (Feed.id == FeedEntry.feed_id))
        .where(*new)
        .order_by(func.coalesce(FeedEntry.said_at, FeedEntry.found_at).desc(), FeedEntry.id)
        .limit(SHOWN)
    )
    return Candidates([FeedCandidate(*row) for row in rows], count)


def take_candidate(uow: UnitOfWork, actor: Actor, entry_id: int) -> int:
    """Have its page fetched for the preview; the page's number. An entry without a page is there at once.

    Raises Denied, NotFound (``candidate_not_found``), Conflict (``candidate_decided``), TooMany (``fetch_too_many``).
    """
    entry = _decide(uow, actor, entry_id, "taken")
    if entry.link is not None:
        return ask_for_page(uow, actor, entry.link)
    address = uow.session.scalars(
        select(Feed.address).where(Feed.publication_id == entry.publication_id, Feed.id == entry.feed_id)
    ).one()
    page = FetchedPage(
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        address=address,
        state="done",
        text=f"# {entry.title}\n\n{entry.text}",
        format="markdown",
        encoding="",
        title=entry.title,
        language=entry.language,
    )
    uow.session.add(page)
    uow.session.flush()
    return page.id


def dismiss_candidate(uow: UnitOfWork, actor: Actor, entry_id: int) -> None:
    """Show it no more. Raises Denied, NotFound (``candidate_not_found``), Conflict (``candidate_decided``)."""
    _decide(uow, actor, entry_id, "dismissed")


def dismiss_candidates(uow: UnitOfWork, actor: Actor, seen: int) -> int:
    """Show no more of all that were there when the newest number was ``seen``; how many. Raises Denied."""
    authorize(actor, Action.ARTICLE_IMPORT)
    dismissed = uow.session.execute(
        update(FeedEntry)
        .where(FeedEntry.publication_id == actor.publication_id, FeedEntry.state == "new", FeedEntry.id <= seen)
        .values(state="dismissed", decided_by=actor.person_id, decided_at=func.now())
        .returning(FeedEntry.id)
    )
    return len(dismissed.all())


def _decide(uow: UnitOfWork, actor: Actor, entry_id: int, state: str) -> FeedEntry:
    authorize(actor, Action.ARTICLE_IMPORT)
    entry = uow.session.get(FeedEntry, (actor.publication_id, entry_id), with_for_update=True)
    if entry is None:
        raise NotFound("candidate_not_found")
    if entry.state != "new":
        raise Conflict("candidate_decided")
    entry.state, entry.decided_by, entry.decided_at = state, actor.person_id, func.now()
    return entry
