"""What a reading page says of itself to programs: schema.org's NewsArticle, for search engines and social cards."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tms.domain.public_names import PublicNames
from tms.domain.told_to_programs import moment
from tms.services.publishing.listings import Teaser, for_strangers
from tms.services.publishing.reading import ReadingPage


def news_article(page: ReadingPage, links: Mapping[str, str], description: str, names: PublicNames) -> dict[str, Any]:
    """The version as a NewsArticle, with the article it was translated from, or its translations.

    ``links`` are the addresses of the public versions, by locale; ``names`` says what the locales are called. What is
    not known is left out.
    """
    version = page.version
    source = for_strangers(page.siblings)
    author, here = version.content.get("author"), links[version.locale]
    known = _work(version, here, names) | {
        "@context": "https://schema.org",
        "mainEntityOfPage": {"@type": "WebPage", "@id": here},
        "description": description,
        "datePublished": published(page),
        "dateModified": moment(version.changed_at),
        "articleSection": version.section,
        "keywords": [tag.name for tag in page.tags],
        "author": {"@type": "Person", "name": author, "jobTitle": version.content.get("author_title")}
        if author
        else None,
        "publisher": {"@type": "NewsMediaOrganization", "name": page.site.publication},
    }
    if source is not version and source.is_source:
        known["translationOfWork"] = _work(source, links[source.locale], names)
    elif version.is_source:
        known["workTranslation"] = [_work(one, links[one.locale], names) for one in page.siblings if one is not version]
    return _said(known)


def published(page: ReadingPage) -> str:
    """When the article was first published: the printed day, unless it is a later one than that of the release."""
    printed = page.version.published_on
    if printed is not None and printed <= released_on(page):
        return printed.isoformat()
    return moment(page.version.first_released_at)


def released_on(page: ReadingPage) -> date:
    """The day on which the version was first published here."""
    return page.site.day_of(page.version.first_released_at)


def _work(version: Teaser, address: str, names: PublicNames) -> dict[str, Any]:
    return {
        "@type": "NewsArticle",
        "@id": f"{address}#article",
        "url": address,
        "headline": version.title,
        "inLanguage": names.tag(version.locale),
    }


def _said(known: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _said(value) if isinstance(value, Mapping) else value
        for name, value in known.items()
        if value not in (None, "", [])
    }
