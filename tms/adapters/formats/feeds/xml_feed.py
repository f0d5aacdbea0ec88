"""Atom and RSS (2.0, 0.9 and 1.0), read as a stream by the parser that documents are read with.

Entities of the feed's own are refused, because they can grow. What is not well-formed, as many feeds are not (entities
of HTML, bare ampersands, control characters), is mended and read once more.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from xml.parsers import expat

from tms.adapters.formats.feeds.said import DAYS, SaidEntry, SaidFeed

_DEEPEST = 100
_MOST_READ = 20_000
"""Entries that are gone through to find the newest."""

_ENTRIES = frozenset({"entry", "item"})
_ROOTS = frozenset({"feed", "rss", "rdf:RDF", "RDF"})
_PLAIN = frozenset({"", "atom", "atom10", "rss"})
_SUMMARIES = frozenset({"summary", "description"})
_CONTENTS = frozenset({"content", "content:encoded", "xhtml:body", "body"})
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)(\w{1,30};)?")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")


class NotAFeedError(ValueError):
    """The XML is no feed, or can't be read."""


def read_xml_feed(text: str) -> SaidFeed:
    """What a feed's XML says. Raises NotAFeedError."""
    text = _DECLARATION.sub("", text.removeprefix("\ufeff"), count=1).lstrip()
    try:
        return _parsed(text)
    except expat.ExpatError:
        mended = _ENTITY.sub(_mended_entity, _CONTROLS.sub("", text))
    try:
        return _parsed(mended)
    except expat.ExpatError as error:
        raise NotAFeedError from error


def _mended_entity(found: re.Match[str]) -> str:
    words = unescape(found[0])
    return f"&amp;{found[0][1:]}" if words == found[0] else words.replace("&", "&amp;").replace("<", "&lt;")


def _parsed(text: str) -> SaidFeed:
    reader = _Reader()
    # What is handed over is UTF-8, whatever the feed says of itself.
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    # With a document type of its own an entity that is not known is passed over, and not asked for anywhere.
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.Parse(text.encode("utf-8", "replace"), True)
    if not reader.is_feed:
        raise NotAFeedError
    return reader.feed


def _refuse(*_: object) -> None:
    raise NotAFeedError


@dataclass(slots=True)
class _Reader:
    """Keeps no more than the words of the element that it is in, and the entries."""

    feed: SaidFeed = field(default_factory=SaidFeed)
    is_feed: bool = False
    _path: list[str] = field(default_factory=list)
    _entry: SaidEntry | None = None
    _words: list[str] = field(default_factory=list)
    # The depth of the element whose words are gathered; its own elements are written as the tags that they are.
    _gathering: int = 0
    _attributes: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        depth = len(self._path)
        if depth >= _DEEPEST:
            raise NotAFeedError
        name = _plain(name)
        if depth == 0:
            self.is_feed = name in _ROOTS
            if not self.is_feed:
                raise NotAFeedError
            self.feed.language = attributes.get("xml:lang", "")
        self._path.append(name)
        if self._gathering:
            self._words.append(f"<{name.rpartition(':')[2]}>")
        elif name in _ENTRIES and self._entry is None:
            if len(self.feed.entries) >= _MOST_READ:
                raise NotAFeedError
            self._entry = SaidEntry(id=attributes.get("rdf:about", ""), language=attributes.get("xml:lang", ""))
        elif self._is_field(depth):
            self._gathering, self._words, self._attributes = depth + 1, [], attributes

    def words(self, words: str) -> None:
        if self._gathering:
            # Within XHTML the words are words; outside of it the element's text is HTML, or words, as it says.
            is_inner = len(self._path) > self._gathering
            self._words.append(words.replace("&", "&amp;").replace("<", "&lt;") if is_inner else words)

    def end(self, name: str) -> None:
        depth = len(self._path)
        name = self._path.pop()
        if self._gathering and depth > self._gathering:
            self._words.append(f"</{name.rpartition(':')[2]}>")
        elif self._gathering:
            self._gathering = 0
            self._take(name, "".join(self._words).strip())
        elif name in _ENTRIES and self._entry is not None:
            self.feed.entries.append(self._entry)
            self._entry = None

    def _is_field(self, depth: int) -> bool:
        """Whether an element is one of the entry's own, or of the feed's."""
        above = self._path[depth - 1] if depth else ""
        return above in _ENTRIES if self._entry is not None else above in {"feed", "channel"}

    def _take(self, name: str, words: str) -> None:
        if self._entry is None:
            if name == "title":
                self.feed.title = self.feed.title or self._as_html(words)
            elif name == "language":
                self.feed.language = self.feed.language or words
        else:
            self._take_of(self._entry, name, words)

    def _take_of(self, entry: SaidEntry, name: str, words: str) -> None:
        if name == "link":
            self._take_link(entry, words)
        elif name in {"id", "guid"}:
            entry.id = words
            if name == "guid" and self._attributes.get("isPermaLink", "true") != "false":
                entry.link = entry.link or words
        elif name == "title":
            entry.title = self._as_html(words)
        elif name in _SUMMARIES:
            entry.summary = entry.summary or self._as_html(words)
        elif name in _CONTENTS:
            entry.content = max(entry.content, self._as_html(words), key=len)
        elif name.lower() in DAYS:
            entry.when.setdefault(name.lower(), words)

    def _take_link(self, entry: SaidEntry, words: str) -> None:
        """RSS writes it as words, Atom in an attribute; of several it is the one that says no other relation."""
        href = self._attributes.get("href", "")
        if self._attributes.get("rel", "alternate") == "alternate" and (href or words):
            is_page = "html" in self._attributes.get("type", "html")
            entry.link = href or words if is_page or not entry.link else entry.link

    def _as_html(self, words: str) -> str:
        """Atom says whether words are HTML; RSS leaves it open, and mostly they are."""
        is_words = self._attributes.get("type") in {"text", "text/plain"}
        return words.replace("&", "&amp;").replace("<", "&lt;") if is_words else words


def _plain(name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return local if prefix in _PLAIN else name
