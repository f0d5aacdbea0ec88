"""One-time links: an administrator makes one, and the person it is for chooses a password with it."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import func, select, update

from tms.db.models import Membership, OneTimeLink, Person, Publication
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, NotFound
from tms.domain.letter import Letter
from tms.domain.letter_language import Voices, in_english
from tms.domain.membership import MemberState
from tms.domain.notices import Notice
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.people.letters import invitation, own_reset, reset
from tms.services.people.members import locked_member, refuse_elsewhere, state_of
from tms.services.people.passwords import hash_password
from tms.services.people.people import NewPerson, email_address, insert_member, person_name
from tms.services.people.resets import tell_of_reset, write_of_reset
from tms.services.people.sessions import end_sessions

VALID = {"invite": timedelta(days=7), "reset": timedelta(days=1)}
"""How long a link works, by its purpose."""

_LETTERS = {"invite": invitation, "reset": reset}


@dataclass(frozen=True, slots=True)
class Delivery:
    """How links are given out: ``address`` makes a token an address to open; ``by_mail`` if a letter is to be sent.

    ``voices``: who writes the letter, by the language of the person it is for, if that is known.
    """

    address: Callable[[str], str]
    by_mail: bool = False
    voices: Voices = in_english


@dataclass(frozen=True, slots=True)
class Handed:
    """A link as it is shown once, to the person who made it."""

    person_id: int
    email: str
    address: str
    expires_at: datetime
    by_mail: bool


@dataclass(frozen=True, slots=True)
class OpenLink:
    """What the page of a link may say to anybody who has it: neither the person's name nor their address."""

    purpose: str
    publication: str
    expires_at: datetime


def invite_person(uow: UnitOfWork, actor: Actor, new: NewPerson, delivery: Delivery) -> Handed:
    """Invite a new member, who is to choose name and password. Event.

    Raises Invalid (``email_wrong``, ``role_unknown``, ``locale_unknown``), Conflict (``email_taken``).
    """
    authorize_locked_publication(uow, actor, Action.PERSON_INVITE)
    return invite(uow, actor.publication_id, new, delivery, by=actor.person_id)


def invite(uow: UnitOfWork, publication_id: int, new: NewPerson, delivery: Delivery, *, by: int | None) -> Handed:
    """Invite a new member on behalf of ``by``, or of the command line if None. Event.

    The caller has checked the permission. Raises as ``invite_person``.
    """
    # Until they say their name, the address stands for it.
    person_id = insert_member(uow, publication_id, replace(new, name=email_address(new.email), password=None))
    record_event(
        uow,
        EventAct.PERSON_INVITED,
        publication_id=publication_id,
        person_id=by,
        data={"person": person_id, "roles": sorted(set(new.roles))},
    )
    return hand_out(uow, publication_id, person_id, "invite", delivery, by=by)


def renew_invitation(uow: UnitOfWork, actor: Actor, person_id: int, delivery: Delivery) -> Handed:
    """Make another link for an invited person who has not come yet; the earlier one stops working. Event.

    Raises NotFound, Conflict (``person_not_invited``).
    """
    authorize_locked_publication(uow, actor, Action.PERSON_INVITE)
    person, membership = locked_member(uow, actor.publication_id, person_id)
    if state_of(person, membership) is not MemberState.INVITED:
        raise Conflict("person_not_invited")
    record_event(
        uow,
        EventAct.PERSON_INVITED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"person": person_id, "again": True},
    )
    return hand_out(uow, actor.publication_id, person_id, "invite", delivery, by=actor.person_id)


def revoke_invitation(uow: UnitOfWork, actor: Actor, person_id: int) -> None:
    """Revoke the link that a person was given. Event. Raises NotFound, Conflict (``person_not_invited``)."""
    authorize_locked_publication(uow, actor, Action.PERSON_INVITE)
    locked_member(uow, actor.publication_id, person_id)
    if not revoke_links(uow, actor.publication_id, person_id):
        raise Conflict("person_not_invited")
    record_event(
        uow,
        EventAct.INVITATION_REVOKED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"person": person_id},
    )


def reset_password(uow: UnitOfWork, actor: Actor, person_id: int, delivery: Delivery) -> Handed:
    """Make a link for a member who lost their password; their sessions end. Event.

    The link works until the new password is chosen.

    Raises NotFound, Conflict (``person_not_active``, ``person_elsewhere``).
    """
    authorize_locked_publication(uow, actor, Action.PERSON_RESET)
    return ask_reset(uow, actor.publication_id, person_id, delivery, by=actor.person_id)


def ask_reset(uow: UnitOfWork, publication_id: int, person_id: int, delivery: Delivery, *, by: int | None) -> Handed:
    """Offer a new password on behalf of ``by``, or of the command line if None; the member's sessions end. Event.

    The caller has checked the permission. Raises as ``reset_password``.
    """
    person, membership = locked_member(uow, publication_id, person_id)
    if state_of(person, membership) is not MemberState.ACTIVE:
        raise Conflict("person_not_active")
    refuse_elsewhere(uow, publication_id, person_id)
    # The person may have lost more than a password; if they are at work, they sign in once more and learn of it.
    end_sessions(uow, publication_id, person_id)
    record_event(
        uow,
        EventAct.RESET_OFFERED,
        publication_id=publication_id,
        person_id=by,
        data={"person": person_id},
    )
    return hand_out(uow, publication_id, person_id, "reset", delivery, by=by)


