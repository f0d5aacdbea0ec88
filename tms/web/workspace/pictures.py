"""What the version shows where its article has a picture: another file, nothing, or the article's again."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from tms.domain.errors import Invalid
from tms.domain.permissions import Actor
from tms.domain.pictures import PictureDetails
from tms.http.context import container, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import row_number
from tms.http.sent_picture import MOST_FORM_BYTES, made_for_version
from tms.services.versions.choose_picture import leave_out_picture, show_articles_picture, show_new_picture
from tms.web.workspace.workspace import act, blueprint


@blueprint.url_value_preprocessor
def allow_a_picture(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """A picture is larger than any other form."""
    del values
    if endpoint == "workspace.choose_picture":
        request.max_content_length = MOST_FORM_BYTES


@blueprint.post("/pictures/<int:picture_id>", endpoint="choose_picture")
def choose(article_id: int, locale: str, picture_id: int) -> ResponseReturnValue:
    """Let the version show the file that is sent, or leave the picture out, or show the article's again."""
    wish = request.form.get("do")

    def do(who: Actor) -> dict[str, Any]:
        here = (article_id, locale, picture_id)
        if wish == "leave_out":
            chosen = leave_out_picture(unit_of_work(), who, *here)
        elif wish == "again":
            chosen = show_articles_picture(unit_of_work(), who, *here)
        elif wish == "another":
            sent = request.files.get("file")
            made = made_for_version(sent.stream.read() if sent else b"", article_id, locale)
            said = PictureDetails(credit=request.form.get("credit", ""))
            chosen = show_new_picture(unit_of_work(), who, container().pictures, *here, made, said)
        else:
            raise Invalid("form_incomplete")
        return {"picture": chosen.picture, "shown": chosen.shown}

    words = {
        "leave_out": _("Left out here. Readers of this version see neither the picture nor its words."),
        "again": _("This version shows the article’s picture again."),
    }
    segment_id = request.form.get("segment", type=row_number)
    return act(
        article_id,
        locale,
        do,
        then={"segment": segment_id} if segment_id else None,
        said=lambda _result: words.get(wish or "", _("This version shows that picture now.")),
        segment_id=segment_id,
    )
