"""The pictures that readers get: those of versions that they have now, and none besides."""

from tms.db.models import Listing
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import NotFound
from tms.domain.pictures import PictureStore
from tms.services.pictures.read_pictures import PictureFile, file_named, read_picture
from tms.services.pictures.released_pictures import shows
from tms.services.publishing.listings import teasers


def public_picture(uow: UnitOfWork, store: PictureStore, article_id: int, picture_id: int, name: str) -> PictureFile:
    """A file of a picture that a released version shows.

    Raises NotFound (``picture_not_found``) for every other, whether or not there is such a picture, and
    ``picture_not_kept``.
    """
    released = teasers(uow, Listing.article_id == article_id, limit=len(locales.NAMES))
    if not any(shows(version.content, picture_id) for version in released):
        raise NotFound("picture_not_found")
    return file_named(store, read_picture(uow, article_id, picture_id), name)
