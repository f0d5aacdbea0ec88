"""The files of pictures: to everybody what a released version shows, to members what their articles have."""

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from tms.http.context import actor, container, reading, unit_of_work
from tms.http.picture_answer import file_headers
from tms.http.sign_in_gate import only_reads
from tms.services.pictures.read_pictures import PictureFile, file_of_picture
from tms.services.publishing.public_pictures import public_picture
from tms.web.reader.pages import SameForAll

blueprint = Blueprint("pictures", __name__)

_FOR_READERS = "public, max-age=60"
"""As long as a page: what is withdrawn is gone with it."""
_FOR_MEMBERS = "private, no-cache"


@blueprint.get("/pictures/<int:article_id>/<int:picture_id>/<name>")
def public(article_id: int, picture_id: int, name: str) -> ResponseReturnValue:
    """Send a file of a picture that readers have."""
    found = public_picture(unit_of_work(), container().pictures, article_id, picture_id, name)
    return _sent(SameForAll(found.content, mimetype=found.kind), found, _FOR_READERS)


@blueprint.get("/articles/<int:article_id>/pictures/<int:picture_id>/<name>")
@only_reads
def of_article(article_id: int, picture_id: int, name: str) -> ResponseReturnValue:
    """Send a file of a picture to somebody who may see its article."""
    found = file_of_picture(reading(), actor(), container().pictures, article_id, picture_id, name)
    return _sent(Response(found.content, mimetype=found.kind), found, _FOR_MEMBERS)


def _sent(answer: Response, found: PictureFile, kept: str) -> Response:
    answer.headers.update(file_headers(is_public=kept == _FOR_READERS))
    answer.headers["Cache-Control"] = kept
    answer.set_etag(found.digest[:32])
    answer.make_conditional(request)
    return answer
