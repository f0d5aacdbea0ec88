"""The page of the publication's settings: what is set here, and where the other settings are."""

from collections.abc import Mapping
from zoneinfo import available_timezones

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import TmsError
from tms.domain.locales import SOURCE_LANGUAGES
from tms.domain.outside_events import DAYS_TO_KEEP
from tms.domain.public_names import PublicName
from tms.http.context import actor, container, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import number_within
from tms.http.public_names import own_words
from tms.http.rollback import rolled_back
from tms.services.publication.public_names import (
    LONGEST_PUBLIC_NAME,
    change_public_names,
    public_names_standing,
)
from tms.services.publication.settings import (
    LONGEST_NAME,
    PublicationSettings,
    change_publication,
    read_publication,
)
from tms.web.rendering.zones import zones_to_choose

blueprint = Blueprint("publication", __name__)

WEEK, HOURS, MINUTES = range(1, 8), 24, 60
_NOT_ON_THE_PAGE = {"denied", "not_signed_in"}


@blueprint.get("/publication")
def publication() -> str:
    """The page of what is set."""
    return _page()


@blueprint.post("/publication")
def change() -> ResponseReturnValue:
    """Save what stands in the form."""
    wanted = _from_form()
    try:
        change_publication(unit_of_work(), actor(), wanted, based_on=request.form.get("based_on", ""))
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _page(rolled_back(error), wanted), status_of(error)
    flash(_("Saved."))
    return redirect(url_for("publication.publication"), 303)


@blueprint.post("/publication/languages")
def call_languages() -> ResponseReturnValue:
    """Save what the outside calls each language."""
    who, form = actor(), request.form
    wanted = {
        locale: PublicName(form.get(f"tag-{locale}", ""), form.get(f"word-{locale}", ""))
        for locale in public_names_standing(unit_of_work(), who).names
    }
    try:
        change_public_names(unit_of_work(), who, wanted, based_on=form.get("based_on", ""), reserved=own_words())
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _page(rolled_back(error), called=wanted), status_of(error)
    flash(_("Saved."))
    return redirect(url_for("publication.publication"), 303)


def _from_form() -> PublicationSettings:
    form = request.form
    return PublicationSettings(
        name=form.get("name", ""),
        names={locale: form.get(f"name-{locale}", "") for locale in SOURCE_LANGUAGES},
        time_zone=form.get("time_zone", ""),
        region=form.get("region", ""),
        four_eyes="four_eyes" in form,
        days_off=tuple(day for day in WEEK if f"day_off-{day}" in form),
        ends_at=_minute(form.get("ends_at", "")),
        events_kept_days=_days(form.get("events_kept_days", "")),
    )


def _minute(said: str) -> int:
    """The minute of a ``time`` field; -1 for what is no time, which the settings refuse."""
    try:
        hour, minute = map(number_within, said.split(":"))
    except ValueError:
        return -1
    return hour * 60 + minute if hour < HOURS and minute < MINUTES else -1


def _days(said: str) -> int:
    """The number of a field; -1 for what is none, which the settings refuse."""
    try:
        return number_within(said.strip())
    except ValueError:
        return -1


def _page(
    error: TmsError | None = None,
    wanted: PublicationSettings | None = None,
    called: Mapping[str, PublicName] | None = None,
) -> str:
    present = read_publication(unit_of_work(), actor())
    names = public_names_standing(unit_of_work(), actor())
    written = wanted or present.settings
    return render_template(
        "publication/publication.html",
        present=present,
        written=written,
        ends_at=f"{written.ends_at // 60:02}:{written.ends_at % 60:02}" if written.ends_at >= 0 else "",
        zones=zones_to_choose(written.time_zone),
        knows_zone=written.time_zone in available_timezones(),
        public_url=container().settings.base_url,
        is_public_url_set=container().settings.public_url is not None,
        has_mail=container().mail is not None,
        days_to_keep=(DAYS_TO_KEEP[0], DAYS_TO_KEEP[-1]),
        week=WEEK,
        longest_name=LONGEST_NAME,
        names=names,
        called=called or names.names,
        longest_public_name=LONGEST_PUBLIC_NAME,
        error=error,
    )
