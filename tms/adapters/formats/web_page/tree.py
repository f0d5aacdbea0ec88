"""A page's elements and texts as a tree that can be taken apart; parsed as browsers do (HTML's own algorithm)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser

_DEEPEST = 150
"""Elements within each other. What lies deeper stands beside its parent, as Python's stack has an end."""

_SPACE = re.compile(r"\s+")


@dataclass(eq=False, slots=True)
class Text:
    """Words between tags."""

    words: str
    parent: "PageElement | None" = None


@dataclass(eq=False, slots=True)
class PageElement:
    """An element. ``remove`` takes a node out of it, and adding one elsewhere does too."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: "PageElement | None" = None
    _nodes: list["Node"] = field(default_factory=list)

    @property
    def nodes(self) -> list["Node"]:
        """What stands in it now."""
        return [node for node in self._nodes if node.parent is self]

    @property
    def elements(self) -> list["PageElement"]:
        """The elements that stand in it now, without those in them."""
        return [node for node in self._nodes if isinstance(node, PageElement) and node.parent is self]

    def add(self, *nodes: "Node") -> None:
        for node in nodes:
            node.parent = self
            self._nodes.append(node)

    def get(self, name: str) -> str:
        """An attribute; empty if it has none of that name."""
        return self.attributes.get(name, "")

    def all_nodes(self) -> Iterator["Node"]:
        """All that stands in it, in order."""
        waiting: list[Node] = self.nodes[::-1]
        while waiting:
            node = waiting.pop()
            yield node
            if isinstance(node, PageElement):
                waiting += node.nodes[::-1]

    def all_elements(self) -> list["PageElement"]:
        """All elements in it, in order."""
        return [node for node in self.all_nodes() if isinstance(node, PageElement)]

    def text(self) -> str:
        return "".join(node.words for node in self.all_nodes() if isinstance(node, Text))

    def says(self, names: str, attribute: str) -> bool:
        """Whether the words of an attribute hold one of these."""
        return not set(names.split()).isdisjoint(self.get(attribute).split())

    def above(self) -> Iterator["PageElement"]:
        """Itself and what it stands in, from the inner to the outer."""
        at: PageElement | None = self
        while at is not None:
            yield at
            at = at.parent

    def is_in(self, other: "PageElement") -> bool:
        """Whether it is the other or stands in it."""
        return any(one is other for one in self.above())


Node = PageElement | Text


def remove(node: Node) -> None:
    """Take a node out of what it stands in."""
    node.parent = None


def body_of(html: PageElement) -> PageElement:
    """What a page shows: its body, or all of a piece of one."""
    return next((one for one in html.elements if one.name == "body"), html)


def words_in(node: Node) -> str:
    """The words in a node, with a space between its parts."""
    if isinstance(node, Text):
        return collapsed(node.words)
    return collapsed(" ".join(part.words for part in node.all_nodes() if isinstance(part, Text)))


def collapsed(text: str) -> str:
    """The text with one space wherever it has any."""
    return _SPACE.sub(" ", text).strip()


def parse_page(source: str) -> PageElement:
    """The page's ``html`` element."""
    parsed = LexborHTMLParser(source).root
    root = PageElement("html")
    if parsed is None:
        return root
    root.attributes = _attributes(parsed)
    # The element that each depth adds to, from the root down.
    open_: list[PageElement] = [root]
    at, depth = parsed.first_child, 1
    while at is not None:
        above = open_[min(depth, _DEEPEST) - 1]
        if at.is_text_node:
            above.add(Text(at.text_content or ""))
        elif at.is_element_node:
            one = PageElement(at.tag or "", _attributes(at))
            above.add(one)
            del open_[min(depth, _DEEPEST) :]
            open_.append(one)
            if at.first_child is not None:
                at, depth = at.first_child, depth + 1
                continue
        while at is not None and at.next is None:
            at, depth = at.parent, depth - 1
            if depth < 1:
                return root
        at = at.next if at is not None else None
    return root


def _attributes(node: Any) -> dict[str, str]:
    return {name: value or "" for name, value in node.attributes.items()}
