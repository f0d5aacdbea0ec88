"""Pictures that came with a text, made anew one by one; of what can't be made, its name."""

import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tms.adapters.formats.brought_pictures import SentPicture
from tms.adapters.formats.office_xml import DAMAGED
from tms.adapters.pictures.sent_file import make_picture
from tms.domain.errors import Invalid, TooLarge
from tms.domain.pictures import MOST_PICTURE_BYTES, MOST_PICTURES, KeptPicture, PictureStore, keep_picture

MOST_SECONDS = 90
"""Nobody waits longer for a preview: photos of which nothing is made until then are left out."""


@dataclass(slots=True)
class MadeOfBrought:
    """The pictures by their numbers, and the names of those that could not be made."""

    kept: dict[int, KeptPicture] = field(default_factory=dict)
    unmade: dict[int, str] = field(default_factory=dict)


def make_brought(
    sent: Sequence[SentPicture], store: PictureStore, document: Path | None = None, *, seconds: float = MOST_SECONDS
) -> MadeOfBrought:
    """Make and keep each; parts are those of the ``document``. Raises Unavailable (``reading_busy`` …)."""
    found = MadeOfBrought()
    until = time.monotonic() + seconds
    for one in sent:
        if time.monotonic() > until or len(found.kept) >= MOST_PICTURES:
            found.unmade[one.number] = one.name
            continue
        try:
            data = _part(document, one.part) if one.part and document else one.data
            found.kept[one.number] = keep_picture(store, make_picture(data))
        except (Invalid, TooLarge):
            found.unmade[one.number] = one.name
    return found


def _part(document: Path, name: str) -> bytes:
    """A part of an archive, unpacked no further than a picture may have. Raises Invalid (``picture_damaged``)."""
    try:
        with zipfile.ZipFile(document) as archive, archive.open(name) as stream:
            return stream.read(MOST_PICTURE_BYTES + 1)
    except (*DAMAGED, KeyError):
        raise Invalid("picture_damaged") from None
