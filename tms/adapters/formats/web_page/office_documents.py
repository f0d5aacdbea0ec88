"""Which pages office programs wrote: what was struck out there is a tracked change, and elsewhere words to read."""

import re

from tms.adapters.formats.web_page.tree import PageElement, body_of, remove, words_in

_WRITERS = re.compile(r"\b(?:Libre|Open)Office\b", re.IGNORECASE)
"""What programs call themselves in their pages that write what was struck out as HTML's own deletion."""


def is_of_google(body: PageElement) -> bool:
    return "doc-content" in body.get("class").split()


def is_office_document(html: PageElement, body: PageElement) -> bool:
    """Whether Word or Google Docs wrote it, by what stands in it. Of Word's marks some leave only the classes."""
    elements = body.all_elements()
    if is_of_google(body) or "xmlns:w" in html.attributes:
        return True
    if any(one.get("id").startswith("docs-internal-guid") for one in elements):
        return True
    lines = [one for one in elements if one.name in {"p", "li"}]
    words = sum(one.get("class").startswith("Mso") for one in lines)
    return words * 2 > len(lines) and not any(map(is_menu, elements))


def take_deletions(html: PageElement) -> list[str]:
    """Take out of what an office program wrote the words that its tracked changes struck out; these words."""
    body = body_of(html)
    if not is_office_document(html, body) and not _is_of_writer(html):
        return []
    deletions = [one for one in body.all_elements() if one.name == "del"]
    words = [words_in(one) for one in deletions]
    for one in deletions:
        remove(one)
    return list(filter(None, words))


def _is_of_writer(html: PageElement) -> bool:
    said = (one for one in html.all_elements() if one.name == "meta" and one.get("name").lower() == "generator")
    return any(_WRITERS.search(one.get("content")) for one in said)


def is_menu(element: PageElement) -> bool:
    """What says by itself, and by no name of a class, that it is no part of an article: the page is whole then."""
    return element.name in {"nav", "footer"} or element.get("role") in {"navigation", "banner", "contentinfo"}
