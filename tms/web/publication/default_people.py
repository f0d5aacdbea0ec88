"""The page of a publication's defaults: who does the new articles of all sections, or of one, and by when."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Invalid, TmsError
from tms.domain.translatable import Words
from tms.domain.working_time import LONGEST, Span, SpanUnit
from tms.http.context import actor, ngettext, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import number_within, row_number
from tms.http.rollback import rolled_back
from tms.services.publication.default_people import (
    StepOfRoute,
    change_default_people,
    default_people,
    sections_with_defaults,
)
from tms.services.publication.due_rules import DueSpans, change_due_rule, due_rules

blueprint = Blueprint("default_people", __name__)

UNITS = {SpanUnit.HOURS: Words("hours"), SpanUnit.WORKING_DAYS: Words("working days")}
"""What a due rule counts."""

_RULE = ("translation", "review")
_ON_PAGE = {"invalid", "stale"}


@blueprint.get("/publication/defaults")
def ask() -> str:
    """The form for all sections, or for the one that the address names."""
    return _page(_section())


@blueprint.post("/publication/defaults")
def change() -> ResponseReturnValue:
    """Set what is another than it was when the form was shown."""
    section = _section()
    try:
        based_on = request.form.get("based_on", "")
        number = change_default_people(unit_of_work(), actor(), section, _wanted(), based_on=based_on)
    except TmsError as error:
        if error.kind not in _ON_PAGE:
            raise
        return _page(section, rolled_back(error)), status_of(error)
    if number:
        flash(ngettext("%(num)s default is set.", "%(num)s defaults are set.", number))
    else:
        flash(_("Everything is as it was."))
    return redirect(url_for("default_people.ask", section=section), 303)


@blueprint.post("/publication/due-rule")
def change_rule() -> ResponseReturnValue:
    """Set by when new articles are due; with nothing in both fields there is no rule here."""
    section = _section()
    try:
        based_on = request.form.get("based_on", "")
        if change_due_rule(unit_of_work(), actor(), section, _spans(), based_on=based_on):
            flash(_("Saved."))
        else:
            flash(_("Everything is as it was."))
    except TmsError as error:
        if error.kind not in _ON_PAGE:
            raise
        return _page(section, rolled_back(error)), status_of(error)
    return redirect(url_for("default_people.ask", section=section), 303)


def _spans() -> DueSpans | None:
    """The rule in the form, None for none. Raises Invalid for half a one."""
    said = {name: request.form.get(name, "").strip() for name in ("translation", "review")}
    if not any(said.values()):
        return None
    try:
        spans = [Span(number_within(said[name]), SpanUnit(request.form.get(f"{name}-unit", "hours"))) for name in said]
    except ValueError:
        raise Invalid("due_span_wrong", most=LONGEST) from None
    return DueSpans(*spans)


def _page(section: int | None, error: TmsError | None = None) -> str:
    present = default_people(unit_of_work(), actor(), section)
    sections = sections_with_defaults(unit_of_work(), actor())
    return render_template(
        "publication/default_people.html",
        present=present,
        sections=sections,
        section=next((one for one in sections if one.id == section), None),
        written={name: value for name, value in request.form.items() if name.startswith("person:")},
        rules=due_rules(unit_of_work(), actor(), section),
        units=UNITS,
        longest=LONGEST,
        written_rule={name: value for name, value in request.form.items() if name.startswith(_RULE)},
        error=error,
    )


def _section() -> int | None:
    """The section that is asked for, None for all. Raises Invalid for what is no number."""
    asked = request.values.get("section", "")
    try:
        return row_number(asked) if asked else None
    except ValueError:
        raise Invalid("form_incomplete") from None


def _wanted() -> dict[StepOfRoute, int | None]:
    """What was changed in the form. Raises Invalid for what is no step and no person."""
    wanted: dict[StepOfRoute, int | None] = {}
    for name, value in request.form.items():
        what, _colon, rest = name.partition(":")
        if what != "person" or value == request.form.get(f"was-{name}", ""):
            continue
        try:
            source, locale, position = rest.split(":")
            wanted[source, locale, number_within(position)] = row_number(value) if value else None
        except ValueError:
            raise Invalid("form_incomplete") from None
    return wanted
