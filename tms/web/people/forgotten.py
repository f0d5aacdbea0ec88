"""A new password by letter, for a person who forgot theirs; where letters are sent."""

import time

import structlog
from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.adapters.translations.catalogues import voice_of
from tms.domain.errors import TmsError, TooMany
from tms.http.allowed_hosts import public_address
from tms.http.context import container, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.page_language import language
from tms.http.rollback import rolled_back
from tms.services.people.forgotten import send_own_reset
from tms.services.people.invitations import Delivery
from tms.web.people.sign_in_limits import account_key

blueprint = Blueprint("forgotten", __name__)
log = structlog.get_logger(__name__)

LETTERS_PER_HOUR = 3
"""Letters that one address is sent."""

_NETWORK_TRIES, _NETWORK_SECONDS = 20, 3600

SAME_TIME = 0.2
"""Seconds after which the answer comes, so that its time does not tell whether the address is known either."""


@blueprint.get("/forgot-password")
def page() -> str:
    """The form that asks for one's address."""
    return _page(None)


@blueprint.post("/forgot-password")
def ask() -> ResponseReturnValue:
    """Send a link to the address if somebody signs in with it; the answer is the same if nobody does."""
    if container().postman is None:
        return redirect(url_for("forgotten.page"), 303)
    began, email = time.monotonic(), request.form.get("email", "")
    try:
        _count(email)
    except TooMany as error:
        return _page(rolled_back(error), email), status_of(error)
    known = send_own_reset(unit_of_work(), email, _delivery())
    log.info("reset_asked", network=request.remote_addr, account=account_key(email), known=known)
    time.sleep(max(0.0, SAME_TIME - (time.monotonic() - began)))
    flash(_("If somebody signs in with this address, a letter with a link is on its way. The link works for one day."))
    return redirect(url_for("people.login"), 303)


def _count(email: str) -> None:
    """Count the request, whether the address is known or not. Raises TooMany (``too_many_resets``)."""
    limit, network = container().rate_limit, request.remote_addr or "unknown"
    allowed = [
        limit.allows(f"forgot:network:{network}", times=_NETWORK_TRIES, seconds=_NETWORK_SECONDS),
        limit.allows(f"forgot:account:{account_key(email)}", times=LETTERS_PER_HOUR, seconds=3600),
    ]
    if not all(allowed):
        raise TooMany("too_many_resets")


def _delivery() -> Delivery:
    return Delivery(
        address=lambda token: public_address(url_for("people.welcome", token=token)),
        by_mail=True,
        voices=lambda known: voice_of(known or language()),
    )


def _page(error: TmsError | None, email: str = "") -> str:
    has_mail = container().postman is not None
    return render_template("people/forgotten.html", error=error, email=email, has_mail=has_mail)
