"""JSON Feed (1 and 1.1), and ninjs: a list of items as news agencies hand them over."""

from collections.abc import Iterable
from typing import Any

from tms.adapters.formats.feeds.said import SaidEntry, SaidFeed

_LISTS = ("items", "data", "results", "associations")
"""Where a list of ninjs stands; the standard leaves that to its user."""


def read_json_feed(found: Any) -> SaidFeed | None:
    """What parsed JSON says; None if it is no feed."""
    if isinstance(found, dict) and str(found.get("version", "")).startswith("https://jsonfeed.org/version/"):
        return SaidFeed(_words(found, "title"), _words(found, "language"), [_entry(one) for one in _items(found)])
    items = found if isinstance(found, list) else list(_items(found)) if isinstance(found, dict) else []
    items = [one.get("item", one) if isinstance(one, dict) else one for one in items]
    ninjs = [one for one in items if isinstance(one, dict) and isinstance(one.get("uri"), str)]
    if not ninjs:
        return None
    title = _words(found, "title") or _words(found, "name") if isinstance(found, dict) else ""
    return SaidFeed(title, "", [_item(one) for one in ninjs])


def _items(found: dict[str, Any]) -> Iterable[dict[str, Any]]:
    listed: list[Any] = next((found[name] for name in _LISTS if isinstance(found.get(name), list)), [])
    return (one for one in listed if isinstance(one, dict))


def _entry(one: dict[str, Any]) -> SaidEntry:
    plain = _escaped(_words(one, "content_text"))
    return SaidEntry(
        id=str(one.get("id") or ""),
        link=_words(one, "url") or _words(one, "external_url"),
        title=_escaped(_words(one, "title")),
        summary=_escaped(_words(one, "summary")),
        content=_words(one, "content_html") or plain,
        when={"published": _words(one, "date_published"), "updated": _words(one, "date_modified")},
        language=_words(one, "language"),
    )


def _item(one: dict[str, Any]) -> SaidEntry:
    """ninjs 1 names texts by their form, ninjs 2 and 3 list them with it."""
    headline = _words(one, "headline") or _listed(one, "headlines") or _words(one, "name") or _words(one, "title")
    return SaidEntry(
        id=_words(one, "uri"),
        link=_words(one, "url") or _words(one, "link"),
        title=_escaped(headline),
        summary=_escaped(_words(one, "description_text") or _listed(one, "descriptions")),
        content=_words(one, "body_html")
        or _words(one, "body_xhtml")
        or _listed(one, "bodies")
        or _escaped(_words(one, "body_text")),
        when={
            "published": _words(one, "firstcreated") or _words(one, "firstCreated"),
            "updated": _words(one, "versioncreated") or _words(one, "versionCreated"),
        },
        language=_words(one, "language"),
    )


def _words(one: dict[str, Any], name: str) -> str:
    value = one.get(name)
    return value.strip() if isinstance(value, str) else ""


def _listed(one: dict[str, Any], name: str) -> str:
    """The longest of several forms: a headline has a short one, a body one as plain text."""
    listed = one.get(name)
    values = [_words(each, "value") for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    html = [value for value in values if "<p" in value]
    return max(html or values, key=len, default="")


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")
