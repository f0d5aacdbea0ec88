"""The reading site: published snapshots only, found by address. Anybody may read; nobody needs to be known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, exists, func, select

from tms.db.models import Address, Concept, Listing, Publication, Release, ReleaseVersion, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import Gone, NotFound
from tms.domain.storable import is_storable
from tms.services.create_publication import first_publication
from tms.services.publication.names import name_in
from tms.services.publishing.listings import Teaser, in_locale, is_read, teasers
from tms.services.publishing.related import related
from tms.services.sections import section_names

PAGE = 20
"""The number of teasers on one page of a list."""


@dataclass(frozen=True, slots=True)
class ReadingSection:
    """A section with something to read: its number for addresses, and its name in the reader's language."""

    id: int
    name: str
    english: str


@dataclass(frozen=True, slots=True)
class Site:
    """What every reading page says about the site: the publication, its sections in this language, and its clock."""

    publication: str
    sections: Sequence[ReadingSection]
    time_zone: str = "UTC"

    def day_of(self, moment: datetime) -> date:
        """The day of a moment, where the publication is."""
        return moment.astimezone(ZoneInfo(self.time_zone)).date()


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A published version, its published siblings for switch and hreflang (itself included), and related articles."""

    site: Site
    version: Teaser
    siblings: list[Teaser]
    related: list[Teaser]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list: of everything, or of one section. ``locales`` have such a list with something in it.

    ``changed_at``: since when it says what it says.
    """

    site: Site
    section: ReadingSection | None
    teasers: list[Teaser]
    page: int
    has_more: bool
    locales: list[str]
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Moved:
    """The address is an old one; readers are redirected."""

    locale: str
    slug: str


def reading_page(uow: UnitOfWork, locale: str, slug: str) -> ReadingPage | Moved:
    """What stands at an address. Raises NotFound, and Gone (``page_withdrawn``) where something stood."""
    publication = _publication(uow, locale)
    address = uow.session.get(Address, (publication.id, locale, slug)) if is_storable(slug) else None
    if address is None:
        raise NotFound("page_not_found")
    siblings = _in_order(teasers(uow, Listing.article_id == address.article_id, limit=len(locales.NAMES)))
    version = next((sibling for sibling in siblings if sibling.locale == locale), None)
    if version is None:
        raise Gone("page_withdrawn")
    if address.status == "redirect":
        return Moved(version.locale, version.slug)
    return ReadingPage(
        site=_site(uow, publication, locale),
        version=version,
        siblings=siblings,
        related=related(uow, publication.id, version),
    )


def list_page(uow: UnitOfWork, locale: str, *, section_id: int | None = None, page: int = 1) -> ListPage:
    """What is published in one language, all of it or one section's, newest first.

    Raises NotFound for a section that has nothing in this language and for a page after the last one.
    """
    publication = _publication(uow, locale)
    site = _site(uow, publication, locale)
    section = next((one for one in site.sections if one.id == section_id), None)
    if section_id is not None and section is None:
        raise NotFound("page_not_found")
    of_section = () if section is None else (Listing.section_id == section.id,)
    found = teasers(
        uow, in_locale(publication.id, locale), *of_section, limit=PAGE + 1, offset=PAGE * (max(page, 1) - 1)
    )
    if page < 1 or (page > 1 and not found):
        raise NotFound("page_not_found")
    others = languages_with(uow, publication.id, *of_section)
    shown = found[:PAGE]
    changed_at = max((one.changed_at for one in shown), default=None) or _emptied_at(uow, publication, locale)
    return ListPage(site, section, shown, page, len(found) > PAGE, others, changed_at)


def _emptied_at(uow: UnitOfWork, publication: Publication, locale: str) -> datetime:
    """When the last of a language was withdrawn; for one in which nothing was published, when the publication began."""
    withdrawn = (
        select(func.max(Release.at))
        .join(
            ReleaseVersion,
            and_(ReleaseVersion.article_id == Release.article_id, ReleaseVersion.release_id == Release.id),
        )
        .join(Version, and_(Version.article_id == Release.article_id, Version.id == ReleaseVersion.version_id))
        .where(Release.publication_id == publication.id, Version.locale == locale)
    )
    return uow.session.scalar(withdrawn) or publication.created_at


def languages_with(uow: UnitOfWork, publication_id: int, *conditions: ColumnElement[bool]) -> list[str]:
    """The languages in which readers have something that meets the conditions on ``Listing``."""
    return [tag for tag in locales.NAMES if teasers(uow, in_locale(publication_id, tag), *conditions, limit=1)]


def site_at(uow: UnitOfWork, locale: str) -> Site:
    """What a page without an article says of the site, also before there is one."""
    publication = first_publication(uow)
    return Site("Sanwen", ()) if publication is None else _site(uow, publication, locale)


def _publication(uow: UnitOfWork, locale: str) -> Publication:
    publication = first_publication(uow)
    if publication is None or locale not in locales.NAMES:
        raise NotFound("page_not_found")
    return publication


def _site(uow: UnitOfWork, publication: Publication, locale: str) -> Site:
    listed = exists().where(
        in_locale(publication.id, locale),
        Listing.section_id == Concept.id,
        Version.article_id == Listing.article_id,
        Version.id == Listing.version_id,
        is_read(),
    )
    ids = set(
        uow.session.scalars(
            select(Concept.id).where(Concept.publication_id == publication.id, Concept.kind == "section", listed)
        )
    )
    names = section_names(uow, publication.id, ids, publication.region)
    found = [
        ReadingSection(section_id, known.get(locale) or known[locales.base_language(locale)], known[locales.EN])
        for section_id, known in names.items()
    ]
    return Site(name_in(uow, publication, locale), sorted(found, key=lambda section: section.id), publication.time_zone)


def _in_order(siblings: Sequence[Teaser]) -> list[Teaser]:
    order = list(locales.NAMES)
    return sorted(siblings, key=lambda teaser: order.index(teaser.locale))
