"""The files of pictures, for everybody those of released versions; and the pictures whose right has ended."""

import re
from contextlib import nullcontext
from io import BytesIO
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.adapters.formats import inline_markdown
from tms.domain.errors import Invalid
from tms.domain.inline import Code, close_marker, open_marker
from tms.domain.pictures import PictureDetails, address_in_article
from tms.http.context import actor, container, reading, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.picture_answer import file_headers
from tms.http.rollback import rolled_back
from tms.http.sent_picture import MOST_FORM_BYTES, made_of
from tms.http.sign_in_gate import only_reads
from tms.services.pictures.change_pictures import add_picture, change_picture
from tms.services.pictures.ended_rights import ended_rights
from tms.services.pictures.read_pictures import PictureFile, file_of_picture
from tms.services.publishing.public_pictures import public_picture
from tms.web.reader.pages import SameForAll
from tms.web.rendering.dates import date_from_field

blueprint = Blueprint("pictures", __name__)

_LONGEST_NAME = 100

_FOR_READERS = "public, max-age=60"
"""As long as a page: what is withdrawn is gone with it."""
_FOR_MEMBERS = "private, no-cache"


@blueprint.url_value_preprocessor
def allow_a_picture(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """A picture is larger than any other form."""
    del values
    if endpoint == "pictures.add":
        request.max_content_length = MOST_FORM_BYTES


@blueprint.post("/articles/<int:article_id>/pictures")
def add(article_id: int) -> ResponseReturnValue:
    """Add the picture that is sent; answers with the text that stands for it in the source."""
    sent = request.files.get("file")
    with sent.stream if sent else nullcontext(BytesIO()) as stream:
        made = made_of(stream.read(), article_id)
    said = PictureDetails()
    added = add_picture(unit_of_work(), actor(), container().pictures, article_id, made, said).view
    words = added.details.alt or _words_of(sent.filename if sent else None)
    code = Code("image", address_in_article(added.id))
    return {"id": added.id, "text": inline_markdown(f"{open_marker('1')}{words}{close_marker('1')}", {"1": code})}


def _words_of(filename: str | None) -> str:
    """The name of a file as words: what the picture shows is for its editor to say."""
    stem = re.split(r"[\\/]", filename or "")[-1].rpartition(".")[0]
    return " ".join(re.sub(r"[\W_]+", " ", stem).split())[:_LONGEST_NAME] or _("Picture")


@blueprint.get("/pictures")
@only_reads
def ended() -> str:
    """List the pictures whose right has ended, with the pages on which readers see them."""
    return _ended_page(None)


@blueprint.post("/articles/<int:article_id>/pictures/<int:picture_id>/last-day")
def correct_last_day(article_id: int, picture_id: int) -> ResponseReturnValue:
    """Correct the last day on which readers may see a picture; an empty one says that there is none."""
    try:
        day = date_from_field(request.form.get("last_day", ""))
    except Invalid as error:
        return _ended_page(rolled_back(error)), status_of(error)
    change_picture(unit_of_work(), actor(), article_id, picture_id, {"expires_on": day})
    flash(_("The last day is corrected."))
    return redirect(url_for("pictures.ended"), 303)


def _ended_page(error: Invalid | None) -> str:
    return render_template("pictures/ended_rights.html", found=ended_rights(reading(), actor()), error=error)


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
