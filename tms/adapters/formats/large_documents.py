"""Word documents with photos: on disk from the browser to their reader, which unpacks only the parts with text."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from tms.domain.errors import TooLarge

ARCHIVE = b"PK\x03\x04"
_PIECE = 256 * 1024


@contextmanager
def kept_on_disk(stream: IO[bytes], most: int) -> Iterator[Path | None]:
    """A file of ours with what is in the stream, for as long as it is read, if it is an archive; None for a text.

    A text's stream stands at its beginning again. Raises TooLarge (``import_too_large``) for more than ``most`` bytes.
    """
    begin = stream.read(len(ARCHIVE))
    stream.seek(0)
    if begin != ARCHIVE:
        yield None
        return
    with NamedTemporaryFile(suffix=".docx") as kept:
        shutil.copyfileobj(stream, kept, _PIECE)
        kept.flush()
        check_document(Path(kept.name), most)
        yield Path(kept.name)


def check_document(path: Path, most: int) -> None:
    """Raise TooLarge (``import_too_large``) for a document of more than ``most`` bytes."""
    if (size := path.stat().st_size) > most:
        raise TooLarge("import_too_large", size=f"{size:,}", most=f"{most:,}")


def is_archive(path: Path) -> bool:
    """Whether the file is an archive, as a Word document is."""
    with path.open("rb") as file:
        return file.read(len(ARCHIVE)) == ARCHIVE
