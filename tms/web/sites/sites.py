"""Sites, for the publication's administrators: set up, tried, switched, deleted; how each version stands there."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Conflict, TmsError
from tms.http.context import actor, container, end_unit_of_work, ngettext, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import number_or
from tms.http.rollback import rolled_back
from tms.services.sites.connect import SiteInput, change_site, connect_site, disconnect_site, switch_site
from tms.services.sites.send_again import send_everything
from tms.services.sites.sending import SiteStanding
from tms.services.sites.site_standing import list_sites, read_site, versions_on_site
from tms.services.sites.try_site import prepare_site_trial
from tms.web.sites.field_words import field_words

blueprint = Blueprint("sites", __name__)

_NOT_ON_THE_PAGE = {"denied", "not_signed_in", "not_found"}


@blueprint.get("/sites")
def sites() -> ResponseReturnValue:
    """All sites, and the form that sets another one up."""
    return _list()


@blueprint.post("/sites")
def connect() -> ResponseReturnValue:
    """Set a site up; its page says whether it is reached."""
    try:
        site_id = connect_site(unit_of_work(), actor(), container().sites.vault, _wish())
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _list(error=rolled_back(error)), status_of(error)
    flash(_("Saved. What is published from now on is sent there. Try it once."))
    return _back(site_id)


@blueprint.get("/sites/<int:site_id>")
def site(site_id: int) -> ResponseReturnValue:
    """One site: how it stands, how each version stands there, and its settings."""
    return _page(site_id)


@blueprint.post("/sites/<int:site_id>")
def change(site_id: int) -> ResponseReturnValue:
    """Change where it is and who writes there."""
    based_on = number_or(request.form.get("based_on", ""), 0)
    try:
        change_site(unit_of_work(), actor(), container().sites.vault, site_id, _wish(), based_on=based_on)
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _page(site_id, error=rolled_back(error)), status_of(error)
    flash(_("Saved. What waits is tried at once."))
    return _back(site_id)


@blueprint.post("/sites/<int:site_id>/switch")
def switch(site_id: int) -> ResponseReturnValue:
    """Switch it on or off."""
    active = request.form.get("active") == "1"
    switch_site(unit_of_work(), actor(), site_id, active=active)
    flash(
        _("Switched on. What was published meanwhile is sent now.")
        if active
        else _("Switched off. What is published from now on is sent once it is on again.")
    )
    return _back(site_id)


@blueprint.post("/sites/<int:site_id>/delete")
def delete(site_id: int) -> ResponseReturnValue:
    """Delete it; the posts stay on the site."""
    disconnect_site(unit_of_work(), actor(), site_id)
    flash(_("Deleted. Nothing is sent there any more, and the posts stay as they are."))
    return redirect(url_for("sites.sites"), 303)


@blueprint.post("/sites/<int:site_id>/try")
def attempt(site_id: int) -> ResponseReturnValue:
    """Ask the site how it stands, and say so."""
    try:
        trial = prepare_site_trial(unit_of_work(), actor(), container().sites.vault, site_id)
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _page(site_id, error=rolled_back(error)), status_of(error)
    # No transaction waits for somebody else's server.
    end_unit_of_work(None)
    standing = container().sites.ask(trial.access, trial.tags)
    wrong = Conflict(standing.error_code, **standing.error_params) if standing.error_code else None
    return _page(site_id, error=wrong, tried=None if wrong else standing)


@blueprint.post("/sites/<int:site_id>/everything")
def everything(site_id: int) -> ResponseReturnValue:
    """Send everything that readers have."""
    count = send_everything(unit_of_work(), actor(), site_id)
    flash(
        ngettext("%(num)s version is sent.", "%(num)s versions are sent.", count)
        if count
        else _("Nothing is published yet.")
    )
    return _back(site_id)


def _wish() -> SiteInput:
    return SiteInput(*(request.form.get(name, "") for name in ("address", "user_name", "password")))


def _back(site_id: int) -> ResponseReturnValue:
    return redirect(url_for("sites.site", site_id=site_id), 303)


def _typed(error: TmsError | None, name: str, known: str) -> str:
    return request.form.get(name, "") if error and name in request.form else known


def _list(*, error: TmsError | None = None) -> str:
    return render_template(
        "sites/sites.html",
        sites=list_sites(unit_of_work(), actor()),
        address=_typed(error, "address", ""),
        user_name=_typed(error, "user_name", ""),
        error=error,
    )


def _page(site_id: int, *, error: TmsError | None = None, tried: SiteStanding | None = None) -> str:
    found = read_site(unit_of_work(), actor(), site_id)
    return render_template(
        "sites/site.html",
        site=found,
        versions=versions_on_site(unit_of_work(), actor(), site_id),
        address=_typed(error, "address", found.address),
        user_name=_typed(error, "user_name", found.user_name),
        error=error,
        tried=tried,
        field_words=field_words,
    )
