"""The people of the publication, for its administrators: invite, change, reset, deactivate, erase."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from tms.adapters.translations.catalogues import voice_of
from tms.domain.errors import TmsError
from tms.domain.locales import SOURCE_LANGUAGES
from tms.domain.membership import FORMER_MEMBER
from tms.domain.permissions import Role
from tms.http.allowed_hosts import public_address
from tms.http.context import actor, container, ngettext, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.page_language import joined_sentences, language
from tms.http.rollback import rolled_back
from tms.services.people.erase import erase_person
from tms.services.people.invitations import (
    Delivery,
    Handed,
    invite_person,
    renew_invitation,
    reset_password,
    revoke_invitation,
)
from tms.services.people.leaving import deactivate_member, reactivate_member
from tms.services.people.members import change_member, list_members, read_member
from tms.services.people.people import NewPerson
from tms.web.rendering import dates

blueprint = Blueprint("members", __name__)

HANDED = "handed"
"""The key under which the administrator's own session keeps a new link until it is shown, once."""

_NOT_ON_THE_PAGE = {"denied", "not_signed_in", "not_found"}


@blueprint.get("/people")
def members() -> ResponseReturnValue:
    """The page of everybody in the publication, with a form to invite somebody."""
    return _list(None)


@blueprint.post("/people")
def invite() -> ResponseReturnValue:
    """Invite somebody by their address."""
    new = NewPerson(name="", email=request.form.get("email", ""), password=None, **_wishes())
    try:
        handed = invite_person(unit_of_work(), actor(), new, _delivery())
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _list(rolled_back(error)), status_of(error)
    _show_once(handed)
    return redirect(url_for("members.member", person_id=handed.person_id), 303)


@blueprint.get("/people/<int:person_id>")
def member(person_id: int) -> ResponseReturnValue:
    """The page of one member, and of what can be done."""
    return _page(person_id, None)


@blueprint.post("/people/<int:person_id>")
def change(person_id: int) -> ResponseReturnValue:
    """Change a member's roles, languages, and what they see."""

    def act() -> str:
        steps = change_member(unit_of_work(), actor(), person_id, **_wishes())
        return joined_sentences(_("Saved."), _steps(steps))

    return _answer(person_id, act)


@blueprint.post("/people/<int:person_id>/invite")
def renew(person_id: int) -> ResponseReturnValue:
    """Make another link for an invited person who has not come yet."""
    return _answer(person_id, lambda: _show_once(renew_invitation(unit_of_work(), actor(), person_id, _delivery())))


@blueprint.post("/people/<int:person_id>/revoke")
def revoke(person_id: int) -> ResponseReturnValue:
    """Revoke the link that a person was given."""

    def act() -> str:
        revoke_invitation(unit_of_work(), actor(), person_id)
        return _("The link no longer works.")

    return _answer(person_id, act)


@blueprint.post("/people/<int:person_id>/reset")
def reset(person_id: int) -> ResponseReturnValue:
    """Make a link to a new password for a member."""
    return _answer(person_id, lambda: _show_once(reset_password(unit_of_work(), actor(), person_id, _delivery())))


@blueprint.post("/people/<int:person_id>/deactivate")
def deactivate(person_id: int) -> ResponseReturnValue:
    """End a member's access, at once."""

    def act() -> str:
        steps = deactivate_member(unit_of_work(), actor(), person_id)
        return joined_sentences(_("Deactivated: their access has ended."), _steps(steps))

    return _answer(person_id, act)


@blueprint.post("/people/<int:person_id>/reactivate")
def reactivate(person_id: int) -> ResponseReturnValue:
    """Let a deactivated member in again."""

    def act() -> str:
        reactivate_member(unit_of_work(), actor(), person_id)
        return _("Active again, with the same roles. Steps that were handed back stay where they are.")

    return _answer(person_id, act)


@blueprint.post("/people/<int:person_id>/erase")
def erase(person_id: int) -> ResponseReturnValue:
    """Erase a person, for good."""

    def act() -> str:
        erase_person(unit_of_work(), actor(), person_id, confirmation=request.form.get("confirmation", ""))
        return _("Erased. What they decided stays, under “%(name)s”.", name=FORMER_MEMBER)

    return _answer(person_id, act)


def _answer(person_id: int, act: Callable[[], str | None]) -> ResponseReturnValue:
    """Act, and show the person's page with what happened, or with why it did not."""
    try:
        words = act()
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _page(person_id, rolled_back(error)), status_of(error)
    if words:
        flash(words)
    return redirect(url_for("members.member", person_id=person_id), 303)


def _page(person_id: int, error: TmsError | None) -> str:
    found = read_member(unit_of_work(), actor(), person_id)
    handed = session.get(HANDED)
    mine = handed is not None and handed["person"] == person_id
    if mine:
        session.pop(HANDED)
    return render_template(
        "people/member.html",
        member=found,
        handed=handed if mine else None,
        roles=list(Role),
        languages=SOURCE_LANGUAGES,
        by_mail=container().postman is not None,
        error=error,
    )


def _list(error: TmsError | None) -> str:
    return render_template(
        "people/members.html",
        members=list_members(unit_of_work(), actor()),
        roles=list(Role),
        languages=SOURCE_LANGUAGES,
        by_mail=container().postman is not None,
        error=error,
    )


def _wishes() -> dict[str, Any]:
    return {
        "roles": request.form.getlist("roles"),
        "languages": request.form.getlist("languages"),
        "assigned_only": "assigned_only" in request.form,
    }


def _delivery() -> Delivery:
    return Delivery(
        address=lambda token: public_address(url_for("people.welcome", token=token)),
        by_mail=container().postman is not None,
        # For a person who has never been here, the language of those who work here is the best guess.
        voices=lambda known: voice_of(known or language()),
    )


def _show_once(handed: Handed) -> None:
    session[HANDED] = {
        "person": handed.person_id,
        "address": handed.address,
        "until": dates.say_when(handed.expires_at),
        "by_mail": handed.by_mail,
        "email": handed.email,
    }


def _steps(handed_back: int) -> str:
    if not handed_back:
        return ""
    return ngettext(
        "%(num)s step needs someone else now; the board shows where.",
        "%(num)s steps need someone else now; the board shows where.",
        handed_back,
    )
