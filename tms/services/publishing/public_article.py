"""An article as the outside may have it: its released versions, exactly as they were released, and what is withdrawn.

For whoever pulls single articles, as sites do. What is public is said by ``listings.py``, as for every other output.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam, func, select

from tms.db.models import Article, Listing, Release, ReleaseVersion, Version
from tms.db.statements.made_once import made_once
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import Gone, NotFound
from tms.domain.exported_version import ExportedVersion
from tms.domain.imported_article import Block, BlockKind
from tms.domain.inline import codes_from_json
from tms.domain.pictures import PictureAddress
from tms.domain.public_names import PublicNames
from tms.domain.public_version import PublicTranslation, PublicVersion, WithdrawnVersion
from tms.domain.told_to_programs import lasting_id
from tms.services.publication.names import name_and_zone, names_and_zone_column
from tms.services.publication.public_names import read_public_names
from tms.services.publishing.listings import Teaser, teasers_found, teasers_statement
from tms.services.publishing.public_pictures import shown_pictures

AddressOf = Callable[[str, str], str]
"""Where readers find a version, by its locale and slug."""

_ORDER = list(locales.NAMES)

# Sites pull often, and to put these together takes longer than to ask them.
_RELEASED = made_once(
    teasers_statement(
        Listing.publication_id == bindparam("publication_id"),
        Listing.article_id == bindparam("article_id"),
        limit=len(_ORDER),
    ).add_columns(names_and_zone_column(Article.publication_id).label("names_and_zone"))
)
_WITHDRAWN = made_once(
    select(Article.external_id, Version.locale, func.max(Release.at).label("at"))
    .join(Release, Release.article_id == Article.id)
    .join(
        ReleaseVersion,
        and_(ReleaseVersion.article_id == Release.article_id, ReleaseVersion.release_id == Release.id),
    )
    .join(Version, and_(Version.article_id == Release.article_id, Version.id == ReleaseVersion.version_id))
    .where(
        Article.id == bindparam("article_id"),
        Article.publication_id == bindparam("publication_id"),
        Release.kind == "withdraw",
    )
    .group_by(Article.external_id, Version.locale)
)


@dataclass(frozen=True, slots=True)
class PublicArticle:
    """The versions that readers have now, in the order of languages, and since when which others are withdrawn.

    ``names`` are what the outside calls their languages; ``names_and_zone`` is for ``name_and_zone``, empty where
    readers have no version.
    """

    names: PublicNames
    id: int
    external_id: str
    versions: Sequence[Teaser]
    names_and_zone: Sequence[Any]
    withdrawn: Mapping[str, datetime]

    def version(self, locale: str) -> Teaser:
        """The released version of that locale. Raises Gone (``release_withdrawn``), NotFound (``not_released``)."""
        for one in self.versions:
            if one.locale == locale:
                return one
        if locale in self.withdrawn:
            raise Gone("release_withdrawn", locale=self.names.tag(locale))
        raise NotFound("not_released", locale=self.names.tag(locale)[:40])

    def withdrawn_version(self, locale: str) -> WithdrawnVersion:
        """What may be said of a version that is withdrawn."""
        uri = lasting_id(self.external_id, locale)
        return WithdrawnVersion(uri, self.id, self.external_id, self.names.tag(locale), self.withdrawn[locale])


def public_article(
    uow: UnitOfWork,
    publication_id: int,
    article_id: int,
    names: PublicNames | None = None,
    *,
    only: str | None = None,
) -> PublicArticle:
    """What the outside may have of one of the publication's articles; its ``names`` are read if they are not given.

    Who asks for ``only`` one locale's version is not told what else is withdrawn, as long as readers have it.
    Raises NotFound (``article_not_found``) for an article of which nothing was ever released, as for one that there is
    not.
    """
    of_article = {"publication_id": publication_id, "article_id": article_id}
    connection = uow.session.connection()
    rows = connection.execute(_RELEASED, of_article).mappings().all()
    found = teasers_found(rows)
    found.sort(key=lambda one: _ORDER.index(one.locale))
    here = {one.locale for one in found}
    withdrawn = [] if only in here else connection.execute(_WITHDRAWN, of_article).all()
    if not found and not withdrawn:
        raise NotFound("article_not_found")
    external_id = found[0].external_id if found else withdrawn[0].external_id
    gone = {row.locale: row.at for row in withdrawn if row.locale not in here}
    names = names or read_public_names(uow, publication_id)
    names_and_zone = rows[0]["names_and_zone"] if rows else ()
    return PublicArticle(names, article_id, external_id, found, names_and_zone, gone)


def public_version(
    article: PublicArticle, locale: str, address_of: AddressOf, picture_at: PictureAddress
) -> PublicVersion:
    """A released version with its other languages and its pictures.

    Raises Gone and NotFound as ``PublicArticle.version``.
    """
    version = article.version(locale)
    said = name_and_zone(article.names_and_zone, locale)
    return PublicVersion(
        uri=lasting_id(article.external_id, locale),
        article_id=article.id,
        external_id=article.external_id,
        tag=article.names.tag(locale),
        slug=version.slug,
        address=address_of(locale, version.slug),
        publication=said.name,
        fingerprint=version.fingerprint.hex(),
        text=exported(version, article.names.tag(locale), picture_at),
        first_published_at=_first_published_at(version, ZoneInfo(said.time_zone)),
        first_released_at=version.first_released_at,
        modified_at=version.changed_at,
        released_at=version.released_at,
        is_source=version.is_source,
        is_corrected=version.is_corrected,
        translations=[
            PublicTranslation(
                lasting_id(article.external_id, one.locale),
                article.names.tag(one.locale),
                one.title,
                address_of(one.locale, one.slug),
                one.is_source,
            )
            for one in article.versions
            if one is not version
        ],
    )


def exported(version: Teaser, tag: str, picture_at: PictureAddress) -> ExportedVersion:
    """A released version for the formats that export knows; what it says is its snapshot's."""
    content = version.content
    return ExportedVersion(
        locale=version.locale,
        title=version.title,
        blocks=[released_block(block) for block in content["blocks"]],
        section=version.section,
        author=content.get("author"),
        author_title=content.get("author_title"),
        published_on=version.published_on,
        tags=[name for _, name in version.tags],
        tag=tag,
        pictures=shown_pictures(version.article_id, content, picture_at),
    )


def released_block(stored: Mapping[str, Any]) -> Block:
    """A block from a snapshot's form."""
    codes = codes_from_json(stored.get("codes"))
    return Block(cast("BlockKind", str(stored["kind"])), str(stored["text"]), codes, stored.get("level"))


def _first_published_at(version: Teaser, zone: ZoneInfo) -> datetime:
    """The beginning of the printed day, where the article appeared before it was released here."""
    printed = version.published_on
    begun = datetime.combine(printed, time(), zone) if printed else None
    return begun if begun and begun < version.first_released_at else version.first_released_at
