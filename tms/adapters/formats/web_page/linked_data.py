"""What a page's JSON-LD says of its article: headline, people, day; from damaged JSON too, as pages have it."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from tms.adapters.formats.web_page.tree import collapsed

_ARTICLES = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|Review|Recipe|HowTo)")
_PAGES = re.compile(r"\w*Page")
_BAIDU = "cambrian.jsonld"
"""What Baidu has sites say of a page, of no kind: ``title``, ``pubDate``."""

_MOST, _DEEPEST, _MOST_NODES = 500_000, 6, 2_000
_MOST_PEOPLE = 8
_WRAPPED = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|;)\s*\Z")
_COMMA = re.compile(r",(?=\s*[}\]])")

Linked = Mapping[str, Any]


@dataclass(slots=True)
class LinkedData:
    """The nodes of all of a page's JSON-LD, in order; articles first where one is asked for."""

    articles: list[Linked] = field(default_factory=list)
    pages: list[Linked] = field(default_factory=list)
    _by_id: dict[str, Linked] = field(default_factory=dict)
    _nodes: int = 0

    def read(self, source: str) -> None:
        """Take what stands in a script; nothing of what can't be read."""
        if len(source) > _MOST:
            return
        plain = _WRAPPED.sub("", source)
        for text in (plain, _COMMA.sub("", plain)):
            try:
                document = json.loads(text, strict=False)
            except (ValueError, RecursionError):
                continue
            self._read(document, 0)
            return

    def _read(self, value: Any, depth: int) -> None:
        if depth > _DEEPEST or self._nodes > _MOST_NODES:
            return
        if isinstance(value, list):
            for one in value[:200]:
                self._read(one, depth + 1)
        elif isinstance(value, dict):
            self._nodes += 1
            kinds = list(_kinds(value))
            if any(_ARTICLES.fullmatch(kind) for kind in kinds):
                self.articles.append(value)
            elif _BAIDU in words_of(value.get("@context")) or any(_PAGES.fullmatch(kind) for kind in kinds):
                self.pages.append(value)
            known = value.get("@id")
            if isinstance(known, str) and "name" in value:
                self._by_id.setdefault(known, value)
            for key in ("@graph", "mainEntity", "mainEntityOfPage", "author", "creator"):
                self._read(value.get(key), depth + 1)

    def says(self, key: str) -> str:
        """The first words that an article, or else the page, has for a key."""
        return next((words for one in self._all() if (words := words_of(one.get(key)))), "")

    def keywords(self) -> str:
        value = next((found for one in self._all() if (found := one.get("keywords"))), "")
        return ",".join(map(words_of, value[:100])) if isinstance(value, list) else words_of(value)

    def people(self, site: str) -> list[str]:
        """Who wrote it: the people of an article, without an organisation that is the site itself."""
        publishers = {words_of(_as_node(one.get("publisher")).get("name")).casefold() for one in self._all()}
        own = {*publishers, site.casefold()}
        for node in self._all():
            for key in ("author", "creator"):
                found = list(self._people(node.get(key), own))
                if found:
                    return list(dict.fromkeys(found))[:_MOST_PEOPLE]
        return []

    def _people(self, value: Any, own: set[str]) -> Iterator[str]:
        for one in value[: 2 * _MOST_PEOPLE] if isinstance(value, list) else [value]:
            node = _as_node(one)
            known = self._by_id.get(str(node.get("@id")), node) if "name" not in node else node
            name = known.get("name") if known else one
            kinds = set(_kinds(known))
            # An organisation is a publisher, or the name of the site once more.
            if not kinds or "Person" in kinds:
                names = map(words_of, name if isinstance(name, list) else [name])
                yield from (words for words in names if words and (kinds or words.casefold() not in own))

    def _all(self) -> Sequence[Linked]:
        return [*self.articles, *self.pages]


def _as_node(value: Any) -> Linked:
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, dict) else {}


def _kinds(node: Linked) -> Iterator[str]:
    kinds = node.get("@type")
    for kind in kinds[:10] if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str):
            yield re.split(r"[/#:]", kind)[-1]


def words_of(value: Any) -> str:
    """A text of JSON-LD as words; empty of anything else."""
    return collapsed(unescape(value)) if isinstance(value, str) else ""
