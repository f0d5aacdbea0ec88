"""How much people change drafts: charts for everybody who sees the board, by person for editors."""

from flask import Blueprint, render_template

from tms.http.context import actor, unit_of_work
from tms.services.figures.effort import DAYS, effort_by_person, effort_report

blueprint = Blueprint("effort", __name__)


@blueprint.get("/drafts")
def report() -> str:
    """The page of the last thirteen weeks."""
    return render_template("figures/effort.html", report=effort_report(unit_of_work(), actor()), days=DAYS)


@blueprint.get("/drafts/people")
def people() -> str:
    """The page of the last thirteen weeks, by person."""
    return render_template("figures/effort_people.html", people=effort_by_person(unit_of_work(), actor()), days=DAYS)
