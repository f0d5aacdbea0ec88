"""Where members find the pictures of an article, whatever readers have of it."""

from collections.abc import Sequence

from flask import url_for

from tms.domain.pictures import ShownFile, ShownPicture
from tms.services.pictures.read_pictures import KeptRendition, PictureView


def member_pictures(article_id: int, views: Sequence[PictureView]) -> dict[int, ShownPicture]:
    """The pictures of an article by their numbers, at addresses that are open to who may see the article."""

    def file(picture_id: int, one: KeptRendition) -> ShownFile:
        path = url_for("pictures.of_article", article_id=article_id, picture_id=picture_id, name=one.name)
        return ShownFile(path, one.width, one.height)

    return {
        view.id: ShownPicture([file(view.id, one) for one in view.renditions], view.details.credit) for view in views
    }
