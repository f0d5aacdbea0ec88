"""Bytes that a person uploaded, as text; what can't be an article is refused with words that say what to do."""

import codecs
import io
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from tms.adapters.formats.docx import WordDocument, docx_markdown, word_document
from tms.adapters.formats.docx_left_out import comments
from tms.adapters.formats.encodings import ENCODINGS, likeliest
from tms.adapters.formats.left_pictures import PICTURE
from tms.adapters.formats.web_page import known_codec, page_markdown, page_text
from tms.adapters.formats.zipped_page import page_in_archive
from tms.domain.errors import Invalid, TooLarge
from tms.domain.imported_article import LeftOut
from tms.domain.translatable import Words

LONGEST_LINE = 100_000
"""Characters. No paragraph is as long; a longer line is a minified file or a mistake."""

MOST_LINES = 30_000
"""A book has fewer. Each line may become a block, and some 100 µs go into reading one."""

PAGE_TO_TEXT = 5
"""So many times larger than the largest text a web page may be: its programs and styles are dropped."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SIGNATURES = {
    b"%PDF": Words("a PDF file"),
    b"PK\x03\x04": Words("a zipped document, but not one of Word’s"),
    b"PK\x05\x06": Words("a zip archive"),
    b"\xd0\xcf\x11\xe0": Words("an old Word document"),
    b"{\\rtf": Words("a rich text (RTF) file"),
    b"\x89PNG": Words("a picture"),
    b"\xff\xd8\xff": Words("a picture"),
    b"GIF8": Words("a picture"),
    b"RIFF": Words("a picture or sound"),
    b"\x1f\x8b": Words("a compressed file"),
    b"\x7fELF": Words("a program"),
    b"SQLite format 3": Words("a database"),
}
_MARKUP = re.compile(r"\s*(?:<!doctype html|<html\b|<\?xml\b)", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_INVISIBLE = re.compile(r"[\s\u200b\u2060\ufeff\u00ad]*")


def decode(data: bytes, max_bytes: int) -> str:
    """The text of an uploaded file, as ``decode_as`` reads it where nobody says how."""
    return decode_as(data, max_bytes)[0]


def decode_as(data: bytes, max_bytes: int, encoding: str | None = None) -> tuple[str, str]:
    """The text of an uploaded file without its byte order mark, and the encoding that it was read in.

    Of a Word document, and of a page in a zip archive, the text is Markdown, and the encoding empty.

    ``encoding`` is one of ``ENCODINGS``; without it UTF-8 is tried, and else the likeliest.

    Raises Invalid (``import_empty``, ``import_binary``, ``import_encoding``, ``import_line_too_long``,
    ``import_too_many_lines``, ``import_markup``) and TooLarge (``import_too_large``, for more than ``max_bytes``).
    """
    _check_size(len(data), max_bytes)
    is_archive_of_words = data.startswith(b"PK\x03\x04") and b"word/" in data
    if is_archive_of_words and (text := docx_markdown(io.BytesIO(data))) is not None:
        return check_text(text, max_bytes), ""
    if data.startswith(b"PK\x03\x04") and (text := _zipped(io.BytesIO(data), max_bytes)) is not None:
        return text, ""
    _refuse_others(data)
    text, used = _decoded(data, encoding if encoding in ENCODINGS else None)
    return check_text(text, max_bytes), used


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is known of a page that was fetched: the character set that its server said, and where it was."""

    charset: str = ""
    address: str = ""

    @property
    def encoding(self) -> str | None:
        """The one of ``ENCODINGS`` that the server said; None if it said none of them."""
        codec = known_codec(self.charset)
        return next((name for name, known in ENCODINGS.items() if known == codec), None)


def decode_page(
    data: bytes, max_bytes: int, encoding: str | None = None, fetched: Fetched | None = None
) -> tuple[str, str]:
    """The text of a web page that was saved, as Markdown, and the one of ``ENCODINGS`` that it was read in.

    Empty of another encoding, and where the text could not be written in it again. Raises as ``decode_as``; a page may
    be larger than its text.
    """
    _check_size(len(data), max_bytes * PAGE_TO_TEXT)
    _refuse_others(data)
    source, codec = page_text(data, ENCODINGS.get(encoding or ""), fetched.charset if fetched else "")
    text = check_text(read_page(source, fetched.address if fetched else ""), max_bytes)
    used = next((name for name, known in ENCODINGS.items() if known == codec), "")
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        used = ""
    return text, used


