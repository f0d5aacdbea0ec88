"""Pictures of an article: sent, described, and read by those who may see the article, whatever is released of it."""

import binascii
from base64 import b64decode
from collections.abc import Sequence
from datetime import date, datetime

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from tms.api.answering import Reply
from tms.api.moments import Day
from tms.api.operation import Operation, serve
from tms.api.v1.links import (
    TO_CHANGE_PICTURE,
    TO_FIRST_PICTURE,
    TO_PICTURE,
    TO_PICTURE_FILE,
    TO_TAKE_OUT_PICTURE,
)
from tms.api.v1.picture_examples import (
    PICTURE_BODY_EXAMPLE,
    PICTURE_CHANGE_EXAMPLE,
    PICTURE_EXAMPLE,
    PICTURES_EXAMPLE,
)
from tms.domain.errors import Invalid
from tms.domain.pictures import LONGEST_DETAILS, MOST_PICTURE_BYTES, PictureDetails
from tms.domain.token_scopes import Scope
from tms.http.context import actor, container, reading, unit_of_work
from tms.http.picture_answer import file_headers
from tms.http.sent_picture import made_of
from tms.http.token_gate import API
from tms.services.pictures.change_pictures import add_picture, change_picture, take_out_picture
from tms.services.pictures.read_pictures import (
    KeptRendition,
    PictureView,
    file_of_picture,
    picture_of_article,
    pictures_of_article,
)

blueprint = Blueprint("api_pictures", __name__, url_prefix=API + "articles/<int:article_id>/pictures")

_IN_BASE64 = 4 / 3
_DETAILS_BYTES = 100_000
MOST_BYTES_OF_PICTURE = int(MOST_PICTURE_BYTES * _IN_BASE64) + _DETAILS_BYTES
"""Bytes of a whole request with the largest picture, in Base64."""


class PictureFileAnswer(BaseModel):
    """A file of a picture: ``name`` is the end of its address, the width in pixels or ``card``."""

    name: str
    media_type: str
    width: int
    height: int
    bytes: int


class PictureAnswer(BaseModel):
    """A picture, made anew of the pixels that were sent; ``width`` and ``height`` are those of its largest file."""

    id: int
    alt: str = Field(description="What stands for it where it can’t be seen, in the source language")
    caption: str = Field(description="What stands below it, in the source language")
    credit: str
    licence: str
    territory: str = Field(description="Where it may be shown, in words")
    expires_on: date | None = Field(description="The last day on which readers may see it")
    width: int
    height: int
    first_frame: bool = Field(description="What was sent moved; this is its first frame")
    added_at: datetime
    files: list[PictureFileAnswer]


class PicturesAnswer(BaseModel):
    """All pictures of an article, in the order in which they came."""

    pictures: list[PictureAnswer]


