"""What kind of file it is, by how it begins: its name and media type are the sender's words, and nobody asks them."""

import re

from tms.domain.errors import Invalid

_DRAWING = re.compile(rb"<(?:\w+:)?svg[\s>]", re.IGNORECASE)
_TELEPHONE = re.compile(rb"....ftyp(?:heic|heix|hevc|hevx|heim|heis|mif1|msf1|avif|avis)", re.DOTALL)
_BEGINNINGS = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG", b"GIF87a": "GIF", b"GIF89a": "GIF"}


def kind_of(data: bytes) -> str:
    """The kind by Pillow's name for it: JPEG, PNG, GIF or WEBP.

    Raises Invalid (``picture_drawing``, ``picture_of_telephone``, ``picture_kind_unknown``).
    """
    for begins, kind in _BEGINNINGS.items():
        if data.startswith(begins):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    if _TELEPHONE.match(data):
        raise Invalid("picture_of_telephone")
    # In UTF-16 each letter has a zero beside it; a comment of some length may stand before.
    if _DRAWING.search(data[:10_000].replace(b"\0", b"")):
        raise Invalid("picture_drawing")
    raise Invalid("picture_kind_unknown")
