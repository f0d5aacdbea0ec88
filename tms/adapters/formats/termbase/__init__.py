"""Files of terms: TBX (versions 2 and 3, both styles) and tables."""

from collections.abc import Callable, Mapping, Sequence

from tms.adapters.formats.termbase.read_tbx import read_tbx
from tms.adapters.formats.termbase.tables import read_table, write_table
from tms.adapters.formats.termbase.write_tbx import write_tbx
from tms.services.termbase.term_files import FileConcept, TermFile

Writer = Callable[[Sequence[FileConcept]], bytes]

WRITERS: Mapping[str, Writer] = {"csv": write_table, "tbx": write_tbx}
"""What writes a file of terms, by the ending of the file's name."""


def read_terms(data: bytes) -> TermFile:
    """What the file says, whichever it is. Raises Invalid (``terms_file_…``)."""
    return (
        read_tbx(data)
        if b"<" in data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] or _is_utf16_markup(data)
        else read_table(data)
    )


def _is_utf16_markup(data: bytes) -> bool:
    return data[:4] in (b"\xff\xfe<\x00", b"\xfe\xff\x00<")


__all__ = ["WRITERS", "read_terms"]
