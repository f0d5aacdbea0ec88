"""A picture that somebody sends, read for the article that it is for."""

from tms.adapters.pictures import make_picture
from tms.domain.pictures import MOST_PICTURE_BYTES, MadePicture
from tms.http.context import actor, end_unit_of_work, unit_of_work
from tms.services.pictures.change_pictures import may_add_picture
from tms.services.versions.choose_picture import may_choose_picture

MOST_FORM_BYTES = MOST_PICTURE_BYTES + 20_000
"""The most bytes of a form with a picture: of the file, and of the fields beside it."""


def made_of(data: bytes, article_id: int) -> MadePicture:
    """What is made of the file, if the person may add a picture to the article.

    Reading takes seconds, in which the request has no transaction open. Raises NotFound, Denied, and what
    ``make_picture`` raises.
    """
    may_add_picture(unit_of_work(), actor(), article_id)
    end_unit_of_work(None)
    return make_picture(data)


def made_for_version(data: bytes, article_id: int, locale: str) -> MadePicture:
    """What is made of the file, if the person may say which pictures the version shows. Raises as ``made_of``."""
    may_choose_picture(unit_of_work(), actor(), article_id, locale)
    end_unit_of_work(None)
    return make_picture(data)
