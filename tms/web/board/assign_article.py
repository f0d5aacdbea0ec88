"""One form for all versions and steps of an article: who does them, and by when."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Invalid, TmsError
from tms.domain.permissions import Action
from tms.http.context import actor, ngettext, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import number_within, row_number
from tms.http.rollback import rolled_back
from tms.services.articles.article_status import VersionStatusView
from tms.services.articles.article_status import status_of as article_as_it_stands
from tms.services.authorize import authorize_article
from tms.services.board.assign_article import ArticleAssignment, assign_article
from tms.services.jobs.assignable import assignable
from tms.web.board.board_address import back_to_board
from tms.web.rendering import dates

blueprint = Blueprint("people_of", __name__)

OVER = {"done", "skipped"}


@blueprint.get("/articles/<int:article_id>/assign")
def ask(article_id: int) -> str:
    """The form."""
    return _page(article_id)


@blueprint.post("/articles/<int:article_id>/assign")
def assign(article_id: int) -> ResponseReturnValue:
    """Change what is another than it was when the form was shown."""
    try:
        number = assign_article(unit_of_work(), actor(), article_id, _wish())
    except TmsError as error:
        refused = rolled_back(error)
        return _page(article_id, refused), status_of(refused)
    if number:
        flash(
            ngettext(
                "%(num)s change of people and dates is made.", "%(num)s changes of people and dates are made.", number
            )
        )
    else:
        flash(_("Everything is as it was."))
    board = request.form.get("back", "")
    return redirect(back_to_board(board) if board else url_for("articles.article", article_id=article_id), 303)


def _page(article_id: int, error: TmsError | None = None) -> str:
    loaded = authorize_article(unit_of_work(), actor(), Action.STEP_ASSIGN, article_id)
    status = article_as_it_stands(unit_of_work(), loaded)
    versions = [version for version in status.versions if version.steps]
    back = request.values.get("back", "")
    return render_template(
        "board/assign_article.html",
        article=status,
        versions=versions,
        steps=_steps(versions),
        people=assignable(unit_of_work(), actor(), loaded),
        over=OVER,
        in_field=dates.in_field,
        time_zone=dates.our_masthead().time_zone,
        error=error,
        back=back_to_board(back) if back else "",
    )


def _steps(versions: list[VersionStatusView]) -> dict[int, str]:
    """The steps by position, with their names."""
    return dict(sorted({step.position: step.name for version in versions for step in version.steps}.items()))


def _wish() -> ArticleAssignment:
    """What was changed in the form. Raises Invalid for what is no person and no date."""
    people: dict[tuple[str, int], int | None] = {}
    due: dict[str, datetime | None] = {}
    form = request.form
    together = form.get("due", "")
    for name, value in form.items():
        what, _dash, rest = name.partition(":")
        if what == "person" and value != form.get(f"was-{name}", ""):
            locale, _dash, position = rest.partition(":")
            people[locale, _number(position, number_within)] = _number(value, row_number) if value else None
        elif what == "due" and rest and (together or value != form.get(f"was-{name}", "")):
            due[rest] = dates.from_field(together or value)
    return ArticleAssignment(people, due)


def _number(text: str, read: Callable[[str], int]) -> int:
    try:
        return read(text)
    except ValueError:
        raise Invalid("form_incomplete") from None
