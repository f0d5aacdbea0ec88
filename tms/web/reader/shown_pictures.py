"""Where readers find the pictures of a released version, and members those of what is to be one."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import url_for

from tms.domain.pictures import ShownFile, ShownPicture
from tms.services.pictures.read_pictures import KeptRendition, PictureView

Address = Callable[[str], str]


def public_pictures(article_id: int, content: Mapping[str, Any], address: Address = str) -> dict[int, ShownPicture]:
    """The pictures of a snapshot by their numbers; ``address`` makes of a path what a page or feed says."""

    def file(number: str, one: Mapping[str, Any]) -> ShownFile:
        path = url_for("pictures.public", article_id=article_id, picture_id=int(number), name=one["name"])
        return ShownFile(address(path), one["width"], one["height"])

    return {
        int(number): ShownPicture(
            [file(number, one) for one in said["files"]],
            said["credit"],
            file(number, said["card"]) if said["card"] else None,
        )
        for number, said in content.get("pictures", {}).items()
    }


def member_pictures(article_id: int, views: Sequence[PictureView]) -> dict[int, ShownPicture]:
    """The pictures of an article by their numbers, at addresses that are open to who may see the article."""

    def file(picture_id: int, one: KeptRendition) -> ShownFile:
        path = url_for("pictures.of_article", article_id=article_id, picture_id=picture_id, name=one.name)
        return ShownFile(path, one.width, one.height)

    return {
        view.id: ShownPicture([file(view.id, one) for one in view.renditions], view.details.credit) for view in views
    }