def read_page(source: str, address: str = "") -> str:
    """The source of a web page as Markdown; of a fetched one by its address. Raises Invalid (``import_binary``)."""
    _refuse_binary(source)
    return page_markdown(source, address)


def _refuse_others(data: bytes) -> None:
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise Invalid("import_binary", what=what)
    if data.startswith(_UTF32):
        raise Invalid("import_encoding", guess="UTF-32")


def _refuse_binary(text: str) -> None:
    if "\0" in text or len(_CONTROLS.findall(text)) > 8 + len(text) // 200:
        raise Invalid("import_binary", what=Words("binary data"))


def decode_document(path: Path, max_bytes: int) -> WordDocument:
    """A Word document, or a zipped page, on disk, as Markdown. Raises as ``decode_as``, by its size."""
    is_small = path.stat().st_size <= max_bytes
    if is_small and b"word/" not in path.read_bytes():
        return WordDocument(decode(path.read_bytes(), max_bytes))
    with path.open("rb") as file:
        document = word_document(file)
    if document is None and is_small:
        return WordDocument(decode(path.read_bytes(), max_bytes))
    if document is None:
        with path.open("rb") as file:
            text = _zipped(file, max_bytes)
        if text is None:
            raise Invalid("import_binary", what=_SIGNATURES[b"PK\x03\x04"])
        document = WordDocument(text)
    return replace(document, text=check_text(document.text, max_bytes))


def _zipped(file: IO[bytes], max_bytes: int) -> str | None:
    """The page in a zip archive as Markdown; pictures that it does not show are told too; None of other archives."""
    found = page_in_archive(file, max_bytes * PAGE_TO_TEXT)
    if found is None:
        return None
    text, _ = decode_page(found.source, max_bytes)
    told = comments(LeftOut(name, PICTURE) for name in found.pictures if name not in text)
    return check_text("\n\n".join([text.rstrip(), *told]), max_bytes)


def _decoded(data: bytes, encoding: str | None) -> tuple[str, str]:
    if data.startswith(_UTF16):
        return _decoded_utf16(data), "UTF-16 LE" if data.startswith(codecs.BOM_UTF16_LE) else "UTF-16 BE"
    used = encoding or likeliest(data)
    if used is None:
        if _is_binary(data):
            raise Invalid("import_binary", what=Words("binary data"))
        raise Invalid("import_encoding", guess=Words("an unknown encoding"))
    try:
        return data.decode(ENCODINGS[used]), used
    except UnicodeDecodeError as error:
        raise Invalid("import_encoding", guess=likeliest(data) or Words("an unknown encoding")) from error


def check_text(text: str, max_bytes: int) -> str:
    """Pasted text without a byte order mark, if it can be an article. Raises Invalid, TooLarge as ``decode`` does."""
    text = text.removeprefix("\ufeff")
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise Invalid("import_encoding", guess=Words("broken UTF-16")) from error
    _check_size(size, max_bytes)
    if _INVISIBLE.fullmatch(text):
        raise Invalid("import_empty")
    _refuse_binary(text)
    if _MARKUP.match(text):
        raise Invalid("import_markup")
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise Invalid("import_too_many_lines", lines=f"{len(lines):,}", most=f"{MOST_LINES:,}")
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            raise Invalid("import_line_too_long", line=number, length=f"{len(line):,}", most=f"{LONGEST_LINE:,}")
    return text


def _check_size(size: int, max_bytes: int) -> None:
    if size == 0:
        raise Invalid("import_empty")
    if size > max_bytes:
        raise TooLarge("import_too_large", size=f"{size:,}", most=f"{max_bytes:,}")


def _decoded_utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise Invalid("import_encoding", guess=Words("broken UTF-16")) from error


def _is_binary(data: bytes) -> bool:
    return b"\0" in data or len(_CONTROLS.findall(data.decode("latin-1"))) > len(data) // 50
