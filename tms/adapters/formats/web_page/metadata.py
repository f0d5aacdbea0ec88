"""What a page says of its article to programs: title, authors, day, address and tags, which no clipboard carries."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from tms.adapters.formats.web_page.linked_data import LinkedData
from tms.adapters.formats.web_page.said_authors import (
    editors_of,
    is_account,
    is_of_others,
    names_by_markup,
    own_names,
    real_names,
)
from tms.adapters.formats.web_page.shown_days import day_written_in
from tms.adapters.formats.web_page.tree import PageElement, collapsed
from tms.domain.tags import offered_tags
from tms.language.pasted.dates import find_dates

_SAYS_TITLE = ("og:title", "twitter:title", "dc.title", "citation_title")
_SAYS_AUTHOR = (
    "author", "article:author", "article:author_name", "og:article:author", "og:author", "dc.creator",
    "dcterms.creator", "parsely-author", "citation_author", "sailthru.author", "cxenseparse:author", "byl", "byline",
    "authors",
)  # fmt: skip
_SAYS_DAY = (
    "article:published_time", "article:published", "article:publish_date", "og:published_time", "og:pubdate",
    "datepublished", "date", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.issued",
    "dcterms.created", "pubdate", "publishdate", "publish-date", "publish_date", "published_date", "publication_date",
    "displaydate", "parsely-pub-date", "sailthru.date", "cxenseparse:publishtime", "cxenseparse:recs:publishtime",
    "citation_publication_date", "citation_date", "citation_online_date", "article_date_original", "bt:pubdate",
    "rnews:datepublished", "originalpublicationdate", "weibo:article:create_at", "bytedance:published_time",
    "article:create_at", "firstcreate", "created", "datecreated",
)  # fmt: skip
_MOST_TELLERS = 40
_DAY = re.compile(r"(\d{4})[-/]?(\d\d)[-/]?(\d\d)(?!\d)")


@dataclass(slots=True)
class SaidToPrograms:
    """Empty where the page says nothing. ``title`` may have the site's name with it."""

    title: str = ""
    names: list[str] = field(default_factory=list)
    day: str = ""
    address: str = ""
    tags: list[str] = field(default_factory=list)


def metadata_of(html: PageElement) -> SaidToPrograms:
    """What stands in the page's ``head``, in its ``meta``, in its JSON-LD and in the marks of its elements."""
    said: dict[str, list[str]] = {}
    linked = LinkedData()
    title = ""
    for one in html.all_elements():
        if one.name == "meta":
            key = (one.get("property") or one.get("name") or one.get("itemprop")).strip().lower()
            values = said.setdefault(key, [])
            if len(values) < _MOST_TELLERS and (value := collapsed(one.get("content"))):
                values.append(value)
        elif one.name == "title" and not title:
            title = collapsed(one.text())
        elif one.name == "link" and one.says("canonical", "rel"):
            said.setdefault("canonical", []).append(one.get("href").strip())
        elif one.name == "script" and one.get("type").strip().lower() == "application/ld+json":
            linked.read(one.text())
    return SaidToPrograms(
        title=linked.says("headline") or _first(said, _SAYS_TITLE) or title,
        names=_names(html, said, linked),
        day=_day_of(
            [linked.says("datePublished"), *_all(said, _SAYS_DAY), linked.says("dateCreated"), linked.says("pubDate")]
        )
        or _marked_day(html),
        address=next((one for one in _all(said, ("canonical", "og:url")) if _is_address(one)), ""),
        tags=offered_tags(
            ",".join(said.get("article:tag", [])) or linked.keywords() or _first(said, ("news_keywords", "keywords"))
        ),
    )


def _names(html: PageElement, said: Mapping[str, list[str]], linked: LinkedData) -> list[str]:
    site = _first(said, ("og:site_name", "application-name"))
    ways = [
        linked.people(site),
        *(said.get(key, []) for key in _SAYS_AUTHOR),
        _labelled(said),
        names_by_markup(html),
    ]
    own = own_names(site, _first(said, ("canonical", "og:url"))) | editors_of(html.text())
    found = [real_names(names, own) for names in ways]
    marked = found.pop()
    accounts = (names for names in found if names and not all(map(is_account, names)))
    return next(accounts, marked)


def _labelled(said: Mapping[str, list[str]]) -> list[str]:
    """What cards for messages show, each value under its label."""
    for number in ("1", "2"):
        label = _first(said, (f"twitter:label{number}",)).casefold()
        if label in {"written by", "author", "by"}:
            return said.get(f"twitter:data{number}", [])
    return []


def _day_of(values: Iterable[str]) -> str:
    """The first day that one of the values is, written in any way that is not doubtful."""
    for value in values:
        if found := _DAY.match(value):
            try:
                return date(*map(int, found.groups())).isoformat()
            except ValueError:
                continue
        sure = [one for one in find_dates(value[:60], "en") if one.doubt is None]
        if sure:
            return sure[0].value.isoformat()
    return ""


def _marked_day(html: PageElement) -> str:
    """The only day that elements of the page mark as one; none where they mark several."""
    days: set[str] = set()
    for one in html.all_elements():
        is_day = one.name == "time" or one.says("datePublished", "itemprop") or one.says("published", "class")
        if is_day and not is_of_others(one):
            said = _day_of(filter(None, (one.get(name) for name in ("datetime", "content", "title"))))
            # What it shows is the day where it was written, what it says may be in another zone's time.
            days.add(said and (day_written_in(one) or said))
    days.discard("")
    return days.pop() if len(days) == 1 else ""


def _all(said: Mapping[str, list[str]], keys: Iterable[str]) -> list[str]:
    return [value for key in keys for value in said.get(key, [])]


def _first(said: Mapping[str, list[str]], keys: Iterable[str]) -> str:
    return next(iter(_all(said, keys)), "")


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", value)
