"""Charts of what the desk did: words approved day by day, and how long steps waited."""

from flask import Blueprint, render_template, request

from tms.domain.locales import is_chinese
from tms.http.context import actor, unit_of_work
from tms.http.parameters import number_or
from tms.services.figures.work_done import PERIODS, read_figures
from tms.web.rendering import dates

blueprint = Blueprint("figures", __name__)


@blueprint.get("/figures")
def report() -> str:
    """The page of the last two weeks, four weeks, or thirteen."""
    asked = number_or(request.args.get("days", ""), 0)
    days = asked if asked in PERIODS else PERIODS[0]
    found = read_figures(unit_of_work(), actor(), days=days, now=dates.now(), time_zone=dates.our_masthead().time_zone)
    return render_template(
        "figures/figures.html",
        figures=found,
        periods=PERIODS,
        days=days,
        by_characters=is_chinese,
        distance=dates.distance,
        day_in_words=dates.day_in_words,
    )
