"""Signing in and out, the first administrator, and the people of the publication."""

import hashlib
from itertools import chain

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import NotSignedIn, TmsError, TooMany
from tms.domain.locales import SOURCE_LANGUAGES
from tms.domain.permissions import PERMISSIONS, Action, Role
from tms.http import SESSION_PERSON, actor, container, current_actor, status_of, unit_of_work
from tms.services.people import (
    NewPerson,
    add_person,
    create_first_administrator,
    list_members,
    needs_setup,
    sign_in,
)
from tms.web.refused import taken_back

blueprint = Blueprint("people", __name__)

_WINDOW = 300
_TRIES_PER_ADDRESS = 10
_TRIES_PER_NETWORK = 50

_FIRST_PERSON = (Action.PERSON_ADD, Action.ARTICLE_IMPORT)
"""What the first person must be able to do, so that one person can start to work."""

LONGEST_NEXT = 2000


@blueprint.get("/login")
def login() -> ResponseReturnValue:
    """The sign-in form; who is signed in already goes on."""
    if current_actor() is not None:
        return redirect(_safe_next(request.args.get("next", "")))
    if needs_setup(unit_of_work()):
        return redirect(url_for("people.setup"))
    return _login_form(None)


@blueprint.post("/login")
def enter() -> ResponseReturnValue:
    """Check the password and begin a session."""
    email, password = request.form.get("email", ""), request.form.get("password", "")
    try:
        person_id = _guarded_sign_in(email, password)
    except (NotSignedIn, TooMany) as error:
        return _login_form(taken_back(error), email), status_of(error)
    _begin_session(person_id)
    return redirect(_safe_next(request.form.get("next", "")))


@blueprint.post("/logout")
def logout() -> ResponseReturnValue:
    """End the session."""
    session.clear()
    return redirect(url_for("people.login"))


@blueprint.get("/setup")
def setup() -> ResponseReturnValue:
    """The first page of a fresh installation."""
    if not needs_setup(unit_of_work()):
        return redirect(url_for("people.login"))
    return render_template("people/setup.html", error=None)


@blueprint.post("/setup")
def begin() -> ResponseReturnValue:
    """Create the publication and its first person, and sign them in."""
    new = NewPerson(
        name=request.form.get("name", ""),
        email=request.form.get("email", ""),
        password=request.form.get("password", ""),
        roles=sorted(set(chain.from_iterable(PERMISSIONS[action].roles for action in _FIRST_PERSON))),
    )
    try:
        person_id = create_first_administrator(unit_of_work(), publication=request.form.get("publication", ""), new=new)
    except TmsError as error:
        return render_template("people/setup.html", error=taken_back(error)), status_of(error)
    _begin_session(person_id)
    return redirect(url_for("board.home"))


@blueprint.get("/people")
def members() -> ResponseReturnValue:
    """Everybody in the publication, and a form to add somebody."""
    return _members_page(None)


@blueprint.post("/people")
def add() -> ResponseReturnValue:
    """Add somebody."""
    new = NewPerson(
        name=request.form.get("name", ""),
        email=request.form.get("email", ""),
        password=request.form.get("password", ""),
        roles=request.form.getlist("roles"),
        languages=request.form.getlist("languages"),
        assigned_only="assigned_only" in request.form,
    )
    try:
        add_person(unit_of_work(), actor(), new)
    except TmsError as error:
        if error.kind in {"denied", "not_signed_in"}:
            raise
        return _members_page(taken_back(error)), status_of(error)
    flash(f"{new.name.strip()} can sign in now. Hand the password over in person; it can’t be shown again.")
    return redirect(url_for("people.members"), 303)


def _members_page(error: TmsError | None) -> str:
    return render_template(
        "people/members.html",
        members=list_members(unit_of_work(), actor()),
        roles=list(Role),
        languages=SOURCE_LANGUAGES,
        error=error,
    )


def _login_form(error: TmsError | None, email: str = "") -> str:
    return render_template("people/login.html", error=error, email=email, next=request.values.get("next", ""))


def _guarded_sign_in(email: str, password: str) -> int:
    """Attempts are counted before the password is looked at; a success starts both counts anew."""
    limit = container().rate_limit
    address = hashlib.sha256(email.strip().lower().encode("utf-8", "replace")).hexdigest()
    keys = {
        f"login:address:{address}": _TRIES_PER_ADDRESS,
        f"login:network:{request.remote_addr or 'unknown'}": _TRIES_PER_NETWORK,
    }
    allowed = {key: limit.allows(key, times=times, seconds=_WINDOW) for key, times in keys.items()}
    if not all(allowed.values()):
        raise TooMany("too_many_attempts")
    person_id = sign_in(unit_of_work(), email, password)
    for key in keys:
        limit.forget(key)
    return person_id


def _begin_session(person_id: int) -> None:
    # A session that existed before signing in is not continued: whoever planted it would share the new one.
    session.clear()
    session[SESSION_PERSON] = person_id
    session.permanent = True


def _safe_next(target: str) -> str:
    """The target if it is a path of ours, else the start page: no other site, however it is spelt."""
    ours = target.startswith("/") and not target.startswith("//") and len(target) <= LONGEST_NEXT
    # Browsers read a backslash as a slash and drop tabs and newlines.
    if not ours or "\\" in target or any(ord(character) < 0x20 for character in target):
        return url_for("board.home")
    return target