class PictureWords(BaseModel):
    """What is said of a picture. What is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    alt: str = Field("", max_length=LONGEST_DETAILS["alt"])
    caption: str = Field("", max_length=LONGEST_DETAILS["caption"])
    credit: str = Field("", max_length=LONGEST_DETAILS["credit"])
    licence: str = Field("", max_length=LONGEST_DETAILS["licence"])
    territory: str = Field("", max_length=LONGEST_DETAILS["territory"], description="Where it may be shown, in words")
    expires_on: Day | None = Field(None, description="The last day on which readers may see it; null: there is none")


class PictureBody(PictureWords):
    """A picture to add: the bytes of its ``file``, JPEG, PNG, WebP or GIF, at most 25 MB, and what is said of it."""

    file: str = Field(min_length=1, description="The bytes of the file, in Base64")


PICTURES = Operation(
    summary="The pictures of an article",
    answer=PicturesAnswer,
    scope=Scope.ARTICLES_READ,
    tag="pictures",
    example=PICTURES_EXAMPLE,
    links={"picture": TO_FIRST_PICTURE},
)
ADD = Operation(
    summary="Add a picture to an article",
    about=(
        "It is made anew of its pixels, in up to three widths and a card: where it was taken, and what else stood in"
        " the file, is not kept. The same picture again is the one that is there (200), and what is said of it stays."
        " What readers have of the article does not change by it."
    ),
    answer=PictureAnswer,
    scope=Scope.ARTICLES_WRITE,
    tag="pictures",
    body=PictureBody,
    body_example=PICTURE_BODY_EXAMPLE,
    example=PICTURE_EXAMPLE,
    may_create=True,
    refuses=(409,),
    most_bytes=MOST_BYTES_OF_PICTURE,
    links={"picture": TO_PICTURE, "file": TO_PICTURE_FILE, "change": TO_CHANGE_PICTURE},
)
PICTURE = Operation(
    summary="A picture of an article",
    answer=PictureAnswer,
    scope=Scope.ARTICLES_READ,
    tag="pictures",
    example=PICTURE_EXAMPLE,
    links={"file": TO_PICTURE_FILE},
)
CHANGE = Operation(
    summary="Change what is said of a picture",
    answer=PictureAnswer,
    scope=Scope.ARTICLES_WRITE,
    tag="pictures",
    body=PictureWords,
    body_example=PICTURE_CHANGE_EXAMPLE,
    example=PICTURE_EXAMPLE,
    refuses=(409,),
    links={"take_out": TO_TAKE_OUT_PICTURE},
)
TAKE_OUT = Operation(
    summary="Take a picture out of an article",
    about="Nobody is given it any more. The answer is the article’s other pictures.",
    answer=PicturesAnswer,
    scope=Scope.ARTICLES_WRITE,
    tag="pictures",
    example=PICTURES_EXAMPLE,
    refuses=(409,),
)
FILE = Operation(
    summary="A file of a picture",
    about="`name` is one of those that the picture’s answer has: a width, or `card`.",
    answer=None,
    files=("image/webp", "image/jpeg"),
    scope=Scope.ARTICLES_READ,
    tag="pictures",
)


@serve(blueprint, "GET", "", PICTURES)
def list_pictures(article_id: int) -> PicturesAnswer:
    """List them."""
    return _all(pictures_of_article(reading(), actor(), article_id))


@serve(blueprint, "POST", "", ADD)
def send_picture(article_id: int, body: PictureBody) -> Reply:
    """Read the file, and add what was made of it."""
    made = made_of(picture_bytes(body.file), article_id)
    details = PictureDetails(**body.model_dump(exclude={"file"}))
    added = add_picture(unit_of_work(), actor(), container().pictures, article_id, made, details)
    return Reply(_picture(added.view), status=201 if added.is_new else 200)


@serve(blueprint, "GET", "/<int:picture_id>", PICTURE)
def read_picture(article_id: int, picture_id: int) -> PictureAnswer:
    """Read one."""
    return _picture(picture_of_article(reading(), actor(), article_id, picture_id))


@serve(blueprint, "PATCH", "/<int:picture_id>", CHANGE)
def change_words_of_picture(article_id: int, picture_id: int, body: PictureWords) -> PictureAnswer:
    """Change what the request says."""
    said = body.model_dump(exclude_unset=True)
    return _picture(change_picture(unit_of_work(), actor(), article_id, picture_id, said))


@serve(blueprint, "DELETE", "/<int:picture_id>", TAKE_OUT)
def delete_picture(article_id: int, picture_id: int) -> PicturesAnswer:
    """Take it out."""
    take_out_picture(unit_of_work(), actor(), article_id, picture_id)
    return _all(pictures_of_article(unit_of_work(), actor(), article_id))


@serve(blueprint, "GET", "/<int:picture_id>/<name>", FILE)
def read_picture_file(article_id: int, picture_id: int, name: str) -> Reply:
    """Send the file."""
    found = file_of_picture(reading(), actor(), container().pictures, article_id, picture_id, name)
    return Reply(found.content, media_type=found.kind, headers=file_headers())


def picture_bytes(in_base64: str) -> bytes:
    """The bytes of a file that was sent in Base64. Raises Invalid (``picture_not_base64``)."""
    try:
        return b64decode(in_base64, validate=True)
    except (binascii.Error, ValueError):
        raise Invalid("picture_not_base64") from None


def _all(views: Sequence[PictureView]) -> PicturesAnswer:
    return PicturesAnswer(pictures=[_picture(view) for view in views])


def _picture(view: PictureView) -> PictureAnswer:
    said = view.details
    return PictureAnswer(
        id=view.id,
        alt=said.alt,
        caption=said.caption,
        credit=said.credit,
        licence=said.licence,
        territory=said.territory,
        expires_on=said.expires_on,
        width=view.largest.width,
        height=view.largest.height,
        first_frame=view.is_first_frame,
        added_at=view.added_at,
        files=[_file(one) for one in (*view.renditions, view.card) if one is not None],
    )


def _file(one: KeptRendition) -> PictureFileAnswer:
    return PictureFileAnswer(name=one.name, media_type=one.kind, width=one.width, height=one.height, bytes=one.bytes)
