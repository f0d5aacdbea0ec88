"""What a person uploads or pastes to become an article: decoded, its format and language found, and read."""

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tms.adapters.formats.article import read_article
from tms.adapters.formats.brought_pictures import BroughtPictures, SentPicture, brought_number, without_data
from tms.adapters.formats.decoding import Fetched, check_text, decode_as, decode_document, decode_page, read_page
from tms.adapters.formats.guessing import Format, guess_format
from tms.adapters.formats.import_places import places_of
from tms.adapters.formats.web_page import is_page, looks_like_page, looks_like_source
from tms.domain.imported_article import ImportedArticle
from tms.domain.inline import plain
from tms.language.conversion import detect_locale


@dataclass(frozen=True, slots=True)
class Upload:
    """The text, what it was read as, and the page that is in it; before which block each line stood that it left out.

    ``is_chosen`` if a person said its language. ``encoding`` is what a file's text was read in; empty of other things.
    ``source`` is HTML that was pasted as words, and read as what it says. ``pictures`` came with it, and stand in the
    page by their numbers.
    """

    text: str
    format: Format
    page: ImportedArticle
    places: Sequence[int]
    is_chosen: bool
    encoding: str = ""
    source: str = ""
    pictures: Sequence[SentPicture] = ()


def read_upload(
    sent: bytes | str | Path,
    most: int,
    *,
    filename: str | None = None,
    wanted: str = "auto",
    language: str | None = None,
    encoding: str | None = None,
    charset: str = "",
    address: str = "",
    beside: Mapping[str, int] | None = None,
    known: Sequence[int] = (),
) -> Upload:
    """Read an article of at most so many bytes; a path is a Word document's, of which only the text is counted.

    ``address`` is where a page was fetched, and ``charset`` what its server said that it is written in. ``beside`` are
    files of pictures that were sent with it, as numbers by their names, and ``known`` the numbers of all pictures that
    came with a text that is read again.

    Raises what ``decode_as``, ``decode_document``, ``check_text`` and ``read_article`` raise.
    """
    first = max((*(beside or {}).values(), *known), default=-1) + 1
    is_source = isinstance(sent, str) and wanted in {"auto", "html"} and looks_like_source(sent)
    came = (
        _of_source(str(sent), most)
        if is_source
        else _came(sent, most, filename, encoding, Fetched(charset, address), first)
    )
    text, read_as = came.text, came.format
    pictures = BroughtPictures(beside or {}, {*known, *(one.number for one in came.pictures)})
    if wanted not in {"auto", "html"} and not came.is_page:
        read_as = "text" if wanted == "text" else "markdown"
    page = read_article(text, language=language or detect_locale(text), format=read_as, came=pictures)
    if language is None and (looks := looks_like(page)) != page.language:
        # The menus around an article may be in another language than the article.
        page = read_article(text, language=looks, format=read_as, came=pictures)
    places = places_of(text, page)
    is_chosen, source = language is not None, str(sent) if is_source else ""
    there = {brought_number(block) for block in page.blocks}
    shown = [one for one in came.pictures if one.number in there]
    return Upload(text, read_as, page, places, is_chosen, came.encoding, source, shown)


@dataclass(frozen=True, slots=True)
class _Came:
    text: str
    format: Format
    encoding: str = ""
    is_page: bool = False
    pictures: Sequence[SentPicture] = ()


def _of_source(sent: str, most: int) -> _Came:
    """HTML that was pasted as words: a CMS shows it so."""
    return _Came(check_text(read_page(check_text(sent, most)), most), "markdown", is_page=True)


def _came(
    sent: bytes | str | Path, most: int, filename: str | None, encoding: str | None, fetched: Fetched, first: int
) -> _Came:
    """What was sent as text; pictures that stand in it as data have numbers from ``first`` on."""
    if isinstance(sent, Path):
        document = decode_document(sent, most)
        pictures = [
            SentPicture(number, posixpath.basename(part), part=part) for number, part in enumerate(document.pictures)
        ]
        return _Came(document.text, "markdown", pictures=pictures)
    if isinstance(sent, bytes):
        if is_page(sent, filename):
            text, used = decode_page(sent, most, encoding, fetched)
            return _Came(text, "markdown", used, is_page=True)
        data, inside = without_data(sent, first)
        text, used = decode_as(data, most, encoding or fetched.encoding)
        return _Came(text, guess_format(text, filename), used, pictures=inside)
    if looks_like_page(sent):
        return _Came(check_text(read_page(sent), most), "markdown", is_page=True)
    without, inside = without_data(sent.encode("utf-8", "surrogatepass"), first)
    text = check_text(without.decode("utf-8", "surrogatepass"), most)
    return _Came(text, guess_format(text, filename), pictures=inside)


def looks_like(page: ImportedArticle) -> str:
    """The language that the article's body looks to be in; the page's own as long as the body has no letters."""
    body = body_of(page)
    return detect_locale(body) if any(map(str.isalpha, body)) else page.language


def body_of(page: ImportedArticle) -> str:
    """The words of the body."""
    return "\n".join(plain(block.text, block.codes) for block in page.blocks)
