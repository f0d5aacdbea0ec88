"""An untrusted file in, a picture that we serve out."""

from tms.adapters.pictures.kinds import kind_of
from tms.adapters.sandbox import ReadingLimits, limited
from tms.domain.errors import Invalid, TooLarge
from tms.domain.pictures import MOST_PICTURE_BYTES, MadePicture

_LIMITS = ReadingLimits(seconds=20, megabytes=900)
"""Of memory, what the most pixels take, twice (once with their transparency counted in), and the program."""

_MEGABYTE = 1 << 20
_IN_OUR_WORDS = {
    "reading_too_long": "picture_too_costly",
    "reading_too_much": "picture_too_costly",
    "reading_failed": "picture_damaged",
}


def make_picture(data: bytes, *, limits: ReadingLimits = _LIMITS) -> MadePicture:
    """The picture that this file holds, in the sizes that readers get, read in a process of its own.

    Raises TooLarge (``picture_too_large``), Unavailable (``reading_busy``), and Invalid (``picture_empty``,
    ``picture_too_costly``, and those of ``kind_of`` and ``renditions_of``).
    """
    if not data:
        raise Invalid("picture_empty")
    if len(data) > MOST_PICTURE_BYTES:
        size, most = -(-len(data) // _MEGABYTE), MOST_PICTURE_BYTES // _MEGABYTE
        raise TooLarge("picture_too_large", size=size, most=most)
    kind = kind_of(data)
    try:
        return limited(limits, renditions, data, kind)
    except Invalid as error:
        if error.code in _IN_OUR_WORDS:
            raise Invalid(_IN_OUR_WORDS[error.code]) from None
        raise


def renditions(data: bytes, kind: str) -> MadePicture:
    """What that process runs; Pillow is loaded in it and in no other."""
    from tms.adapters.pictures.renditions import renditions_of

    return renditions_of(data, kind)
