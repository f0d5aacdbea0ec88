"""The reading site: published snapshots only, found by address. Anybody may read; nobody needs to be known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, select

from tms.db.models import Address, Article, Snapshot, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import NotFound
from tms.domain.storable import is_storable
from tms.services.publication import first_publication

RELATED = 4


@dataclass(frozen=True, slots=True)
class Teaser:
    """A published version in a list."""

    locale: str
    slug: str
    title: str
    section: str | None
    published_on: date | None


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A published version, its published siblings for switch and hreflang (itself included), and related articles."""

    publication: str
    locale: str
    slug: str
    content: dict[str, Any]
    published_on: date | None
    released_at: datetime
    siblings: list[Teaser]
    related: list[Teaser]


@dataclass(frozen=True, slots=True)
class Moved:
    """The address is an old one; readers are sent on."""

    locale: str
    slug: str


def reading_page(uow: UnitOfWork, locale: str, slug: str) -> ReadingPage | Moved:
    """What stands at an address. Raises NotFound."""
    publication = first_publication(uow)
    known = locale in locales.NAMES and is_storable(slug)
    address = uow.session.get(Address, (publication.id, locale, slug)) if publication and known else None
    if publication is None or address is None:
        raise NotFound("page_not_found")
    if address.status == "redirect":
        current = uow.session.scalars(
            select(Address).where(
                Address.article_id == address.article_id,
                Address.version_id == address.version_id,
                Address.status == "current",
            )
        ).one()
        return Moved(current.locale, current.slug)
    found = uow.session.execute(
        select(Snapshot, Article)
        .join(Version, and_(Version.article_id == Snapshot.article_id, Version.live_snapshot_id == Snapshot.id))
        .join(Article, Article.id == Version.article_id)
        .where(Version.article_id == address.article_id, Version.id == address.version_id)
    ).one_or_none()
    if found is None:
        raise NotFound("page_not_found")
    snapshot, article = found
    return ReadingPage(
        publication=publication.name,
        locale=locale,
        slug=slug,
        content=snapshot.content,
        published_on=article.published_on,
        released_at=snapshot.at,
        siblings=_in_order(_teasers(uow, publication.id, Version.article_id == article.id)),
        related=_related(uow, publication.id, article, locale),
    )


def front_page(uow: UnitOfWork, locale: str) -> tuple[str, list[Teaser]]:
    """The publication's name and what it has published in one language, newest first. Raises NotFound."""
    publication = first_publication(uow)
    if publication is None or locale not in locales.NAMES:
        raise NotFound("page_not_found")
    return publication.name, _teasers(uow, publication.id, Version.locale == locale)


def _related(uow: UnitOfWork, publication_id: int, article: Article, locale: str) -> list[Teaser]:
    """Others in this language: the same section first, then the newest."""
    others = _teasers(uow, publication_id, and_(Version.locale == locale, Version.article_id != article.id))
    same = uow.session.scalars(
        select(Article.slug).where(
            Article.publication_id == publication_id,
            Article.section_id == article.section_id,
            Article.section_id.is_not(None),
        )
    ).all()
    return sorted(others, key=lambda teaser: teaser.slug not in same)[:RELATED]


def _teasers(uow: UnitOfWork, publication_id: int, condition: Any) -> list[Teaser]:
    rows = uow.session.execute(
        select(Address.locale, Address.slug, Snapshot.content, Article.published_on)
        .join(Version, and_(Version.article_id == Address.article_id, Version.id == Address.version_id))
        .join(Snapshot, and_(Snapshot.article_id == Version.article_id, Snapshot.id == Version.live_snapshot_id))
        .join(Article, Article.id == Version.article_id)
        .where(Address.publication_id == publication_id, Address.status == "current", condition)
        .order_by(Article.published_on.desc().nulls_last(), Snapshot.at.desc())
        .limit(100)
    )
    return [
        Teaser(row.locale, row.slug, row.content["title"], row.content.get("section"), row.published_on) for row in rows
    ]


def _in_order(teasers: Sequence[Teaser]) -> list[Teaser]:
    order = list(locales.NAMES)
    return sorted(teasers, key=lambda teaser: order.index(teaser.locale))
