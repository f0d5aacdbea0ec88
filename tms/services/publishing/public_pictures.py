"""The pictures that readers get: those of versions that they have now, and none besides."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tms.db.models import Listing
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import NotFound
from tms.domain.pictures import PictureAddress, PictureRights, PictureStore, ShownFile, ShownPicture
from tms.services.pictures.read_pictures import PictureFile, file_named, read_picture
from tms.services.pictures.released_pictures import PICTURES, shows
from tms.services.publishing.listings import teasers


def shown_pictures(article_id: int, content: Mapping[str, Any], address: PictureAddress) -> dict[int, ShownPicture]:
    """The pictures that a released version shows, by their numbers: what pages, feeds and every other output have.

    ``content`` is its snapshot's. What was said of them is what it said when it was released.
    """
    return {int(number): _shown(article_id, int(number), said, address) for number, said in _said(content).items()}


def _said(content: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    said: Mapping[str, Mapping[str, Any]] = content.get(PICTURES, {})
    return said


def _shown(article_id: int, number: int, said: Mapping[str, Any], address: PictureAddress) -> ShownPicture:
    def file(one: Mapping[str, Any]) -> ShownFile:
        return ShownFile(address(article_id, number, one["name"]), one["width"], one["height"], one["kind"])

    until = said["expires_on"]
    return ShownPicture(
        [file(one) for one in said["files"]],
        said["credit"],
        file(said["card"]) if said["card"] else None,
        PictureRights(said["licence"], said["territory"], date.fromisoformat(until) if until else None),
    )


def public_picture(uow: UnitOfWork, store: PictureStore, article_id: int, picture_id: int, name: str) -> PictureFile:
    """A file of a picture that a released version shows.

    Raises NotFound (``picture_not_found``) for every other, whether or not there is such a picture, and
    ``picture_not_kept``.
    """
    released = teasers(uow, Listing.article_id == article_id, limit=len(locales.NAMES))
    if not any(shows(version.content, picture_id) for version in released):
        raise NotFound("picture_not_found")
    return file_named(store, read_picture(uow, article_id, picture_id), name)