def revoke_links(uow: UnitOfWork, publication_id: int, person_id: int) -> int:
    """End every link of the person that could still be used; the number of links."""
    ended = uow.session.scalars(
        update(OneTimeLink)
        .where(
            OneTimeLink.publication_id == publication_id,
            OneTimeLink.person_id == person_id,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.revoked_at.is_(None),
        )
        .values(revoked_at=func.now())
        .returning(OneTimeLink.id)
    )
    return len(ended.all())


def open_link(uow: UnitOfWork, token: str) -> OpenLink:
    """What a link is for. Raises NotFound (``link_over``) if it can't be used, for whatever reason."""
    link, _ = _find(uow, token)
    publication = uow.session.get_one(Publication, link.publication_id)
    return OpenLink(link.purpose, publication.name, link.expires_at)


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """What a person with a link fills in; ``language`` is that of the page."""

    email: str
    name: str
    password: str
    language: str | None = None


def use_link(uow: UnitOfWork, token: str, chosen: LinkAnswer, *, voices: Voices | None = None) -> int:
    """Set the password, and for an invitation the name; the person's id. Event. Every earlier session ends.

    Of two at the same time one wins. Whose password an administrator had chosen anew is told of it, and in a letter if
    somebody (``voices``) writes letters here.

    Raises NotFound (``link_over``), Invalid (``link_other_address``, ``name_missing``, ``password_length``).
    """
    found, _ = _find(uow, token)
    password_hash = hash_password(chosen.password)
    locked_member(uow, found.publication_id, found.person_id)
    # As it is now: while this waited, the link may have been used.
    link, person = _find(uow, token)
    if chosen.email.strip().lower() != person.email:
        raise Invalid("link_other_address")
    if link.purpose == "invite":
        person.name = person_name(chosen.name)
    person.password_hash = password_hash
    person.last_interface = chosen.language or person.last_interface
    person.sessions += 1
    link.used_at = func.now()
    uow.session.flush()
    record_event(
        uow,
        EventAct.PERSON_JOINED if link.purpose == "invite" else EventAct.RESET_USED,
        publication_id=link.publication_id,
        person_id=person.id,
    )
    if link.purpose == "reset":
        tell_of_reset(uow, Notice.RESET_USED, link)
        if voices is not None:
            write_of_reset(uow, link, person, voices)
    uow.sessions_ended(link.publication_id, person.id)
    return person.id


def letter_sent(uow: UnitOfWork, link_id: int, error: str | None) -> None:
    """Record what became of the letter with the link; ``error`` says in words why it could not be sent."""
    uow.session.execute(
        update(OneTimeLink)
        .where(OneTimeLink.id == link_id)
        .values(mail="sent" if error is None else "failed", mail_error=error)
    )


def _find(uow: UnitOfWork, token: str) -> tuple[OneTimeLink, Person]:
    row = uow.session.execute(
        select(OneTimeLink, Person)
        .join(Person, Person.id == OneTimeLink.person_id)
        .join(
            Membership,
            (Membership.person_id == OneTimeLink.person_id) & (Membership.publication_id == OneTimeLink.publication_id),
        )
        .where(
            OneTimeLink.token_hash == _hash(token),
            OneTimeLink.used_at.is_(None),
            OneTimeLink.revoked_at.is_(None),
            OneTimeLink.expires_at > func.now(),
            Membership.ended_at.is_(None),
            Person.deactivated_at.is_(None),
        )
        .execution_options(populate_existing=True)
    ).one_or_none()
    if row is None:
        raise NotFound("link_over")
    return row.OneTimeLink, row.Person


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def hand_out(
    uow: UnitOfWork, publication_id: int, person_id: int, purpose: str, delivery: Delivery, *, by: int | None
) -> Handed:
    """Make the one link of the person that works, and have it sent."""
    revoke_links(uow, publication_id, person_id)
    token = secrets.token_urlsafe(32)
    link = OneTimeLink(
        publication_id=publication_id,
        person_id=person_id,
        purpose=purpose,
        token_hash=_hash(token),
        expires_at=func.now() + VALID[purpose],
        created_by=by,
        mail="waiting" if delivery.by_mail else None,
    )
    uow.session.add(link)
    uow.session.flush()
    uow.session.refresh(link)
    if purpose == "reset":
        tell_of_reset(uow, Notice.RESET_OFFERED, link)
    person = uow.session.get_one(Person, person_id)
    handed = Handed(person_id, person.email, delivery.address(token), link.expires_at, delivery.by_mail)
    if delivery.by_mail:
        publication = uow.session.get_one(Publication, publication_id)
        letter = own_reset if by == person_id else _LETTERS[purpose]
        voice = delivery.voices(person.interface or person.last_interface)
        subject, words = letter(
            voice, publication, handed.address, link.expires_at, person.time_zone or publication.time_zone
        )
        uow.post(Letter(link.id, person.email, subject, words))
    return handed
