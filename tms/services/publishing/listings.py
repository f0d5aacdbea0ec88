"""What the outside may have: the released snapshots, and nothing else of an article.

Pages, lists, feeds, the sitemap, the readers' search and whoever pulls single articles all begin with
``public_listings``, which alone says it; a test lists who may know of snapshots besides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, RowMapping, ScalarSelect, Select, Subquery, and_, exists, func, select
from sqlalchemy.orm import aliased

from tms.db.models import Address, Article, Listing, ListingTag, Snapshot, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.states import VersionStatus


@dataclass(frozen=True, slots=True)
class Teaser:
    """A published version; what it says is its snapshot's. ``changed_at``: since when it says so.

    ``released_at``: when it was last released, be it with the same text.
    """

    publication_id: int
    article_id: int
    external_id: str
    locale: str
    slug: str
    content: dict[str, Any]
    section_id: int | None
    concepts: frozenset[int]
    issued_on: date
    first_released_at: datetime
    changed_at: datetime
    released_at: datetime
    fingerprint: bytes
    is_source: bool

    @property
    def title(self) -> str:
        return str(self.content["title"])

    @property
    def section(self) -> str | None:
        return self.content.get("section")

    @property
    def tags(self) -> Sequence[tuple[int, str]]:
        """Number and name of each tag with which it was released."""
        return [(tag["id"], tag["name"]) for tag in self.content.get("tags", ())]

    @property
    def published_on(self) -> date | None:
        """The day that was printed when the version was released."""
        printed = self.content.get("published_on")
        return date.fromisoformat(printed) if printed else None

    @property
    def is_corrected(self) -> bool:
        """Whether it said something else when it was first released."""
        return self.changed_at > self.first_released_at


_OF_TEASER = [field.name for field in fields(Teaser)]


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """Where a published version stands, and since when it says what it says; for those who want no more."""

    article_id: int
    locale: str
    slug: str
    changed_at: datetime
    is_source: bool


Standing = TypeVar("Standing", Teaser, PublicAddress)


def public_listings(*conditions: ColumnElement[bool]) -> Select[Listing]:
    """Everything that the outside may have now and that meets the conditions on ``Listing``, and nothing else.

    A listing stays when its version is withdrawn, so that nobody else asks for listings.
    """
    return (
        select(Listing)
        .join(Version, and_(Version.article_id == Listing.article_id, Version.id == Listing.version_id))
        .where(*conditions, _is_read())
    )


def teasers(uow: UnitOfWork, *conditions: ColumnElement[bool], limit: int, offset: int = 0) -> list[Teaser]:
    """The listed versions that readers see and that meet the conditions on ``Listing``, newest here first.

    New is what was first released lately: an old article that is published today is today's.
    """
    return teasers_found(uow.session.execute(teasers_statement(*conditions, limit=limit, offset=offset)).mappings())


def teasers_statement(*conditions: ColumnElement[bool], limit: int, offset: int = 0) -> Select[Any]:
    """What ``teasers`` asks, for a module that keeps its question; ``teasers_found`` reads the answer."""
    newest = public_listings(*conditions).order_by(Listing.first_released_at.desc(), Listing.article_id.desc())
    chosen = newest.limit(limit).offset(offset).subquery()
    return (
        _as_they_stand(chosen)
        .add_columns(
            Article.publication_id,
            Article.external_id,
            Snapshot.content,
            Snapshot.fingerprint,
            Snapshot.at.label("released_at"),
            chosen.c.section_id,
            chosen.c.concepts,
            chosen.c.issued_on,
            chosen.c.first_released_at,
        )
        .order_by(chosen.c.first_released_at.desc(), chosen.c.article_id.desc())
    )


def teasers_found(rows: Iterable[RowMapping]) -> list[Teaser]:
    """The teasers that a ``teasers_statement`` was answered with, be there more columns or not."""
    return [
        Teaser(**{**{name: row[name] for name in _OF_TEASER}, "concepts": frozenset(row["concepts"])}) for row in rows
    ]


def addresses(uow: UnitOfWork, *conditions: ColumnElement[bool], limit: int | None = None) -> list[PublicAddress]:
    """Where the listed versions stand that readers see and that meet the conditions, by article and language.

    With a ``limit`` the first of them in that order.
    """
    listed = public_listings(*conditions)
    if limit is not None:
        listed = listed.order_by(Listing.article_id, Listing.version_id).limit(limit)
    chosen = listed.subquery()
    rows = uow.session.execute(_as_they_stand(chosen).order_by(chosen.c.article_id, chosen.c.version_id))
    return [PublicAddress(*row) for row in rows]


def with_snapshots(chosen: Subquery, *columns: Any) -> Select[Any]:
    """Of listings that were chosen, each with its live snapshot, these columns."""
    return (
        select(*columns)
        .select_from(chosen)
        .join(Version, and_(Version.article_id == chosen.c.article_id, Version.id == chosen.c.version_id))
        .join(Snapshot, and_(Snapshot.article_id == Version.article_id, Snapshot.id == Version.live_snapshot_id))
    )


def for_strangers(versions: Sequence[Standing]) -> Standing:
    """Where readers of no listed language are sent (``x-default``): to what was written first, if that is public."""
    return next((one for one in versions if one.is_source), versions[0])


def in_locale(publication_id: int, locale: str) -> ColumnElement[bool]:
    """The condition for one publication's lists in one language."""
    return and_(Listing.publication_id == publication_id, Listing.locale == locale)


def with_tag(tag_id: int) -> ColumnElement[bool]:
    """The condition on ``Listing`` that it was released with the tag."""
    return exists().where(
        ListingTag.publication_id == Listing.publication_id,
        ListingTag.tag_id == tag_id,
        ListingTag.article_id == Listing.article_id,
        ListingTag.version_id == Listing.version_id,
    )


def _is_read() -> ColumnElement[bool]:
    """The condition on ``Version`` that readers see it: its listing stays when it is withdrawn."""
    return and_(Version.live_snapshot_id.is_not(None), Version.status != VersionStatus.WITHDRAWN)


def _as_they_stand(chosen: Subquery) -> Select[Any]:
    """Listings with the live snapshot and the address of each: the columns of ``PublicAddress``."""
    return (
        with_snapshots(
            chosen,
            chosen.c.article_id,
            chosen.c.locale,
            Address.slug,
            _since().label("changed_at"),
            (Article.source_version_id == chosen.c.version_id).label("is_source"),
        )
        .join(Article, Article.id == chosen.c.article_id)
        .join(
            Address,
            and_(
                Address.article_id == Version.article_id,
                Address.version_id == Version.id,
                Address.status == "current",
            ),
        )
    )


def _since() -> ScalarSelect[datetime]:
    """When readers first had what the snapshot says: releasing the same text again changes nothing for them."""
    same, other = aliased(Snapshot), aliased(Snapshot)
    last_other = (
        select(func.max(other.id))
        .where(
            other.article_id == Snapshot.article_id,
            other.version_id == Snapshot.version_id,
            other.id < Snapshot.id,
            other.fingerprint != Snapshot.fingerprint,
        )
        .correlate(Snapshot)
        .scalar_subquery()
    )
    return (
        select(func.min(same.at))
        .where(
            same.article_id == Snapshot.article_id,
            same.version_id == Snapshot.version_id,
            same.id <= Snapshot.id,
            same.id > func.coalesce(last_other, 0),
        )
        .correlate(Snapshot)
        .scalar_subquery()
    )
