"""A file of terms packed into a form, which carries it from the preview to what is done."""

import base64
import zlib

from tms.adapters.formats.termbase import read_terms
from tms.domain.errors import Invalid
from tms.services.termbase.term_files import TermFile

_MOST_BYTES = 10_000_000
"""The most bytes of what was packed; the server's limit of a request is for what is sent."""


def pack(data: bytes) -> str:
    """The file as text of letters and digits."""
    return base64.b64encode(zlib.compress(data, 6)).decode("ascii")


def read_packed(packed: bytes) -> TermFile:
    """What the file says. Raises Invalid (``terms_file_missing``, ``terms_file_…``)."""
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(base64.b64decode(packed, validate=True), _MOST_BYTES)
    except (ValueError, zlib.error) as error:
        raise Invalid("terms_file_missing") from error
    if not data or unpacking.unconsumed_tail:
        raise Invalid("terms_file_missing")
    return read_terms(data)
