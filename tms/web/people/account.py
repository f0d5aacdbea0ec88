"""One's own account: name, time zone, password, and how often letters come."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Invalid, TmsError, TooMany
from tms.http.context import actor, container, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.rollback import rolled_back
from tms.services.notifications.preference import change_own_letters, own_letters
from tms.services.people.account import change_own_name, change_own_password, change_own_zone, own_address
from tms.services.people.sessions import count_sessions
from tms.web.people.sign_in import begin_session, end_every_session, guard
from tms.web.rendering import dates
from tms.web.rendering.zones import zone_words, zones_to_choose

blueprint = Blueprint("account", __name__)

_TRIES = 10


@blueprint.get("/account")
def account() -> ResponseReturnValue:
    """The page of one's own account."""
    return _page(None)


@blueprint.post("/account")
def rename() -> ResponseReturnValue:
    """Change one's name."""
    try:
        change_own_name(unit_of_work(), actor(), request.form.get("name", ""))
    except Invalid as error:
        return _page(rolled_back(error)), status_of(error)
    flash(_("Saved."))
    return redirect(url_for("account.account"), 303)


@blueprint.post("/account/letters")
def letters() -> ResponseReturnValue:
    """Change how often letters come."""
    try:
        change_own_letters(unit_of_work(), actor(), request.form.get("how", ""), request.form.get("at", ""))
    except Invalid as error:
        return _page(rolled_back(error)), status_of(error)
    flash(_("Saved."))
    return redirect(url_for("account.account"), 303)


@blueprint.post("/account/time-zone")
def time_zone() -> ResponseReturnValue:
    """Change the zone in which one reads times."""
    try:
        change_own_zone(unit_of_work(), actor(), request.form.get("time_zone", ""))
    except Invalid as error:
        return _page(rolled_back(error)), status_of(error)
    flash(_("Saved."))
    return redirect(url_for("account.account"), 303)


@blueprint.post("/account/password")
def password() -> ResponseReturnValue:
    """Change the password. Every other browser is signed out; this one goes on."""
    me = actor()
    key = f"password:person:{me.person_id}"
    try:
        guard({key: _TRIES})
        change_own_password(
            unit_of_work(), me, present=request.form.get("present", ""), new=request.form.get("password", "")
        )
    except (Invalid, TooMany) as error:
        return _page(rolled_back(error)), status_of(error)
    container().rate_limit.forget(key)
    begin_session(me.person_id)
    flash(_("The new password is valid from now on. Other browsers that you were signed in to are signed out."))
    return redirect(url_for("account.account"), 303)


@blueprint.post("/account/sign-out")
def sign_out_everywhere() -> ResponseReturnValue:
    """End every session, here and in every other browser."""
    end_every_session()
    return redirect(url_for("people.login"), 303)


def _page(error: TmsError | None) -> str:
    return render_template(
        "people/account.html",
        email=own_address(unit_of_work(), actor()),
        letters=own_letters(unit_of_work(), actor()),
        time_zone=dates.zone().key,
        house_zone=dates.our_masthead().time_zone,
        own_zone=dates.our_masthead().own_zone,
        zones=zones_to_choose(dates.our_masthead().own_zone or "UTC"),
        zone_words=zone_words,
        has_mail=container().mail is not None,
        sessions=count_sessions(unit_of_work(), actor()),
        error=error,
    )
