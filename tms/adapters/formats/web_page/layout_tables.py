"""Tables that a page is laid out in: their cells only say where on the page something stands."""

from collections.abc import Sequence

from tms.adapters.formats.web_page.measures import width_of
from tms.adapters.formats.web_page.tree import PageElement

_LONG_CELL, _SHORT_TEXT, _PARTS = 1200, 240, 3
_BREAKS = frozenset({"p", "div", "br"})
_HEADINGS = frozenset({"h1", "h2", "h3"})


def is_layout(rows: Sequence[Sequence[PageElement]]) -> bool:
    """Whether hardly one column has words, or a cell holds more than a table's do: a headline and its text, or long
    text in parts.
    """
    columns = {at for cells in rows for at, cell in enumerate(cells) if _has_content(cell)}
    return len(columns) < 2 or any(_is_page(cell) for cells in rows for cell in cells)


def _has_content(cell: PageElement) -> bool:
    return bool(cell.text().strip()) or any(one.name == "img" for one in cell.all_elements())


def _is_page(cell: PageElement) -> bool:
    width, names = width_of(cell.text()), [one.name for one in cell.all_elements()]
    is_long = width >= _LONG_CELL and sum(name in _BREAKS for name in names) >= _PARTS
    return is_long or (width >= _SHORT_TEXT and not _HEADINGS.isdisjoint(names))
