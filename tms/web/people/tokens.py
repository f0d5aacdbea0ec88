"""The pages on which tokens are made, shown once, and revoked: one's own, and those of machines."""

from collections.abc import Callable

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Conflict, Invalid, TmsError, TooMany
from tms.domain.permissions import Actor
from tms.domain.token_scopes import MACHINE_SCOPES, Scope
from tms.http.context import actor, container, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.open_scopes import open_scopes
from tms.http.parameters import number_or
from tms.http.rollback import rolled_back
from tms.services.people.account import own_address
from tms.services.people.list_tokens import every_token, own_tokens
from tms.services.people.make_token import (
    LIFETIMES,
    LONGEST_NAME,
    MadeToken,
    NewToken,
    make_machine_token,
    make_own_token,
)
from tms.services.people.revoke_token import revoke_any_token, revoke_own_token
from tms.web.people.scope_words import scope_choices
from tms.web.people.sign_in import guard

blueprint = Blueprint("tokens", __name__)

_TRIES = 10


@blueprint.get("/account/tokens")
def own() -> ResponseReturnValue:
    """The page of one's own tokens."""
    return _own_page()


@blueprint.post("/account/tokens")
def make_own() -> ResponseReturnValue:
    """Make a token of one's own, and show its secret this once."""
    try:
        made = _made(
            lambda who, new, password: make_own_token(unit_of_work(), who, new, password=password), _for_oneself()
        )
    except (Conflict, Invalid, TooMany) as error:
        return _own_page(error=rolled_back(error)), status_of(error)
    return _own_page(made=made), 201


@blueprint.post("/account/tokens/<int:token_id>/revoke")
def revoke_own(token_id: int) -> ResponseReturnValue:
    """Revoke a token of one's own."""
    revoke_own_token(unit_of_work(), actor(), token_id)
    flash(_("Revoked: the token opens nothing any more."))
    return redirect(url_for("tokens.own"), 303)


@blueprint.get("/api-access")
def api_access() -> ResponseReturnValue:
    """The page of all tokens of the publication, for its administrators."""
    return _every_page()


@blueprint.post("/api-access")
def make_for_machine() -> ResponseReturnValue:
    """Make a token for a machine, and show its secret this once."""
    try:
        made = _made(
            lambda who, new, password: make_machine_token(unit_of_work(), who, new, password=password), _for_machines()
        )
    except (Conflict, Invalid, TooMany) as error:
        return _every_page(error=rolled_back(error)), status_of(error)
    return _every_page(made=made), 201


@blueprint.post("/api-access/<int:token_id>/revoke")
def revoke_any(token_id: int) -> ResponseReturnValue:
    """Revoke a token of the publication."""
    revoke_any_token(unit_of_work(), actor(), token_id)
    flash(_("Revoked: the token opens nothing any more."))
    return redirect(url_for("tokens.api_access"), 303)


def _for_oneself() -> frozenset[Scope]:
    return open_scopes(current_app)


def _for_machines() -> frozenset[Scope]:
    return open_scopes(current_app) & MACHINE_SCOPES


def _made(make: Callable[[Actor, NewToken, str], MadeToken], offered: frozenset[Scope]) -> MadeToken:
    who, form = actor(), request.form
    key = f"password:person:{who.person_id}"
    guard({key: _TRIES})
    new = NewToken(form.get("name", ""), form.getlist("scopes"), number_or(form.get("days", ""), 0))
    if not offered.issuperset(new.scopes):
        raise Invalid("token_scopes_missing")
    made = make(who, new, form.get("present", ""))
    container().rate_limit.forget(key)
    return made


def _own_page(*, made: MadeToken | None = None, error: TmsError | None = None) -> str:
    return render_template(
        "people/own_tokens.html",
        tokens=own_tokens(unit_of_work(), actor()),
        scopes=scope_choices(_for_oneself()),
        **_of_both(made, error),
    )


def _every_page(*, made: MadeToken | None = None, error: TmsError | None = None) -> str:
    return render_template(
        "people/api_access.html",
        tokens=every_token(unit_of_work(), actor()),
        scopes=scope_choices(_for_machines()),
        **_of_both(made, error),
    )


def _of_both(made: MadeToken | None, error: TmsError | None) -> dict[str, object]:
    return {
        "made": made,
        "error": error,
        "lifetimes": LIFETIMES,
        "longest_name": LONGEST_NAME,
        "email": own_address(unit_of_work(), actor()),
        "typed": request.form if error else {},
        "chosen": request.form.getlist("scopes") if error else [],
    }
