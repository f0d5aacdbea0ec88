"""A released version as a page: what it says, and whether somebody has changed it here since it was written."""

import hashlib
import json
from datetime import date, datetime
from typing import Any

from bs4 import BeautifulSoup, Tag

from sanwen.installation import Released
from sanwen.models import ArticlePage

_HEAD = (".section", "h1", ".standfirst", ".byline", ".author-title", ".date")
"""What stands in fields of the page, and so not in its body."""

_RICH = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "hr"})
_FIELDS = ("title", "standfirst", "author", "author_title", "section", "tags")


def fill(page: ArticlePage, version: Released) -> None:
    """Let the page say what the version says."""
    said = version.said
    article = BeautifulSoup(version.html, "html.parser").article
    assert isinstance(article, Tag)  # noqa: S101  # an answer of the API is one
    lead = article.select_one(":scope > .standfirst")
    page.standfirst = lead.get_text() if lead else ""
    for part in article.select(",".join(f":scope > {one}" for one in _HEAD)):
        part.decompose()
    page.title = page.draft_title = said["title"][:255]
    page.tag, page.is_source = said["tag"], said["is_source"]
    page.author, page.author_title = said["author"] or "", said["author_title"] or ""
    page.section, page.tags = said["section"] or "", said["tags"]
    dates = said["dates"]
    page.printed_on = date.fromisoformat(dates["printed_on"]) if dates["printed_on"] else None
    page.first_published_at = datetime.fromisoformat(dates["first_published"])
    page.modified_at = datetime.fromisoformat(dates["modified"])
    page.corrected_at = datetime.fromisoformat(dates["corrected"]) if dates["corrected"] else None
    page.search_description = page.standfirst[:500]
    page.body = page.body.stream_block.to_python(_blocks(article))


def _blocks(article: Tag) -> list[dict[str, Any]]:
    """The body as blocks: neighbours that the editor of Wagtail opens are one text."""
    blocks: list[dict[str, Any]] = []
    for part in article.find_all(recursive=False):
        kind = "text" if part.name in _RICH and not part.select("table, figure, img, [class]") else "html"
        if kind == "text" and blocks and blocks[-1]["type"] == "text":
            blocks[-1]["value"] += str(part)
        else:
            blocks.append({"type": kind, "value": str(part)})
    return blocks


def digest(page: ArticlePage) -> str:
    """What the page says, as a name of fixed length: the same as long as nobody changes it, wherever it stands."""
    said = [getattr(page, name) for name in _FIELDS]
    body = [(block["type"], block["value"]) for block in page.body.raw_data]
    printed = page.printed_on.isoformat() if page.printed_on else None
    return hashlib.sha256(json.dumps([said, printed, body], ensure_ascii=False).encode()).hexdigest()


def is_as_written(page: ArticlePage, written: str, *, is_out: bool) -> bool:
    """Whether nobody has changed it here since, be it in a draft, and nobody has published it or taken it away."""
    latest = page.get_latest_revision_as_object() or page
    return page.live == is_out and digest(latest) == written
