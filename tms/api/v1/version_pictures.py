"""What a version shows where its article has a picture: read, and chosen."""

from datetime import datetime

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from tms.api.moments import Day
from tms.api.operation import Operation, serve
from tms.api.v1.links import TO_FIRST_PICTURE_OF_VERSION, TO_PICTURE_SHOWN
from tms.api.v1.picture_examples import (
    OWN_PICTURE_BODY_EXAMPLE,
    SHOWN_PICTURE_BODY_EXAMPLE,
    SHOWN_PICTURE_EXAMPLE,
    SHOWN_PICTURES_EXAMPLE,
)
from tms.api.v1.pictures import MOST_BYTES_OF_PICTURE, picture_bytes
from tms.domain.pictures import LONGEST_DETAILS, PictureDetails
from tms.domain.token_scopes import Scope
from tms.http.context import actor, container, reading, unit_of_work
from tms.http.sent_picture import made_for_version
from tms.http.token_gate import API
from tms.services.versions.choose_picture import (
    PictureInVersion,
    leave_out_picture,
    pictures_in_version,
    show_articles_picture,
    show_new_picture,
    show_picture,
)

blueprint = Blueprint(
    "api_version_pictures", __name__, url_prefix=API + "articles/<int:article_id>/versions/<locale>/pictures"
)


class ShownPictureAnswer(BaseModel):
    """A picture of the article's text, and what this version shows there."""

    picture: int
    shown: int | None = Field(description="The picture that readers of this version see there; null: it is left out")
    chosen_by: str | None = Field(description="The name of whoever chose that last; null where nobody ever did")
    chosen_at: datetime | None


class ShownPicturesAnswer(BaseModel):
    """The pictures of the article's text, each once in reading order, with what this version shows there."""

    pictures: list[ShownPictureAnswer]


class ShownPictureBody(BaseModel):
    """What the version is to show there."""

    model_config = ConfigDict(extra="forbid")

    shown: int | None = Field(
        ge=1, lt=2**63, description="Another picture of the article, the article’s own, or null: nothing"
    )


class OwnPictureBody(BaseModel):
    """A picture for this version: the bytes of its ``file``, as when one is added to an article, and its rights.

    Its words are the version's segments.
    """

    model_config = ConfigDict(extra="forbid")

    file: str = Field(
        min_length=1, description="The bytes of the file, in Base64: JPEG, PNG, WebP or GIF, at most 25 MB"
    )
    credit: str = Field("", max_length=LONGEST_DETAILS["credit"])
    licence: str = Field("", max_length=LONGEST_DETAILS["licence"])
    territory: str = Field("", max_length=LONGEST_DETAILS["territory"], description="Where it may be shown, in words")
    expires_on: Day | None = Field(None, description="The last day on which readers may see it; null: there is none")


SHOWN = Operation(
    summary="What a version shows for each picture of its article",
    answer=ShownPicturesAnswer,
    scope=Scope.ARTICLES_READ,
    tag="pictures",
    example=SHOWN_PICTURES_EXAMPLE,
    links={"choose": TO_FIRST_PICTURE_OF_VERSION},
)
CHOOSE = Operation(
    summary="Let a version show another picture of the article, or none",
    about=(
        "The article’s own number shows that again. Whoever has the version’s step may, and editors; a machine while it"
        " is translated, and not what a person chose (409). What is approved is refused: its correction is the way."
    ),
    answer=ShownPictureAnswer,
    scope=Scope.TEXTS_WRITE,
    tag="pictures",
    body=ShownPictureBody,
    body_example=SHOWN_PICTURE_BODY_EXAMPLE,
    example=SHOWN_PICTURE_EXAMPLE,
    refuses=(409,),
    links={"picture": TO_PICTURE_SHOWN},
)
SEND = Operation(
    summary="Add a picture to the article, and let a version show it",
    about="It is made anew of its pixels like any other, and the other versions don’t show it.",
    answer=ShownPictureAnswer,
    scope=Scope.TEXTS_WRITE,
    tag="pictures",
    body=OwnPictureBody,
    body_example=OWN_PICTURE_BODY_EXAMPLE,
    example=SHOWN_PICTURE_EXAMPLE,
    refuses=(409,),
    most_bytes=MOST_BYTES_OF_PICTURE,
    links={"picture": TO_PICTURE_SHOWN},
)


@serve(blueprint, "GET", "", SHOWN)
def list_pictures_of_version(article_id: int, locale: str) -> ShownPicturesAnswer:
    """List them."""
    found = pictures_in_version(reading(), actor(), article_id, locale)
    return ShownPicturesAnswer(pictures=[_shown(one) for one in found])


@serve(blueprint, "PUT", "/<int:picture_id>", CHOOSE)
def choose_picture(article_id: int, locale: str, picture_id: int, body: ShownPictureBody) -> ShownPictureAnswer:
    """Choose it."""
    here = (unit_of_work(), actor(), article_id, locale, picture_id)
    if body.shown is None:
        return _shown(leave_out_picture(*here))
    if body.shown == picture_id:
        return _shown(show_articles_picture(*here))
    return _shown(show_picture(*here, body.shown))


@serve(blueprint, "POST", "/<int:picture_id>", SEND)
def send_picture_of_version(article_id: int, locale: str, picture_id: int, body: OwnPictureBody) -> ShownPictureAnswer:
    """Read the file, and show what was made of it."""
    made = made_for_version(picture_bytes(body.file), article_id, locale)
    said = PictureDetails(**body.model_dump(exclude={"file"}))
    return _shown(
        show_new_picture(unit_of_work(), actor(), container().pictures, article_id, locale, picture_id, made, said)
    )


def _shown(one: PictureInVersion) -> ShownPictureAnswer:
    return ShownPictureAnswer(picture=one.picture, shown=one.shown, chosen_by=one.by, chosen_at=one.at)
