"""One's own account: name, password, the language of the pages, and the time zone."""

from sqlalchemy import select

from tms.db.models import Person
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import Invalid
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.people.passwords import hash_password, is_password
from tms.services.people.people import person_name
from tms.services.time_zones import known_zone


def own_address(uow: UnitOfWork, actor: Actor) -> str:
    """The e-mail address with which the actor signs in."""
    authorize(actor, Action.ACCOUNT_CHANGE)
    return _me(uow, actor).email


def change_own_name(uow: UnitOfWork, actor: Actor, name: str) -> None:
    """Change the actor's name, also beside what they did before. Raises Invalid (``name_missing``)."""
    authorize(actor, Action.ACCOUNT_CHANGE)
    _me(uow, actor).name = person_name(name)
    uow.session.flush()


def change_own_interface(uow: UnitOfWork, actor: Actor, language: str) -> None:
    """Change the language of the pages; an empty one follows the browser. Raises Invalid (``locale_unknown``)."""
    authorize(actor, Action.ACCOUNT_CHANGE)
    _me(uow, actor).interface = locales.parse_source_language(language) if language else None
    uow.session.flush()


def change_own_zone(uow: UnitOfWork, actor: Actor, name: str) -> None:
    """Change the zone in which the actor reads times; an empty one is the publication's.

    Raises Invalid (``time_zone_unknown``).
    """
    authorize(actor, Action.ACCOUNT_CHANGE)
    _me(uow, actor).time_zone = known_zone(uow, name) if name else None
    uow.session.flush()


def change_own_password(uow: UnitOfWork, actor: Actor, *, present: str, new: str) -> None:
    """Change the actor's password: every session ends, and the caller begins a new one. Event.

    Raises Invalid (``password_wrong``, ``password_length``).
    """
    authorize(actor, Action.ACCOUNT_CHANGE)
    me = _me(uow, actor)
    if not is_password(me.password_hash, present):
        raise Invalid("password_wrong")
    me.password_hash = hash_password(new)
    me.sessions += 1
    uow.session.flush()
    record_event(
        uow,
        EventAct.PERSON_CHANGED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"person": actor.person_id, "password": True},
    )
    uow.sessions_ended(actor.publication_id, actor.person_id)


def _me(uow: UnitOfWork, actor: Actor) -> Person:
    return uow.session.scalars(select(Person).where(Person.id == actor.person_id).with_for_update(key_share=True)).one()
