"""Pictures that do not come in: each is named by its alternative text or else by its file.

Alternative text describes a picture to who doesn't see it; without the picture it is no text of the article.
"""

import posixpath
import re
from html import unescape
from urllib.parse import unquote, urlsplit

from tms.domain.imported_article import LeftOut

PICTURE, DESCRIBED_PICTURE = "picture", "alternative text of a picture"
PICTURES = frozenset({PICTURE, DESCRIBED_PICTURE})
"""Why a line was left out that stands for a picture: it is its name, or says what it shows."""

_NO_NAME = "–"
_LONGEST = 2_000
_ATTRIBUTE = re.compile(r"\b(alt|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


def left_picture(words: str, address: str) -> LeftOut:
    """A picture as a line that was left out."""
    if said := " ".join(words.split()):
        return LeftOut(said[:_LONGEST], DESCRIBED_PICTURE)
    return LeftOut(_file_of(address) or _NO_NAME, PICTURE)


def left_tag(attributes: str) -> LeftOut:
    """A picture by what stands in its HTML tag."""
    said = {
        name.lower(): unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(attributes[:20_000])
    }
    return left_picture(said.get("alt", ""), said.get("src", ""))


def _file_of(address: str) -> str:
    if address.startswith("data:"):
        return ""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    # A path of Windows has other slashes: of it too only the file is named.
    return unquote(posixpath.basename(path)).rpartition("\\")[2][:_LONGEST]
