"""People take work that nobody has, the next or one that they chose, and are in it."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Denied
from tms.http.context import actor, unit_of_work, words_of
from tms.http.context import gettext as _
from tms.services.board.take_next import take_next
from tms.services.jobs.assign import take_step

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


@blueprint.post("/articles/<int:article_id>/versions/<locale>/take")
def take_one(article_id: int, locale: str) -> ResponseReturnValue:
    """Take the version's open step, and open its workspace; who comes second is told on My work."""
    try:
        take_step(unit_of_work(), actor(), article_id, locale)
    except Denied as error:
        if error.code != "assigned_to_another":
            raise
        flash(words_of(error))
        return redirect(url_for("board.work"), 303)
    flash(_("It is yours now. An editor can give it to somebody else."))
    return redirect(url_for("workspace.version", article_id=article_id, locale=locale), 303)
