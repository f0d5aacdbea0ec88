"""The pictures of an article for those who may see it: on their pages, and in files that they take away."""

from base64 import b64encode
from collections.abc import Sequence

from tms.domain.errors import NotFound
from tms.domain.pictures import PictureAddress, PictureStore, ShownFile, ShownPicture, ShownPictures, usual_of
from tms.services.pictures.read_pictures import KeptRendition, PictureView


def member_pictures(article_id: int, views: Sequence[PictureView], address: PictureAddress) -> ShownPictures:
    """The pictures by their numbers, at addresses that are open to who may see the article."""

    def file(view: PictureView, one: KeptRendition) -> ShownFile:
        return ShownFile(address(article_id, view.id, one.name), one.width, one.height, one.kind)

    return {view.id: ShownPicture([file(view, one) for one in view.renditions], view.details.credit) for view in views}


def embedded_pictures(store: PictureStore, views: Sequence[PictureView]) -> ShownPictures:
    """The pictures by their numbers with their bytes, for a file that stands by itself; what is lost is left out."""
    return {view.id: shown for view in views if (shown := _embedded(store, view))}


def _embedded(store: PictureStore, view: PictureView) -> ShownPicture | None:
    one = usual_of(view.renditions)
    try:
        content = b64encode(store.read(one.digest)).decode()
    except NotFound:
        return None
    return ShownPicture([ShownFile(f"data:{one.kind};base64,{content}", one.width, one.height)], view.details.credit)
