"""Clean documents in three languages: news, articles of the corpora, and news that was written for this benchmark.

Every other document of each collection is of the development half: tolerances are chosen on it; the other half is only
reported.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tms.adapters.formats import read_inline_markdown
from tms.domain.inline import codes_to_json
from tms.domain.locales import EN, ZH_HANS, ZH_HANT_TW

LOCALES = (EN, ZH_HANS, ZH_HANT_TW)
DATA = Path(__file__).parents[3] / "../shared/data"
NEWS = DATA / "news/ntrex/ntrex.dev.jsonl"
ARTICLES = DATA / "triples/triples.dev.jsonl"
WRITTEN, DOCUMENTATION, REAL_NEWS = "written for the project", "documentation", "real news"
COLLECTIONS = (WRITTEN, DOCUMENTATION, REAL_NEWS)
OWN = Path(__file__).with_name("news.txt")

_MARKED = re.compile(r"^\s*(?:#{1,6}|[-*+]|\d{1,2}[.)]|>)\s+")
_KINDS = {"h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "li": "list_item", "quote": "quotation"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One block in one language: text with inline markers, and what they mean."""

    text: str
    codes: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The same block in the three languages."""

    kind: str
    pieces: tuple[Piece, Piece, Piece]


@dataclass(frozen=True, slots=True)
class Document:
    """A document of one kind of text; ``is_development`` says to which half it belongs."""

    collection: str
    name: str
    is_development: bool
    rows: list[Row] = field(default_factory=list)

    @property
    def words(self) -> int:
        """Words of the English text."""
        return sum(len(row.pieces[0].text.split()) for row in self.rows)


def documents() -> list[Document]:
    """All that is there: without the corpora, the texts that were written for the benchmark."""
    found: list[Document] = []
    for collection, rows in ((REAL_NEWS, _corpus(NEWS)), (DOCUMENTATION, _corpus(ARTICLES)), (WRITTEN, _own())):
        by_name: dict[str, list[Row]] = {}
        for name, row in rows:
            by_name.setdefault(name, []).append(row)
        for number, (name, its) in enumerate(by_name.items()):
            found.append(Document(collection, name, number % 2 == 0, its))
    return found


def _corpus(path: Path) -> Iterator[tuple[str, Row]]:
    if not path.exists():
        return
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        english, hans, hant = (_piece(row[key]) for key in ("en", "zh_hans", "zh_hant"))
        yield row["doc"], Row(_KINDS.get(row.get("type", "p"), "paragraph"), (english, hans, hant))


def _piece(text: str) -> Piece:
    """Its mark of a heading or list item belongs to the block, and is no text."""
    read = read_inline_markdown(_MARKED.sub("", text))
    return Piece(read.text, codes_to_json(read.codes))


def _own() -> Iterator[tuple[str, Row]]:
    lines = [line for line in OWN.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    name, pending = "", list[Piece]()
    for line in lines:
        if line.startswith("== "):
            name = line[3:]
            continue
        pending.append(Piece(line))
        if len(pending) == len(LOCALES):
            english, hans, hant = pending
            yield name, Row("paragraph", (english, hans, hant))
            pending = []
