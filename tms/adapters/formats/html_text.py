"""The words of raw HTML inside Markdown, without its tags.

A scanner of our own: the standard library's parser takes minutes for a page of comments that are never closed.
"""

import re
from dataclasses import dataclass, field
from html import unescape

_PIECE = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)|<(?P<closing>/?)(?P<tag>[A-Za-z][\w:-]*)(?P<attributes>[^<>]*)>|<[!?][^<>]*>",
    re.DOTALL,
)
_ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
    }
)
_UNSEEN = frozenset({"script", "style", "template"})


@dataclass(slots=True)
class HtmlText:
    """``paragraphs`` of visible text; ``unseen`` is what a browser doesn't show, with the reason."""

    paragraphs: list[str] = field(default_factory=list)
    unseen: list[tuple[str, str]] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _unseen_tag: str | None = None

    def text(self, source: str) -> None:
        if self._unseen_tag is None:
            self._words.append(unescape(source))
        elif source.strip():
            self.unseen.append((source.strip(), f"{self._unseen_tag} in the page"))

    def tag(self, name: str, *, closing: bool, attributes: str) -> None:
        if name not in _INLINE:
            self.finish()
        if name in _UNSEEN:
            self._unseen_tag = None if closing else name
        alt = _ALT.search(attributes) if name == "img" else None
        if alt:
            self._words.append(unescape(alt[1] or alt[2] or alt[3] or ""))
            self.finish()

    def finish(self) -> None:
        words = " ".join("".join(self._words).split())
        self.paragraphs += [words] if words else []
        self._words = []


def read_html_text(source: str) -> HtmlText:
    """The visible text of a piece of HTML, a paragraph for each block of it, and what is not visible."""
    found = HtmlText()
    at = 0
    for piece in _PIECE.finditer(source):
        found.text(source[at : piece.start()])
        at = piece.end()
        if piece["tag"]:
            found.tag(piece["tag"].lower(), closing=bool(piece["closing"]), attributes=piece["attributes"])
        elif (piece["comment"] or "").strip():
            found.unseen.append((piece["comment"].strip(), "comment in the source"))
    found.text(source[at:])
    found.finish()
    return found
