"""Collections of real pages beside what people say stands in them, as three public projects lay them out, and our own.

Readability's ``test-pages`` (Apache-2.0) has a folder for each page; Scrapinghub's ``article-extraction-benchmark``
(MIT) and Trafilatura's ``tests`` (Apache-2.0) one file for all. The pages themselves belong to those who wrote them.

A collection of one's own is a folder with ``pages/NAME.html`` and ``expected.jsonl``, of one object a line: ``file``,
``title``, ``authors`` (none: ``[]``), ``date`` (or null), ``body`` (its blocks in order), ``emphasis`` (in how many
places).
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tms.adapters.formats.read_html import read_html_blocks
from tms.domain.inline import plain

_LANGUAGE = re.compile(r"<html[^<>]*\blang=[\"']?([A-Za-z]{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sample:
    """A page and what a person found in it; None where nobody said."""

    name: str
    html: str
    title: str | None = None
    author: str | None = None
    published_on: date | None = None
    body: str | None = None
    blocks: tuple[str, ...] = ()
    """The body's paragraphs, headings and items, where each is said by itself."""
    authors: tuple[str, ...] | None = None
    emphasis: int | None = None
    is_own: bool = False
    """Whether somebody wrote down what is expected of it for this measure: all of it may be looked at."""

    @property
    def is_development(self) -> bool:
        """Whether rules may be tried on it; the other half is for measuring alone."""
        return self.is_own or hashlib.sha256(self.name.encode()).digest()[0] % 2 == 0

    @property
    def language(self) -> str:
        """What the page says of itself; empty if nothing."""
        found = _LANGUAGE.search(self.html[:20_000])
        return found[1].lower() if found else ""


def samples(folder: Path) -> Iterator[Sample]:
    """Those of the collections that lie in the folder, at any depth."""
    for source in sorted(folder.rglob("source.html")):
        yield _of_readability(source.parent)
    for truth in sorted(folder.rglob("ground-truth.json")):
        yield from _of_scrapinghub(truth)
    for truth in sorted(folder.rglob("evaldata.json")):
        yield from _of_trafilatura(truth)
    for truth in sorted(folder.rglob("expected.jsonl")):
        yield from _of_our_own(truth)


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _words(html: str) -> str:
    return "\n".join(plain(block.text, block.codes) for block in read_html_blocks(html))


def _of_readability(folder: Path) -> Sample:
    says = json.loads((folder / "expected-metadata.json").read_text(encoding="utf-8"))
    html = (folder / "source.html").read_text(encoding="utf-8", errors="replace")
    body = _words((folder / "expected.html").read_text(encoding="utf-8"))
    stamp = _date(says.get("publishedTime"))
    return Sample(folder.name, html, says["title"] or None, says.get("byline") or None, stamp, body)


def _of_scrapinghub(truth: Path) -> Iterator[Sample]:
    for name, says in json.loads(truth.read_text(encoding="utf-8")).items():
        html = gzip.decompress((truth.parent / f"html/{name}.html.gz").read_bytes()).decode(errors="replace")
        yield Sample(name, html, body=says["articleBody"])


def _of_trafilatura(truth: Path) -> Iterator[Sample]:
    for says in json.loads(truth.read_text(encoding="utf-8")).values():
        paths = [path for room in ("eval", "cache") if (path := truth.parent / room / says["file"]).is_file()]
        if paths and says.get("title"):
            html = _read(paths[0])
            people = says.get("author") or None
            author = ", ".join(people) if isinstance(people, list) else people
            yield Sample(says["file"], html, says["title"], author, _date(says.get("date")))


def _of_our_own(truth: Path) -> Iterator[Sample]:
    for line in filter(str.strip, truth.read_text(encoding="utf-8").splitlines()):
        says = json.loads(line)
        authors = tuple(says["authors"])
        blocks = tuple(" ".join(block.split()) for block in says["body"])
        yield Sample(
            says["file"],
            _read(truth.parent / "pages" / says["file"]),
            says["title"] or None,
            ", ".join(authors) or None,
            _date(says["date"]),
            "\n".join(blocks),
            blocks,
            authors,
            says["emphasis"],
            is_own=True,
        )


def _read(path: Path) -> str:
    sent = path.read_bytes()
    try:
        return sent.decode()
    except UnicodeDecodeError:
        return sent.decode("gb18030" if b"gb" in sent[:2000].lower() else "cp1252", errors="replace")
