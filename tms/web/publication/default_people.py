"""The page of a publication's defaults: who does the new articles of all sections, or of one."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Invalid, TmsError
from tms.domain.locales import NAMES
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

blueprint = Blueprint("default_people", __name__)

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


def _page(section: int | None, error: TmsError | None = None) -> str:
    present = default_people(unit_of_work(), actor(), section)
    sections = sections_with_defaults(unit_of_work(), actor())
    return render_template(
        "publication/default_people.html",
        present=present,
        sections=sections,
        section=next((one for one in sections if one.id == section), None),
        written={name: value for name, value in request.form.items() if name.startswith("person:")},
        language_names=NAMES,
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
