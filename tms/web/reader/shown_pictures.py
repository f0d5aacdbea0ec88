"""Where readers find the pictures of a released version."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import url_for

from tms.domain.pictures import ShownFile, ShownPicture

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
