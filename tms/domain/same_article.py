"""When two texts that come in are the same article: the rules by which an import finds duplicates."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from tms.domain.inline import plain

_CAME_FROM = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid)=")
_NOT_THE_TEXT = frozenset({"byline", "author_title"})


def hash_of_text(blocks: Iterable[tuple[str, str, Mapping[str, Any] | None]]) -> bytes:
    """A hash of (kind, text, codes): equal for articles that say the same, however set and whoever is credited.

    Title and body count, without markup, case of Latin letters, width of characters, and white space.
    """
    said = [plain(text, codes or {}) for kind, text, codes in blocks if kind not in _NOT_THE_TEXT]
    normal = (unicodedata.normalize("NFKC", text).casefold() for text in said)
    one = "".join("".join(text.split()) for text in normal)
    return hashlib.sha256(one.encode()).digest()[:16]


def plain_address(address: str) -> str:
    """A web address as it is compared: without fragment, a slash at its end, and the difference of http and https.

    What only tells where a reader came from is left out too.
    """
    parts = urlsplit(address.strip())
    query = "&".join(one for one in parts.query.split("&") if not _CAME_FROM.match(one))
    return urlunsplit(("https" if parts.scheme else "", parts.netloc.lower(), parts.path.rstrip("/"), query, ""))
