"""How much of a page's parts is prose, how much is links. Each node is looked at once."""

import re
from dataclasses import dataclass

from tms.adapters.formats.web_page.tree import PageElement, Text, collapsed

IN_LINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "mark", "picture", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr",
})  # fmt: skip
"""Elements that belong to the line that they stand in."""

_LEAST = 80
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ADDRESS = re.compile(r"\s*https?://\S+\s*", re.IGNORECASE)
"""An address is no prose, however long it is."""

_TITLE = re.compile(r"h[1-6]")


@dataclass(slots=True)
class Extent:
    """Widths of all words and of those in links, how many links, the prose of the element's own paragraph, and that of
    all in it; its place in the page, and that of the last one in it; its neighbours.
    """

    at: int
    words: int = 0
    linked: int = 0
    links: int = 0
    own: int = 0
    prose: int = 0
    last: int = 0
    previous: PageElement | None = None
    next: PageElement | None = None


class Measures:
    """The measures of a page's elements as it was before it was taken apart."""

    def __init__(self, body: PageElement) -> None:
        self._of: dict[PageElement, Extent] = {}
        self._measure(body, is_linked=False)

    def get(self, element: PageElement) -> Extent:
        """Of an element that is not of the page, nothing."""
        return self._of.get(element) or Extent(0)

    def is_before(self, one: PageElement, other: PageElement) -> bool:
        """Whether the one begins before the other."""
        return self.get(one).at < self.get(other).at

    def is_in(self, one: PageElement, other: PageElement) -> bool:
        """Whether the one was the other or stood in it."""
        inner, outer = self._of.get(one), self._of.get(other)
        return bool(inner and outer and outer.at <= inner.at <= outer.last)

    def _measure(self, element: PageElement, *, is_linked: bool) -> Extent:
        self._of[element] = found = Extent(len(self._of))
        # What stands in the element's own line, through all that belongs to the line.
        words = linked = 0
        previous: PageElement | None = None
        for node in element.nodes:
            if isinstance(node, Text):
                width = width_of(node.words)
                words += width
                linked += width if is_linked or _ADDRESS.fullmatch(node.words) else 0
                continue
            inner = self._measure(node, is_linked=is_linked or node.name == "a")
            inner.previous = previous
            if previous is not None:
                self._of[previous].next = node
            previous = node
            found.links += inner.links + (node.name == "a")
            found.prose += inner.prose
            if node.name in IN_LINE and inner.prose == 0:
                words, linked = words + inner.words, linked + inner.linked
            else:
                found.words, found.linked = found.words + inner.words, found.linked + inner.linked
        found.words += words
        found.linked += linked
        is_line = element.name in IN_LINE or _TITLE.fullmatch(element.name)
        if not is_line and words - linked >= _LEAST and linked * 2 < words:
            found.own = words - linked
            found.prose += found.own
        found.last = len(self._of) - 1
        return found


def width_of(text: str) -> int:
    """How wide words are: a character of Chinese says as much as three letters."""
    plain = collapsed(text)
    return len(plain) + 2 * len(_HAN.findall(plain))
