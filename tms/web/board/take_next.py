"""A translator takes the next piece of work, and is in it."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tms.http.context import actor, unit_of_work
from tms.http.context import gettext as _
from tms.services.board.take_next import take_next

blueprint = Blueprint("taking", __name__)


@blueprint.post("/take-next")
def take() -> ResponseReturnValue:
    """Take it and open its workspace; back to My work where nothing is free."""
    taken = take_next(unit_of_work(), actor())
    if taken is None:
        flash(_("Nothing is free to take now."))
        return redirect(url_for("board.work"), 303)
    flash(_("It is yours now. An editor can give it to somebody else."))
    return redirect(url_for("workspace.version", article_id=taken.article_id, locale=taken.locale), 303)
