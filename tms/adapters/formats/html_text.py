"""The words of raw HTML inside Markdown, and a list of everything else that stood there.

A scanner of our own: the standard library's parser takes minutes for a page of comments that are never closed.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from html import unescape

from tms.adapters.formats.left_pictures import DESCRIBED_PICTURE, PICTURE, left_tag
from tms.domain.imported_article import LeftOut

HTML_TAG = "HTML tag"
HTML_COMMENT = "HTML comment"
AROUND = "around the article"
"""Why a page’s menus are left out that was pasted whole: `rich-paste.js` hands them on as comments that begin so."""

HEADING_NUMBER, LIST_NUMBER = "number of a heading", "number of a list as it was shown"
PLAYED = "video, sound or page within the text"
"""Why players and frames of a pasted page are left out, by their titles or addresses."""
LEFT_OF_WORD = (
    PICTURE, "chart", "diagram", "drawing", "embedded object", "comment", "page header", "page footer",
    "struck out", "hidden words", "reading above a character", "prompt of an empty field",
    DESCRIBED_PICTURE, "equation in one line", "sign of a font", HEADING_NUMBER, LIST_NUMBER,
)  # fmt: skip
"""What a Word document has beside its text: `docx.py` hands it on as comments that begin so."""

HIDDEN = frozenset(
    "script style template iframe noembed noframes noscript object applet svg canvas audio video".split()  # noqa: SIM905 - names read better in a row
)
"""Elements whose content is no text of the page: programs, styles, drawings, and what stands in for a player."""

_TO_THE_END = frozenset({"script", "style"})
"""Without their closing tag these go on to the end, for a browser too; of others the tag alone is dropped."""

PIECE = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)|<(?P<closing>/?)(?P<tag>[A-Za-z][\w:-]*+)(?P<attributes>[^<>]*+)>|<[!?][^<>]*+>",
    re.DOTALL,
)
"""A tag, comment or declaration. Nothing taken is given back: an unclosed name would be read from each letter."""
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class HtmlTag:
    """A tag's name in lower case, and whether it closes an element."""

    name: str
    closing: bool


def read_tag(source: str) -> HtmlTag | None:
    """The tag that the source begins with; None for a comment or declaration."""
    found = PIECE.match(source)
    return HtmlTag(found["tag"].lower(), bool(found["closing"])) if found and found["tag"] else None


def dropped(source: str) -> LeftOut | None:
    """A tag, comment or declaration as what was left out; None for a comment that says nothing."""
    found = PIECE.match(source)
    if found and (found["tag"] or "").lower() == "img":
        return left_tag(found["attributes"])
    if found is None or found["comment"] is None:
        return LeftOut(source, HTML_TAG)
    words = found["comment"].strip()
    why, between, said = words.partition(": ")
    if between and (why in {AROUND, PLAYED} or why in LEFT_OF_WORD):
        return LeftOut(said, why)
    return LeftOut(words, HTML_COMMENT) if words else None


def hidden(name: str, tag: str, content: str) -> LeftOut:
    """A hidden element by its content, or by its tag if it has none, such as a frame's with the address."""
    return LeftOut(content.strip() or tag, name)


@dataclass(slots=True)
class HtmlText:
    """``paragraphs`` of visible text, and what was left out between them."""

    paragraphs: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _never_closed: set[str] = field(default_factory=set)

    def read(self, source: str) -> None:
        at = 0
        while piece := PIECE.search(source, at):
            self._words.append(unescape(source[at : piece.start()]))
            at = piece.end()
            name = (piece["tag"] or "").lower()
            end = self._end_of_hidden(source, at, name) if name in HIDDEN and not piece["closing"] else None
            if end:
                self.left_out.append(hidden(name, piece[0], source[at : end[0]]))
                at = end[1]
                continue
            line = dropped(piece[0])
            self.left_out += [line] if line else []
            self._tag(name)
        self._words.append(unescape(source[at:]))
        self._finish()

    def _end_of_hidden(self, source: str, start: int, name: str) -> tuple[int, int] | None:
        """Where the closing tag begins and ends. A name that was looked for in vain is not looked for again."""
        closing = None if name in self._never_closed else _closing(name).search(source, start)
        if closing:
            return closing.span()
        self._never_closed.add(name)
        return (len(source), len(source)) if name in _TO_THE_END else None

    def _tag(self, name: str) -> None:
        if name and name not in _INLINE:
            self._finish()

    def _finish(self) -> None:
        words = " ".join("".join(self._words).split())
        self.paragraphs += [words] if words else []
        self._words = []


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?![\w:-])[^<>]*>", re.IGNORECASE)


def read_html_text(source: str) -> HtmlText:
    """The visible text of a piece of HTML, a paragraph for each block of it, and what is not visible."""
    found = HtmlText()
    found.read(source)
    return found
