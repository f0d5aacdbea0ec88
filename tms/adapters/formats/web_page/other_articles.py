"""Lists of other articles and of links on a page, by how they are built."""

import re

from tms.adapters.formats.web_page.measures import Measures
from tms.adapters.formats.web_page.tree import PageElement

_LISTS = re.compile(r"ul|ol|div|section|table|dl")
_LINKS = 0.6
_LEAST_POINT = 40


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
    is_block = _LISTS.fullmatch(element.name) is not None and found.links > 1
    is_linked = is_block and found.prose == 0 and found.linked > _LINKS * found.words
    # What says more beside each link than a day or a place is a list of the text.
    is_list = element.name in {"ul", "ol"}
    says_more = is_list and found.words - found.linked >= _LEAST_POINT * len(element.elements)
    return is_linked and not says_more and not _is_announced(element, measures)


def _is_announced(element: PageElement, measures: Measures) -> bool:
    """Whether a paragraph right above a list says what it lists."""
    above = measures.get(element).previous
    if element.name not in {"ul", "ol"} or above is None:
        return False
    return measures.get(above).own > 0 and above.text().rstrip().endswith((":", "："))


def summaries_of(
    scope: PageElement, title: PageElement, root: PageElement, beside: set[PageElement], measures: Measures
) -> list[PageElement]:
    """Lists between the headline and the text that sum it up: of lines as long as sentences, none of them a link."""
    return [
        one
        for one in scope.all_elements()
        if one.name in {"ul", "ol"}
        and measures.is_before(title, one)
        and measures.is_before(one, root)
        and not measures.is_in(one, title)
        and one not in beside
        and not measures.get(one).links
        and len(one.elements) > 1
        and all(measures.get(item).words >= _LEAST_POINT for item in one.elements)
    ]


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
