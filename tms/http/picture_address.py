"""Where the files of pictures are: on pages a path, for others the whole address."""

from flask import url_for

from tms.http.allowed_hosts import public_address


def path_for_readers(article_id: int, picture_id: int, name: str) -> str:
    """Where readers find a file of a picture that is released."""
    return url_for("pictures.public", article_id=article_id, picture_id=picture_id, name=name)


def address_for_readers(article_id: int, picture_id: int, name: str) -> str:
    """The same for whoever reads it elsewhere."""
    return public_address(path_for_readers(article_id, picture_id, name))


def path_for_members(article_id: int, picture_id: int, name: str) -> str:
    """Where those find it who may see the article, whatever readers have."""
    return url_for("pictures.of_article", article_id=article_id, picture_id=picture_id, name=name)


def address_for_members(article_id: int, picture_id: int, name: str) -> str:
    """The same for a file that leaves the house with one of them."""
    return public_address(path_for_members(article_id, picture_id, name))
