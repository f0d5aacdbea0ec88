"""What a feed says: its title and its entries, plain values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry. ``key`` is what its feed knows it by; ``address`` is empty where it stands on no page of its own.

    ``text`` is the whole article as Markdown, of an entry that has no page.
    """

    key: str
    address: str
    title: str
    language: str
    excerpt: str = ""
    said_at: datetime | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """A feed, its newest entries first."""

    title: str
    entries: Sequence[ReadEntry] = field(default_factory=list)
