"""All that is seen of a page, or of a piece of one, as Markdown: what other programs send is an article, no menu."""

import re
from dataclasses import dataclass

from tms.adapters.formats.web_page.addresses import page_at
from tms.adapters.formats.web_page.markdown import PageMarkdown, is_unseen, seen_body
from tms.adapters.formats.web_page.office_documents import take_deletions
from tms.adapters.formats.web_page.tree import words_in

_WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:|#", re.IGNORECASE)
"""An address that needs no other to lead somewhere, or one within the text: of a note."""

_NO_WORDS = frozenset({"script", "style", "template", "head", "noscript"})


@dataclass(frozen=True, slots=True)
class WholeBody:
    """The text as Markdown; the words that are hidden, and the addresses that lead nowhere from here."""

    text: str
    hidden: list[str]
    dead_links: list[str]


def body_markdown(source: str, address: str | None) -> WholeBody:
    """Read a page's body whole. Links that are relative begin at the ``address`` of the page, where that is known."""
    html, reader = page_at(source, address or ""), PageMarkdown()
    hidden = [words_in(one) for one in html.all_elements() if is_unseen(one) and one.name not in _NO_WORDS]
    hidden += take_deletions(html)
    body = seen_body(html)
    links = [one.get("href").strip() for one in body.all_elements() if one.name == "a"]
    reader.read(body)
    dead = [href for href in links if href and not _WHOLE.match(href)]
    return WholeBody(reader.text(), [words for words in hidden if words], dead)
