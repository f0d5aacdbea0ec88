"""Signing in and out, the first administrator, and one-time links."""

import hashlib
from collections.abc import Mapping
from itertools import chain

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from tms.adapters.translations.catalogues import voice_of
from tms.domain.errors import Denied, NotFound, NotSignedIn, TmsError, TooMany
from tms.domain.permissions import PERMISSIONS, Action
from tms.http.allowed_hosts import is_local
from tms.http.context import SESSION_ID, SESSION_PERSON, actor, container, current_actor, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.page_language import SESSION_LANGUAGE, language
from tms.http.redirect_target import safe_target
from tms.http.rollback import rolled_back
from tms.services.people import sessions
from tms.services.people.invitations import LinkAnswer, open_link, use_link
from tms.services.people.people import NewPerson, create_first_administrator, needs_setup
from tms.services.people.resets import resets_of
from tms.services.people.setup_token import is_setup_token
from tms.services.people.sign_in import sign_in
from tms.web.people.sign_in_limits import Attempt
from tms.web.rendering import dates

blueprint = Blueprint("people", __name__)

_WINDOW = 300
_TRIES_PER_LINK = 10

_FIRST_PERSON = (Action.PERSON_INVITE, Action.ARTICLE_IMPORT)
"""The roles of the first person, who can start to work alone."""


@blueprint.get("/login")
def login() -> ResponseReturnValue:
    """The sign-in form; a person who is signed in already goes on."""
    if current_actor() is not None:
        return redirect(safe_target(request.args.get("next", "")))
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
        return _login_form(rolled_back(error), email), status_of(error)
    begin_session(person_id)
    _tell_of_resets(person_id)
    return redirect(safe_target(request.form.get("next", "")))


@blueprint.post("/logout")
def logout() -> ResponseReturnValue:
    """End the session of the cookie that the browser sends."""
    me = current_actor()
    if me is not None:
        sessions.end_session(unit_of_work(), me, session[SESSION_ID])
    _clear()
    return redirect(url_for("people.login"))


@blueprint.get("/session")
def whose() -> ResponseReturnValue:
    """Whose session this is, for scripts; with its forms' token, for people who were led away to sign in again."""
    me = actor()
    if request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json":
        return {"person": me.person_id, "name": me.name, "token": generate_csrf()}
    return render_template("people/signed_in_again.html")


@blueprint.get("/setup")
def setup() -> ResponseReturnValue:
    """The first page of a fresh installation."""
    if not needs_setup(unit_of_work()):
        return redirect(url_for("people.login"))
    return _setup_page(None)


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
        _require_setup_token()
        person_id = create_first_administrator(unit_of_work(), publication=request.form.get("publication", ""), new=new)
    except TmsError as error:
        return _setup_page(rolled_back(error)), status_of(error)
    begin_session(person_id)
    return redirect(url_for("board.home"))


def _tell_of_resets(person_id: int) -> None:
    """Tell a person who signs in that somebody else made a link to a new password for them."""
    for reset in resets_of(unit_of_work(), person_id)[:1]:
        words = _("%(who)s made a password reset link for you, %(when)s. If you did not ask for it, ask them why.")
        flash(words % {"who": reset.by or _("Whoever runs this installation"), "when": dates.say_when(reset.at)})


def _require_setup_token() -> None:
    """Raise Denied (``setup_token_wrong``) without the token: from elsewhere, anybody could come first."""
    if not is_local() and not is_setup_token(container().secret_key, request.form.get("token", "")):
        raise Denied("setup_token_wrong")


def _setup_page(error: TmsError | None) -> str:
    token = request.values.get("token", "")
    return render_template("people/setup.html", error=error, asks_token=not is_local(), token=token)


@blueprint.get("/welcome/<token>")
def welcome(token: str) -> ResponseReturnValue:
    """The page that an invitation or a reset leads to: the form to choose a password."""
    return _welcome_page(token, None)


@blueprint.post("/welcome/<token>")
def choose(token: str) -> ResponseReturnValue:
    """Set the chosen password and sign the person in."""
    # Whoever has a link may not try addresses for ever. One that doesn't work is not counted: there is nothing to try.
    open_link(unit_of_work(), token)
    key = f"link:{hashlib.sha256(token.encode('utf-8', 'replace')).hexdigest()}"
    try:
        guard({key: _TRIES_PER_LINK})
        fields = {name: request.form.get(name, "") for name in ("email", "name", "password")}
        voices = (lambda known: voice_of(known or language())) if container().postman is not None else None
        person_id = use_link(unit_of_work(), token, LinkAnswer(**fields, language=language()), voices=voices)
    except NotFound:
        raise
    except TmsError as error:
        return _welcome_page(token, rolled_back(error)), status_of(error)
    container().rate_limit.forget(key)
    begin_session(person_id)
    _tell_of_resets(person_id)
    return redirect(url_for("board.home"), 303)


def _welcome_page(token: str, error: TmsError | None) -> str:
    link = open_link(unit_of_work(), token)
    return render_template("people/use_link.html", link=link, token=token, error=error)


def _login_form(error: TmsError | None, email: str = "") -> str:
    return render_template(
        "people/sign_in.html",
        error=error,
        email=email,
        next=request.values.get("next", ""),
        has_mail=container().postman is not None,
    )


def _guarded_sign_in(email: str, password: str) -> int:
    attempt = Attempt(email)
    attempt.begin()
    try:
        person_id = sign_in(unit_of_work(), email, password, language=language())
    except NotSignedIn:
        attempt.fail()
        raise
    attempt.succeed()
    return person_id


def guard(keys: Mapping[str, int]) -> None:
    """Count an attempt under each key. Raises TooMany (``too_many_attempts``) where there were more than so many."""
    limit = container().rate_limit
    allowed = [limit.allows(key, times=times, seconds=_WINDOW) for key, times in keys.items()]
    if not all(allowed):
        raise TooMany("too_many_attempts")


def end_every_session() -> None:
    """End every session of the person who asks, here and in every other browser."""
    sessions.end_own_sessions(unit_of_work(), actor())
    _clear()


def begin_session(person_id: int) -> None:
    """Begin a session: the browser is the person's from now on."""
    # A session that existed before signing in is not continued: whoever planted it would share the new one.
    _clear()
    session[SESSION_PERSON] = person_id
    session[SESSION_ID] = sessions.begin_session(unit_of_work(), person_id)
    session.permanent = True


def _clear() -> None:
    """Clear the session, but for the language in which this browser shows its pages."""
    kept = session.get(SESSION_LANGUAGE)
    session.clear()
    if kept:
        session[SESSION_LANGUAGE] = kept
