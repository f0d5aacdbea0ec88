"""A feed's bytes as its newest entries, in words: decoded, recognised, and each entry judged."""

import email.utils
import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urljoin

from tms.adapters.formats.feeds.json_feed import read_json_feed
from tms.adapters.formats.feeds.said import DAYS, MOST_ENTRIES, SaidEntry, SaidFeed
from tms.adapters.formats.feeds.xml_feed import NotAFeedError, read_xml_feed
from tms.adapters.formats.read_html import read_html_blocks
from tms.adapters.formats.web_page import page_markdown, page_text
from tms.domain.errors import Invalid
from tms.domain.feed_entry import ReadEntry, ReadFeed
from tms.domain.inline import plain
from tms.domain.web_address import web_address
from tms.language.conversion import detect_locale

_LONGEST_KEY = 1_000
_LONGEST_TITLE = 300
_LONGEST_EXCERPT = 400
_LONGEST_TEXT = 200_000
_LOOKED_AT = 20_000
"""So much of an entry's text is looked at for its excerpt."""

_UNKNOWN = datetime.min.replace(tzinfo=UTC)


def read_feed(data: bytes, address: str, charset: str = "") -> ReadFeed:
    """The feed that was fetched at an address, its newest entries first. Raises Invalid (``feed_unreadable``)."""
    text, _ = page_text(data, None, charset)
    try:
        said = _said(text)
    except (NotAFeedError, RecursionError) as error:
        raise Invalid("feed_unreadable") from error
    entries = sorted(_judged(said.entries), key=lambda one: one[0], reverse=True)
    read = [_entry(one, day, address, said.language) for day, one in entries[:MOST_ENTRIES]]
    title = _words(said.title)[:_LONGEST_TITLE]
    return ReadFeed(title, [one for one in read if one is not None])


def _said(text: str) -> SaidFeed:
    if text.removeprefix("\ufeff").lstrip()[:1] not in {"{", "["}:
        return read_xml_feed(text)
    try:
        # Escapes can write what nobody can store: nothing, and half a character, which the last step refuses.
        said = json.loads(text.removeprefix("\ufeff").replace("\\u0000", ""))
        json.dumps(said, ensure_ascii=False).encode()
        found = read_json_feed(said)
    except ValueError as error:
        raise NotAFeedError from error
    if found is None:
        raise NotAFeedError
    return found


def _judged(entries: Iterable[SaidEntry]) -> Iterable[tuple[datetime, SaidEntry]]:
    """Each with its day; sorted by it those without stay in the feed's own order, behind the others."""
    return ((_day(one) or _UNKNOWN, one) for one in entries)


def _entry(said: SaidEntry, day: datetime, feed_address: str, language: str) -> ReadEntry | None:
    """The entry; None of one that says nothing by which it could be found again."""
    address = _address(feed_address, said.link)
    key = " ".join(said.id.split()) or address
    title = _words(said.title)
    excerpt = _words((said.summary or said.content)[:_LOOKED_AT])
    if not key or not (title or excerpt):
        return None
    text = "" if address or not said.content else page_markdown(said.content[:_LONGEST_TEXT])
    words = f"{title} {excerpt}"
    return ReadEntry(
        key=key[:_LONGEST_KEY],
        address=address,
        title=(title or excerpt)[:_LONGEST_TITLE],
        language=detect_locale(words) if any(map(str.isalpha, words)) else language[:2] or "en",
        excerpt=_shortened(excerpt) if title else "",
        said_at=None if day == _UNKNOWN else day,
        text=text,
    )


def _address(feed_address: str, link: str) -> str:
    try:
        return web_address(urljoin(feed_address, link.strip())) if link.strip() else ""
    except (Invalid, ValueError):
        return ""


def _words(html: str) -> str:
    """The words of a piece of HTML, on one line, without what programs and databases can't hold."""
    if "<" not in html and "&" not in html:
        return " ".join(html.replace("\0", "").split())
    found = " ".join(plain(block.text, block.codes) for block in read_html_blocks(html))
    return " ".join(found.replace("\0", "").split())


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST_EXCERPT:
        return words
    cut = words[:_LONGEST_EXCERPT]
    return re.sub(r"[\s\w'’-]{0,20}$", "", cut) + "…" if words[0].isascii() else f"{cut}…"


def _day(said: SaidEntry) -> datetime | None:
    """When it was published, else when it was last changed; days in a future that no feed can know are none."""
    for name in sorted(said.when, key=lambda one: DAYS.get(one, 9)):
        found = _moment(said.when[name])
        if found is not None and found.year >= 1990:
            return min(found, datetime.now(UTC))
    return None


def _moment(words: str) -> datetime | None:
    for read in (datetime.fromisoformat, email.utils.parsedate_to_datetime):
        try:
            found = read(words.strip())
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None
