"""A version to be exported, as plain values: what the export formats write, whatever the database calls it."""

from dataclasses import dataclass, field
from datetime import date

from tms.domain.imported_article import Block
from tms.domain.pictures import ShownPictures


@dataclass(frozen=True, slots=True)
class ExportedSegment:
    """A segment for translators' tools. ``state`` is the XLIFF 2.1 one: initial, translated, reviewed or final."""

    id: str
    source: str
    target: str
    state: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ExportedVersion:
    """An article in one language. ``blocks`` hold inline markers and their meaning; ``segments`` serve PO only.

    ``tag`` is what the outside is told that it is in; None: the locale, as in files for translators. ``pictures`` are
    the article's own, by their numbers, at addresses that whoever gets the file can open; others are left out.
    """

    locale: str
    title: str
    blocks: list[Block]
    standfirst: str | None = None
    section: str | None = None
    author: str | None = None
    author_title: str | None = None
    published_on: date | None = None
    source_locale: str | None = None
    tags: list[str] = field(default_factory=list)
    segments: list[ExportedSegment] = field(default_factory=list)
    tag: str | None = None
    pictures: ShownPictures = field(default_factory=dict)
