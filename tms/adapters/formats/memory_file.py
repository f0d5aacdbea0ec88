"""A file of another tool's memory: TMX, or a table with tabs; which of them its name's ending says."""

from tms.adapters.formats.memory_tsv import read_memory_tsv
from tms.adapters.formats.memory_units import ReadUnits
from tms.adapters.formats.tmx import read_tmx
from tms.domain.errors import Invalid

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_memory_file(data: bytes, ending: str) -> ReadUnits:
    """The file's units; a table is UTF-8, or UTF-16 with its mark.

    Raises Invalid (``memory_file_unknown``, ``memory_table_encoding``, ``memory_table_unreadable``,
    ``tmx_unreadable``): then nothing is taken.
    """
    match ending.lower():
        case ".tmx":
            return read_tmx(data)
        case ".tsv":
            return read_memory_tsv(_decoded(data))
        case other:
            raise Invalid("memory_file_unknown", ending=other[:20] or "none")


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid("memory_table_encoding", place=error.start) from error
