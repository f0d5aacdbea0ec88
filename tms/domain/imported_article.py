"""An article as an import understood what was pasted: plain values, before anything is created."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tms.domain.inline import Codes

BlockKind = Literal["standfirst", "paragraph", "heading", "list_item", "quotation", "caption", "table_cell"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the body: ``text`` with inline markers, ``codes`` their meaning, ``level`` of a heading or item."""

    kind: BlockKind
    text: str
    codes: Codes = field(default_factory=dict)
    level: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is not part of the article, and why (``language line``, ``page furniture`` …)."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """An article as understood. ``doubtful`` names the fields that a person should look at, each with the reason.

    ``external_id`` is its number where it comes from, ``source_address`` where it stands on the web.
    ``tags`` are names in any language, as they came with it.
    """

    language: str
    title: str | None
    blocks: list[Block]
    section: str | None = None
    author: str | None = None
    author_title: str | None = None
    published_on: date | None = None
    left_out: list[LeftOut] = field(default_factory=list)
    doubtful: dict[str, str] = field(default_factory=dict)
    external_id: str | None = None
    source_address: str | None = None
    tags: list[str] = field(default_factory=list)
