"""A web page in a zip archive with its pictures, as Google Docs hands out a document ("Web Page (.html, zipped)").

Nothing but the page is unpacked, and no more of it than a page may have: what an archive claims is not believed.
"""

import posixpath
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

from tms.adapters.formats.office_xml import DAMAGED
from tms.adapters.formats.web_page import NAMES
from tms.domain.errors import Invalid, TooLarge
from tms.domain.translatable import Words

MOST_ENTRIES = 2_000
"""The most files of an archive. A long document has some hundred pictures."""

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff"})


@dataclass(frozen=True, slots=True)
class ZippedPage:
    """The page's source, and the names of the pictures beside it."""

    source: bytes
    pictures: Sequence[str]


def page_in_archive(file: IO[bytes], most: int) -> ZippedPage | None:
    """The only page at the top of an archive; None where there is none, or more than one, or too many files beside it.

    Raises Invalid (``import_binary``) for what is damaged, TooLarge (``import_too_large``) for a page of more than
    ``most`` bytes.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            pages = [one for one in names if "/" not in one and _end(one) in NAMES]
            if len(pages) != 1 or len(names) > MOST_ENTRIES:
                return None
            with archive.open(pages[0]) as stream:
                source = stream.read(most + 1)
    except DAMAGED as error:
        raise _unreadable() from error
    if len(source) > most:
        raise TooLarge("import_too_large", size=f"{len(source):,}", most=f"{most:,}")
    return ZippedPage(source, [posixpath.basename(one) for one in names if _end(one) in _PICTURES])


def _end(name: str) -> str:
    return posixpath.splitext(name)[1].lower()


def _unreadable() -> Invalid:
    return Invalid("import_binary", what=Words("a damaged zip archive"))
