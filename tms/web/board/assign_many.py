"""Steps and dates of many articles: choose on the board, see what would change, then change it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from tms.domain.errors import Invalid, TmsError
from tms.domain.locales import SOURCE_LANGUAGES
from tms.domain.messages import MESSAGES
from tms.http.context import actor, ngettext, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import number_within, row_number
from tms.http.rollback import rolled_back
from tms.services.board.assign_many import change
from tms.services.board.assignable_steps import ChosenArticles, chosen
from tms.services.board.assignment_plan import MOST, AssignmentPlan, AssignmentRequest, plan
from tms.services.board.board import every_article
from tms.web.board.board_address import back_to_board, board_asked
from tms.web.rendering import dates

blueprint = Blueprint("bulk", __name__)

NOBODY, NO_DATE = "nobody", "none"


@blueprint.post("/board/bulk")
def bulk() -> ResponseReturnValue:
    """The form for the chosen articles; ``do`` is ``preview`` or ``change``."""
    do = request.form.get("do", "")
    try:
        wish = _wish()
        if do == "change":
            done = change(unit_of_work(), actor(), wish)
            if done.refused:
                return _page(wish, done=done)
            flash(_changed(len(done.changing)))
            return redirect(_back(), 303)
        if do == "preview":
            return _page(wish, planned=plan(unit_of_work(), actor(), wish))
    except Invalid as error:
        refused = rolled_back(error)
        return _page(_wish(strict=False), error=refused), status_of(refused)
    return _page(wish)


def _page(
    wish: AssignmentRequest,
    *,
    planned: AssignmentPlan | None = None,
    done: AssignmentPlan | None = None,
    error: TmsError | None = None,
) -> str:
    found: ChosenArticles = chosen(unit_of_work(), actor(), wish.articles)
    values: Mapping[str, Any] = request.form
    return render_template(
        "board/assign_many.html",
        chosen=found,
        wish=wish,
        form=values,
        planned=planned,
        done=done,
        said=_changed(len(done.changing)) if done else "",
        error=error,
        back=_back(),
        words=lambda code: _(MESSAGES[code]),
        columns=[tag for tag in SOURCE_LANGUAGES if tag in found.locales],
    )


def _wish(*, strict: bool = True) -> AssignmentRequest:
    """The request in the form. Raises Invalid for what is not a date or number."""
    form = request.form
    who, when = form.get("person", ""), form.get("due", "")
    try:
        articles = _every() if "every" in form else [row_number(text) for text in form.getlist("article")]
        position = number_within(form.get("step", "") or "0")
        person = row_number(who) if who and who != NOBODY else None
        due = None if "no_date" in form else dates.from_field(when)
    except (ValueError, Invalid) as error:
        if strict:
            raise (error if isinstance(error, Invalid) else Invalid("bulk_empty")) from None
        articles, position, person, due = _numbers(form.getlist("article")), 0, None, None
    return AssignmentRequest(
        articles=articles[:10_000],
        locales=[tag for tag in SOURCE_LANGUAGES if tag in form.getlist("locale")],
        position=position,
        person=person,
        to_nobody=who == NOBODY,
        due=due,
        no_date="no_date" in form,
    )


def _every() -> list[int]:
    """All articles of the board from which the person comes, on whatever page they stand."""
    asked = board_asked(dict(parse_qsl(urlsplit(_back()).query)))
    return every_article(
        unit_of_work(),
        actor(),
        only=asked.only,
        now=dates.now(),
        time_zone=dates.zone().key,
        narrowing=asked.narrowing,
        order=asked.order,
        most=MOST,
    )


def _numbers(texts: list[str]) -> list[int]:
    found = []
    for text in texts:
        try:
            found.append(row_number(text))
        except ValueError:
            continue
    return found


def _changed(number: int) -> str:
    return ngettext("%(num)s version is changed.", "%(num)s versions are changed.", number)


def _back() -> str:
    return back_to_board(request.form.get("back", ""))
