"""Stretches of a text that are not prose: addresses, code, placeholders. House style never reaches into them."""

import re
from collections.abc import Iterable, Sequence

# An address ends where Chinese text begins, unless its path goes on in Chinese (…/wiki/群眾).
_ADDRESS = (
    r"(?:[a-zA-Z][a-zA-Z0-9+.-]{1,15}://|www\.)[!-~]*"
    r"(?:(?<=[/=&?#_-])[\u3400-\u9fff\w%./=&?#_-]+)?"
)
# Names have their limits, so that a long word is not gone through again from each of its letters.
_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
_DOMAIN_PATH = r"(?<![a-zA-Z0-9-])[a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63}){0,8}\.[a-zA-Z]{2,63}/[!-~]*"
_CODE = r"`[^`\n]+`"
_PLACEHOLDER = r"\{\{[^{}\n]*\}\}|\$?\{[^{}\n]*\}|%\([^()\n]*\)[a-zA-Z]|&[a-zA-Z]{2,10};|&#\w{1,8};"
_TAG = r"</?[a-zA-Z][^<>\n]*>"

_MAYBE = re.compile(r"[`@/{<]|www\.|&[a-zA-Z#]|%\(")
_UNTOUCHED = re.compile("|".join((_ADDRESS, _MAIL, _DOMAIN_PATH, _CODE, _PLACEHOLDER, _TAG)), re.ASCII)


def untouched(text: str, protected: Iterable[tuple[int, int]] = ()) -> bytearray:
    """A flag for each character: 1 within ``protected`` (start, end), an address, code, a placeholder or a tag."""
    flags = bytearray(len(text))
    if _MAYBE.search(text):
        for found in _UNTOUCHED.finditer(text):
            flags[found.start() : found.end()] = b"\x01" * (found.end() - found.start())
    for start, end in protected:
        first, last = max(start, 0), min(end, len(text))
        flags[first:last] = b"\x01" * max(last - first, 0)
    return flags


def stretches(flags: bytearray) -> Sequence[tuple[int, int]]:
    """The flagged stretches, in order."""
    return [found.span() for found in re.finditer(rb"\x01+", flags)]
