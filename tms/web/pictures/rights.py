"""The page of an article's pictures: what is said of each, who shows it, and taking out what nothing shows."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Conflict, Invalid, Stale, TmsError
from tms.domain.pictures import LONGEST_DETAILS
from tms.http.context import actor, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.rollback import rolled_back
from tms.services.pictures.article_pictures import pictures_with_rights
from tms.services.pictures.change_pictures import change_picture, take_out_picture
from tms.web.rendering.dates import date_from_field

blueprint = Blueprint("picture_rights", __name__, url_prefix="/articles/<int:article_id>/pictures")

_WORDS = ("credit", "licence", "territory")


@blueprint.get("")
def pictures(article_id: int) -> str:
    """Show the article's pictures."""
    return _page(article_id)


@blueprint.post("/<int:picture_id>")
def change(article_id: int, picture_id: int) -> ResponseReturnValue:
    """Save what the form says of a picture; if that is refused, the page comes back with what was typed."""
    form = request.form
    try:
        said: dict[str, object] = {name: form[name] for name in _WORDS if name in form}
        if "expires_on" in form:
            said["expires_on"] = date_from_field(form["expires_on"])
        change_picture(unit_of_work(), actor(), article_id, picture_id, said, based_on=form.get("based_on", ""))
    except (Invalid, Stale) as error:
        return _page(article_id, rolled_back(error), picture_id, form), status_of(error)
    flash(_("Saved."))
    return redirect(url_for("picture_rights.pictures", article_id=article_id, _anchor=f"picture-{picture_id}"), 303)


@blueprint.post("/<int:picture_id>/take-out")
def take_out(article_id: int, picture_id: int) -> ResponseReturnValue:
    """Take a picture that nothing shows out of the article."""
    try:
        take_out_picture(unit_of_work(), actor(), article_id, picture_id)
    except Conflict as error:
        return _page(article_id, rolled_back(error)), status_of(error)
    flash(_("The picture is taken out of the article."))
    return redirect(url_for("picture_rights.pictures", article_id=article_id), 303)


def _page(
    article_id: int, error: TmsError | None = None, typed_of: int | None = None, typed: Mapping[str, str] | None = None
) -> str:
    return render_template(
        "pictures/article_pictures.html",
        found=pictures_with_rights(unit_of_work(), actor(), article_id),
        longest=LONGEST_DETAILS,
        error=error,
        typed_of=typed_of,
        typed=typed or {},
    )
