"""Lists of other articles and of links on a page, by how they are built."""

import re

from tms.adapters.formats.web_page.measures import Measures
from tms.adapters.formats.web_page.tree import PageElement

_LISTS = re.compile(r"ul|ol|div|section|table|dl")
_LINKS = 0.6


def teasers_beside(root: PageElement, beside: set[PageElement], measures: Measures) -> set[PageElement]:
    """Lists of other articles, each with a link and some of its words, before or after all of the article's prose."""
    teasers: set[PageElement] = set()
    is_before, since = True, list[PageElement]()
    for element in root.all_elements():
        if element.parent in teasers:
            teasers.add(element)
        elif element in beside:
            continue
        elif _is_teasers(element, measures):
            teasers.add(element)
            since.append(element)
        elif measures.get(element).own:
            if not is_before:
                for one in since:
                    teasers -= {one, *one.all_elements()}
            is_before, since = False, []
    return teasers


def _is_teasers(element: PageElement, measures: Measures) -> bool:
    parts = [found for one in element.elements if (found := measures.get(one)).words > 20]
    if len(parts) < 3 or element.name == "p":
        return False
    others = [one for one in parts if one.links > 0 and one.linked > 20 and one.linked * 6 > one.words < 700]
    return len(others) * 5 >= len(parts) * 4


def is_links(element: PageElement, measures: Measures) -> bool:
    """A list of links, none of them within a sentence."""
    found = measures.get(element)
    is_list = _LISTS.fullmatch(element.name) and found.links > 1
    return bool(is_list) and found.prose == 0 and found.linked > _LINKS * found.words


def in_lists(scope: PageElement, title: PageElement, root: PageElement, measures: Measures) -> set[PageElement]:
    """All that stands in lists of other articles or of links around the text, in what holds it and the title."""
    found: set[PageElement] = set()
    for element in scope.all_elements():
        is_of_text = measures.is_in(element, root) and not measures.is_before(element, title)
        holds = measures.is_in(title, element) or measures.is_in(root, element)
        is_list = not is_of_text and not holds and (_is_teasers(element, measures) or is_links(element, measures))
        if element.parent in found or is_list:
            found.add(element)
    return found
