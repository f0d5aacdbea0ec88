"""The reading site: published snapshots only, found by address. Anybody may read; nobody needs to be known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, select

from tms.db.models import Address, Concept, Listing, Publication, Release, ReleaseVersion, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import Gone, NotFound
from tms.domain.storable import is_storable
from tms.services.create_publication import first_publication
from tms.services.publication.names import name_in
from tms.services.publishing.listings import Teaser, in_locale, public_listings, teasers, with_tag
from tms.services.publishing.related import related
from tms.services.sections import section_names
from tms.services.tags import tag_names, words_for_addresses

PAGE = 20
"""The number of teasers on one page of a list."""


@dataclass(frozen=True, slots=True)
class ReadingSection:
    """A section with something to read: its number for addresses, and its name in the reader's language."""

    id: int
    name: str
    english: str


@dataclass(frozen=True, slots=True)
class ReadingTag:
    """A tag in the reader's language: its number, its name, that for addresses, and the languages that have a name."""

    id: int
    name: str
    english: str
    languages: frozenset[str]


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
    """A published version, its published siblings for switch and hreflang (itself included), and related articles.

    ``tags`` are called as they were when it was released.
    """

    site: Site
    version: Teaser
    tags: Sequence[ReadingTag]
    siblings: list[Teaser]
    related: list[Teaser]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list: of everything, of one section or one tag. ``locales`` have such a list with something in it.

    ``changed_at``: since when it says what it says.
    """

    site: Site
    section: ReadingSection | None
    tag: ReadingTag | None
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
        tags=_tags(uow, publication, locale, dict(version.tags)),
        siblings=siblings,
        related=related(uow, publication.id, version),
    )


def list_page(
    uow: UnitOfWork, locale: str, *, section_id: int | None = None, tag_id: int | None = None, page: int = 1
) -> ListPage:
    """What is published in one language, all of it or one section's or one tag's, newest first.

    Raises NotFound for a section or tag that has nothing in this language and for a page after the last one.
    """
    publication = _publication(uow, locale)
    site = _site(uow, publication, locale)
    section = next((one for one in site.sections if one.id == section_id), None)
    if section_id is not None and section is None:
        raise NotFound("page_not_found")
    tag = None if tag_id is None else next(iter(_tags(uow, publication, locale, {tag_id: None})), None)
    which = [Listing.section_id == section.id] if section is not None else []
    which += [with_tag(tag.id)] if tag is not None else []
    found = teasers(uow, in_locale(publication.id, locale), *which, limit=PAGE + 1, offset=PAGE * (max(page, 1) - 1))
    if page < 1 or (not found and (page > 1 or tag is not None)) or (tag is None) != (tag_id is None):
        raise NotFound("page_not_found")
    others = languages_with(uow, publication.id, *which)
    if tag is not None:
        others = [one for one in others if locales.base_language(one) in tag.languages]
    shown = found[:PAGE]
    changed_at = max((one.changed_at for one in shown), default=None) or _emptied_at(uow, publication, locale)
    return ListPage(site, section, tag, shown, page, len(found) > PAGE, others, changed_at)


def _tags(uow: UnitOfWork, publication: Publication, locale: str, called: Mapping[int, str | None]) -> list[ReadingTag]:
    """Those of the tags that have a name in the language now, called so or as they are called now."""
    names = tag_names(uow, publication.id, called, publication.region)
    language = locales.base_language(locale)
    return [
        ReadingTag(one, name or names[one][language], words_for_addresses(names[one]), frozenset(names[one]))
        for one, name in called.items()
        if language in names.get(one, ())
    ]


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
    listed = public_listings(in_locale(publication.id, locale), Listing.section_id == Concept.id).exists()
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
