"""The headline of a page that marks none."""

from tms.adapters.formats.web_page.measures import IN_LINE, Measures
from tms.adapters.formats.web_page.saying import DAY_WRITTEN, LONGEST_LINE
from tms.adapters.formats.web_page.tree import PageElement, words_in

_LEAST, _MOST = 16, 200
"""How wide a headline is that nothing marks."""
_NEAR = 80
"""How many elements before the text it begins."""


def unmarked_head(
    body: PageElement, first: PageElement, beside: set[PageElement], measures: Measures
) -> PageElement | None:
    """The line right above one with a day, shortly before the text: what is a headline and nothing says so."""
    best: PageElement | None = None
    above: PageElement | None = None
    begin = measures.get(first).at
    for one in body.all_elements():
        place = measures.get(one)
        if not place.words or one in beside or place.last >= begin:
            continue
        if one.name in IN_LINE or any(part.name not in IN_LINE for part in one.elements):
            continue
        is_day = place.words <= LONGEST_LINE and DAY_WRITTEN.search(words_in(one)) is not None
        if is_day and above:
            best = above
        is_likely = not is_day and _LEAST <= place.words <= _MOST and place.linked * 2 < place.words
        above = one if is_likely else None
    return best if best and begin - measures.get(best).at <= _NEAR else None
