"""What a pulled folder is known to hold: the record of each file that was written, and how far the events were read.

The record says what is about to be written before it is. Whatever is killed at whatever moment, each file that stands
there is one that the record knows, and what it does not know is somebody else's.
"""

import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tms.domain.errors import Conflict

FORMAT = 1

Version = tuple[int, str]
"""An article's number and the tag of one of its versions."""

_PICTURE = re.compile(r"[^./]+\.[1-9][0-9]*\.(?:webp|jpg)")
_ENDINGS = {"image/webp": "webp", "image/jpeg": "jpg"}


@dataclass(slots=True)
class RecordedFile:
    """A file of ours. ``digests``: what it says, and besides, while it is written, what it will say.

    ``etag``: what the installation called it; None where it may say something else by now.
    """

    article: int
    tag: str
    etag: str | None
    digests: list[str]

    @property
    def version(self) -> Version:
        return self.article, self.tag


@dataclass(slots=True)
class FolderRecord:
    """The files by their paths, of which publication they are, and the cursor behind which its events were not read."""

    url: str = ""
    publication: int = 0
    cursor: str | None = None
    files: dict[str, RecordedFile] = field(default_factory=dict)

    def paths_of(self, version: Version) -> list[str]:
        """The version's file with its pictures; of two places where it was just being moved."""
        return [path for path, one in self.files.items() if one.version == version]

    def to_bytes(self) -> bytes:
        """The record as it is stored, the same for the same record."""
        said = {
            "format": FORMAT,
            **asdict(self),
            "files": {path: asdict(self.files[path]) for path in sorted(self.files)},
        }
        return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def page_of(path: str) -> str:
    """The file of a version that a picture belongs to, by their names; a version's file belongs to itself."""
    folder, _, name = path.partition("/")
    return f"{folder}/{name.partition('.')[0]}.md"


def picture_path(page: str, number: int, media_type: str) -> str | None:
    """Where a picture stands beside the file of its version; None for what is no picture of ours."""
    ending = _ENDINGS.get(media_type)
    return f"{page.removesuffix('.md')}.{number}.{ending}" if ending and number > 0 else None


def read_record(path: Path) -> FolderRecord:
    """The stored record; an empty one where there is none. Raises Conflict (``pull_record_unreadable``)."""
    try:
        stored = path.read_bytes()
    except FileNotFoundError:
        return FolderRecord()
    try:
        return _record(json.loads(stored))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Conflict("pull_record_unreadable", path=path) from None


def _record(said: Any) -> FolderRecord:
    if said.pop("format") != FORMAT:
        raise ValueError(FORMAT)
    files = {path: RecordedFile(**one) for path, one in said.pop("files").items()}
    record = FolderRecord(**said, files=files)
    for path, one in files.items():
        tag, slash, name = path.partition("/")
        is_ours = "/" not in name and (name.endswith(".md") or _PICTURE.fullmatch(name))
        if not (slash and tag == one.tag and is_ours and tag not in {"", ".", ".."}):
            raise ValueError(path)
    return record
