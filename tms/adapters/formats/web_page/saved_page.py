"""Which file is a web page, and its bytes as text: by byte order mark, by what the page says, else as it looks."""

import codecs
import re
from pathlib import PurePath

from tms.adapters.formats.encodings import ENCODINGS, likeliest

NAMES = frozenset({".html", ".htm", ".xhtml"})
"""The ends of names of files that are web pages."""

_BEGIN = re.compile(
    r"\s*(?:<\?xml\b[^<>]*>\s*)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*){0,20}<(?:!doctype\s+html|html)\b", re.IGNORECASE
)
_BLOCKS = "p|h[1-6]|div|article|section|main|header|ul|ol|li|blockquote|figure|table"
_BLOCK = re.compile(rf"<(?P<closing>/?)(?P<name>{_BLOCKS})(?=[\s>/])[^<>]*+>", re.IGNORECASE)
_BLOCK_FIRST = re.compile(rf"(?:<!--(?:[^-]|-(?!->)){{0,2000}}-->\s*){{0,20}}<(?:{_BLOCKS})(?=[\s>])", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} |```)", re.MULTILINE)
_LEAST_BLOCKS, _LONGEST_LOOK = 2, 200_000
_WRONG = 200
"""A page is not in the encoding that it declares if more than one of so many characters is none."""

_WESTERN = "cp1252"
_ASCII = bytes(range(128))
_ENOUGH = 24
"""Bytes. Of Chinese in GBK or Big5 that many are never UTF-8 throughout."""

_SAMPLE = 4_096
_DECLARED = re.compile(rb"<meta\b[^<>]*?\bcharset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b[^<>]*?\bencoding\s*=\s*[\"']([\w:.-]{1,40})", re.IGNORECASE)
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_WIDER = {
    **dict.fromkeys(("gb2312", "gbk", "hz", "euc_cn"), "gb18030"),
    "big5": "big5hkscs",
    **dict.fromkeys(("iso8859-1", "ascii"), "cp1252"),
    # A page whose bytes could be read this far is not in it, whatever it says.
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be"), "utf-8"),
}
"""What browsers read a page in that declares a narrower encoding."""


def looks_like_page(text: str) -> bool:
    """Whether a text begins as a web page's source does."""
    return _BEGIN.match(text[:60_000].removeprefix("\ufeff")) is not None


def looks_like_source(text: str) -> bool:
    """Whether a text is a piece of a page's source: nothing but tags, and words in blocks that are closed properly."""
    plain = text.removeprefix("\ufeff").strip()
    if not (plain.endswith(">") and _BLOCK_FIRST.match(plain[:60_000])) or _MARKDOWN.search(plain):
        return False
    open_: list[str] = []
    closed = 0
    for tag in _BLOCK.finditer(plain[:_LONGEST_LOOK]):
        if not tag["closing"]:
            open_.append(tag["name"].lower())
        elif open_ and open_[-1] == tag["name"].lower():
            open_.pop()
            closed += 1
    return closed >= _LEAST_BLOCKS


def is_page(data: bytes, filename: str | None) -> bool:
    """Whether a file is a web page, by its name or by how it begins."""
    if filename and PurePath(filename).suffix.lower() in NAMES:
        return True
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    return looks_like_page(data[len(mark) : 60_000].replace(b"\0", b"").decode("latin-1"))


def page_text(data: bytes, encoding: str | None = None, charset: str = "") -> tuple[str, str]:
    """The source of a page and Python's name of its encoding. ``encoding`` is what a person says that it is in.

    ``charset`` is what its server says. That comes before what the page says of itself, except for the western one that
    servers say of whatever they have.
    A byte that means nothing in it becomes U+FFFD, as in a browser.
    """
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    if encoding:
        return data.decode(encoding, "replace"), encoding
    told, declared = known_codec(charset), _declared(data)
    declared = told if told and (told != _WESTERN or declared is None) else declared
    if declared != "utf-8" and _is_utf_8(data):
        return data.decode(), "utf-8"
    text = data.decode(declared, "replace") if declared else ""
    if declared and text.count("\ufffd") * _WRONG <= len(text):
        return text, declared
    # What a page says of itself is wrong where many of its bytes are none of it.
    used = ENCODINGS.get(likeliest(data) or "", declared or "utf-8")
    return data.decode(used, "replace"), used


def _is_utf_8(data: bytes) -> bool:
    """Whether bytes beyond ASCII are UTF-8, too many for chance: a program wrote so what a browser showed."""
    return len(data.translate(None, _ASCII)) >= _ENOUGH and likeliest(data) == "UTF-8"


def _declared(data: bytes) -> str | None:
    found = _XML.match(data[:_SAMPLE]) or _DECLARED.search(data[:_SAMPLE])
    return known_codec(found[1].decode("ascii", "replace")) if found else None


def known_codec(charset: str) -> str | None:
    """Python's name of the encoding that browsers read a page in that is said to be in this one."""
    if not charset:
        return None
    try:
        name = codecs.lookup(charset).name
        "".encode(name)
    except (LookupError, TypeError, ValueError):
        return None
    return _WIDER.get(name, name)
