"""What a page says of its article to programs: title, authors, day, address and tags, which no clipboard carries."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tms.adapters.formats.web_page.tree import PageElement, collapsed
from tms.domain.tags import offered_tags

_ARTICLES = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review)")
_MOST = 500_000
_DEEPEST = 5
_LONGEST_NAME = 60
_SAYS_TITLE = ("og:title", "twitter:title", "dc.title", "citation_title")
_SAYS_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "citation_author", "sailthru.author", "byl")
_SAYS_DAY = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "publishdate",
    "parsely-pub-date", "sailthru.date", "citation_publication_date", "og:published_time", "publish-date",
)  # fmt: skip
_DAY = re.compile(r"(\d{4})[-/](\d\d)[-/](\d\d)(?!\d)")
_BY = re.compile(r"by\s+", re.IGNORECASE)


@dataclass(slots=True)
class SaidToPrograms:
    """Empty where the page says nothing. ``title`` may have the site's name with it."""

    title: str = ""
    names: list[str] = field(default_factory=list)
    day: str = ""
    address: str = ""
    tags: list[str] = field(default_factory=list)


def metadata_of(html: PageElement) -> SaidToPrograms:
    """What stands in the page's ``head``, in its ``meta`` and in its JSON-LD."""
    said: dict[str, str] = {}
    linked: list[dict[str, Any]] = []
    tags: list[str] = []
    found = SaidToPrograms()
    for one in html.all_elements():
        if one.name == "meta":
            key = (one.get("property") or one.get("name") or one.get("itemprop")).strip().lower()
            said.setdefault(key, collapsed(one.get("content")))
            tags += [collapsed(one.get("content"))] if key == "article:tag" else []
        elif one.name == "title" and not found.title:
            found.title = collapsed(one.text())
        elif one.name == "link" and one.says("canonical", "rel"):
            said.setdefault("canonical", one.get("href").strip())
        elif one.name == "script" and one.get("type").strip().lower() == "application/ld+json":
            linked += _articles(one.text())
    first = linked[0] if linked else {}
    found.title = _words(first.get("headline")) or _first(said, _SAYS_TITLE) or found.title
    found.names = _names(first.get("author")) or _names(_first(said, _SAYS_AUTHOR))
    days = [_words(first.get("datePublished")), *(said.get(key, "") for key in _SAYS_DAY)]
    found.day = next(("-".join(day.groups()) for each in days if (day := _DAY.match(each))), "")
    found.address = next((each for key in ("canonical", "og:url") if _is_address(each := said.get(key, ""))), "")
    found.tags = offered_tags(
        ",".join(tags) or _keywords(first.get("keywords")) or _first(said, ("news_keywords", "keywords"))
    )
    return found


def _keywords(value: Any) -> str:
    return ",".join(map(_words, value[:100])) if isinstance(value, list) else _words(value)


def _first(said: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((said[key] for key in keys if said.get(key)), "")


def _words(value: Any) -> str:
    return collapsed(value) if isinstance(value, str) else ""


def _names(value: Any) -> list[str]:
    """The names of people in what is said of authors; an address is no name."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return [name for one in value[:8] for name in _names(one)][:4]
    name = _BY.sub("", _words(value), count=1)
    return [name] if 0 < len(name) <= _LONGEST_NAME and "/" not in name and "@" not in name else []


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", value)


def _articles(source: str) -> Iterator[dict[str, Any]]:
    if len(source) > _MOST:
        return
    try:
        document = json.loads(source)
    except (ValueError, RecursionError):
        return
    yield from _articles_in(document, 0)


def _articles_in(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value[:200]:
            yield from _articles_in(one, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLES.fullmatch(kind) for kind in kinds):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles_in(value.get(key), depth + 1)
