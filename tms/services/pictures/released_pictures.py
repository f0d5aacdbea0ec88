"""The pictures that a version goes out with: they stand in its snapshot, with what was said of them then."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tms.db.models import Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.fingerprint import SeenBlock
from tms.domain.picture_choices import articles_pictures
from tms.services.authorize import LoadedArticle
from tms.services.pictures.read_pictures import KeptRendition, PictureView, read_pictures

PICTURES = "pictures"
"""The name under which they stand in a snapshot that has any."""


def pictures_in_blocks(blocks: Iterable[SeenBlock]) -> list[int]:
    """The numbers of the article's own pictures that the blocks name, each once, in their order."""
    numbers = (number for block in blocks for number in articles_pictures(block.codes).values())
    return list(dict.fromkeys(numbers))


def refuse_pictures(uow: UnitOfWork, loaded: LoadedArticle, version: Version, blocks: Iterable[SeenBlock]) -> None:
    """Refuse a release with a picture that is not there, or that may not be shown any more, where the publication is.

    Raises Conflict (``picture_gone``, ``picture_expired``).
    """
    numbers = pictures_in_blocks(blocks)
    if not numbers:
        return
    there = {view.id: view for view in read_pictures(uow, version.article_id)}
    today = datetime.now(ZoneInfo(loaded.publication.time_zone)).date()
    for number in numbers:
        if number not in there:
            raise Conflict("picture_gone", number=number)
        until = there[number].details.expires_on
        if until is not None and until < today:
            raise Conflict("picture_expired", number=number, day=until.isoformat())


def pictures_content(uow: UnitOfWork, article_id: int, blocks: Iterable[SeenBlock]) -> dict[str, Any]:
    """What a snapshot has of the pictures that its blocks name; nothing at all where they name none."""
    numbers = pictures_in_blocks(blocks)
    there = {view.id: view for view in read_pictures(uow, article_id)} if numbers else {}
    found = {str(number): _stored(there[number]) for number in numbers if number in there}
    return {PICTURES: found} if found else {}


def shows(content: Mapping[str, Any], picture_id: int) -> bool:
    """Whether a snapshot with this content shows the picture."""
    return str(picture_id) in content.get(PICTURES, {})


def _stored(view: PictureView) -> dict[str, Any]:
    said = view.details
    return {
        "files": [_file(one) for one in view.renditions],
        "card": _file(view.card) if view.card else None,
        "credit": said.credit,
        "licence": said.licence,
        "territory": said.territory,
        "expires_on": said.expires_on.isoformat() if said.expires_on else None,
    }


def _file(one: KeptRendition) -> dict[str, Any]:
    return {"name": one.name, "width": one.width, "height": one.height, "kind": one.kind}
