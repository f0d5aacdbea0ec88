"""Which addresses a text may point to."""

import re

from tms.domain.pictures import number_in_article

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f]|%0[0-9a-f]|%1[0-9a-f]|%20|%7f", re.IGNORECASE)


def is_allowed(address: str, *, picture: bool = False) -> bool:
    """Whether the address is http, https, mailto (not for pictures) or relative; a picture may be the article's own.

    Browsers skip control characters in an address, so that ``java\\nscript:`` runs: so do we.
    """
    if picture and number_in_article(address) is not None:
        return True
    bare = _IGNORED_BY_BROWSERS.sub("", address)
    scheme = _SCHEME.match(bare)
    if scheme is None:
        return not bare.startswith(":")
    return scheme[1].lower() in ({"http", "https"} if picture else {"http", "https", "mailto"})
