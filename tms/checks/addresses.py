"""Web and e-mail addresses that stand in the text: they are kept as they are."""

import re
from collections.abc import Iterator

from tms.checks.finding import CheckedText, Finding
from tms.domain.translatable import Words

_ADDRESS = re.compile(
    r"(?:https?|ftp)://[!-~]+|\bwww\.[!-~]+|[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}",
    re.ASCII,
)
_AFTER = ".,;:!?'\"*_)]}>"
_MAY_HAVE = re.compile("://|www\\.|@", re.IGNORECASE)


def check_addresses(text: CheckedText) -> Iterator[Finding]:
    """An address that only one side has; the page in the other language is a change that somebody may dismiss."""
    if not _MAY_HAVE.search(text.source) and not _MAY_HAVE.search(text.text):
        return
    there, here = dict(_addresses(text.plain_source)), dict(_addresses(text.plain_text))
    for address in there:
        if address not in here:
            yield text.found(
                "addresses.missing",
                "omission",
                Words("{address} from the source is missing here.", address=address),
                about=address,
            )
    for address, at in here.items():
        if address not in there:
            yield text.found(
                "addresses.added",
                "addition",
                Words("{address} is not in the source.", address=address),
                at=at,
                about=address,
            )


def _addresses(words: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for found in _ADDRESS.finditer(words):
        address = found[0].rstrip(_AFTER)
        # A bracket that the address opened itself belongs to it: …/wiki/Mercury_(planet).
        while address.count("(") > address.count(")") and len(address) < len(found[0]):
            address = found[0][: len(address) + 1]
        if address:
            yield address, (found.start(), found.start() + len(address))
