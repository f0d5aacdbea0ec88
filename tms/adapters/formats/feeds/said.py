"""What a feed said of one entry, before it is judged: words as they stood there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_ENTRIES = 500
"""Entries of one feed that are read: the newest of them. A list of thousands is an archive, and nobody's news."""


@dataclass(slots=True)
class SaidEntry:
    """``content`` is the whole article in HTML, ``summary`` less of it; ``when`` are days in any form, best first."""

    id: str = ""
    link: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    when: dict[str, str] = field(default_factory=dict)
    language: str = ""


@dataclass(slots=True)
class SaidFeed:
    """A feed's own title, language and base address, and its entries in its order."""

    title: str = ""
    language: str = ""
    entries: list[SaidEntry] = field(default_factory=list)


DAYS: Mapping[str, int] = {"published": 0, "issued": 0, "pubdate": 0, "dc:date": 1, "updated": 2, "modified": 2}
"""The elements that say when, the best of them lowest."""
