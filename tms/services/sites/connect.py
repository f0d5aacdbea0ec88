"""Setting sites up: making, changing, switching and deleting them."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from tms.db.models import ConnectedSite
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, NotFound, Stale
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import require_storable
from tms.domain.web_address import host_of, web_address
from tms.services.audit import record_event
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.engines.engines import Vault

MOST_SITES = 10
"""So many a publication has."""

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class SiteInput:
    """What a site is to be. Without a ``password`` the one that is known stays, at the address where it is known."""

    address: str
    user_name: str
    password: str = field(default="", repr=False)


def connect_site(uow: UnitOfWork, actor: Actor, vault: Vault, wish: SiteInput) -> int:
    """Send there what is released from now on; the site's id. Event.

    Raises Denied, Invalid (``site_address_wrong``, ``site_user_missing``, ``site_password_missing``), Conflict
    (``site_known``, ``sites_too_many``).
    """
    now = authorize_locked_publication(uow, actor, Action.SITES_MANAGE)
    address, user_name, password = checked_site(wish)
    if not password:
        raise Invalid("site_password_missing")
    known = uow.session.scalars(
        select(ConnectedSite.address).where(ConnectedSite.publication_id == now.publication_id)
    ).all()
    if address in known:
        raise Conflict("site_known")
    if len(known) >= MOST_SITES:
        raise Conflict("sites_too_many", most=MOST_SITES)
    site = ConnectedSite(
        publication_id=now.publication_id,
        address=address,
        user_name=user_name,
        password=vault.seal(password),
        created_by=now.person_id,
    )
    uow.session.add(site)
    uow.session.flush()
    _record(uow, now, EventAct.SITE_CONNECTED, site, {})
    return site.id


def change_site(uow: UnitOfWork, actor: Actor, vault: Vault, site_id: int, wish: SiteInput, *, based_on: int) -> None:
    """Change where it is and who writes there; what waits is tried at once. Event with the names of what changed.

    A password goes to no other address than the one for which it was given. Raises as ``connect_site``, NotFound
    (``site_not_found``), Stale (``site_stale``).
    """
    now, site = _locked(uow, actor, site_id)
    address, user_name, password = checked_site(wish)
    if site.number != based_on:
        raise Stale("site_stale")
    if not password and address != site.address:
        raise Invalid("site_password_missing")
    other = select(ConnectedSite.id).where(
        ConnectedSite.publication_id == now.publication_id,
        ConnectedSite.address == address,
        ConnectedSite.id != site_id,
    )
    if uow.session.scalar(other) is not None:
        raise Conflict("site_known")
    changed = [name for name, value in (("address", address), ("user_name", user_name)) if getattr(site, name) != value]
    if password:
        site.password = vault.seal(password)
        changed.append("secret")
    if not changed:
        return
    site.address, site.user_name = address, user_name
    site.number += 1
    _is_tried_anew(site)
    _record(uow, now, EventAct.SITE_CHANGED, site, {"changed": changed})


def switch_site(uow: UnitOfWork, actor: Actor, site_id: int, *, active: bool) -> None:
    """Switch it off or on; what was released meanwhile is sent then. Event. Raises Denied, NotFound."""
    now, site = _locked(uow, actor, site_id)
    if site.active is active:
        return
    site.active = active
    site.number += 1
    _is_tried_anew(site)
    _record(uow, now, EventAct.SITE_SWITCHED, site, {"active": active})


def disconnect_site(uow: UnitOfWork, actor: Actor, site_id: int) -> None:
    """Send nothing any more, and forget what was sent; the posts stay there. Event. Raises Denied, NotFound."""
    now, site = _locked(uow, actor, site_id)
    uow.session.delete(site)
    _record(uow, now, EventAct.SITE_DISCONNECTED, site, {})


def checked_site(wish: SiteInput) -> tuple[str, str, str]:
    """Address, name and password as they are stored; WordPress shows passwords in groups. Raises Invalid."""
    for said in (wish.address, wish.user_name, wish.password):
        require_storable(said)
    try:
        address = web_address(wish.address)
    except Invalid as error:
        raise Invalid("site_address_wrong") from error
    address = address.partition("?")[0].removesuffix("index.php").rstrip("/") + "/"
    user_name, password = wish.user_name.strip(), "".join(wish.password.split())
    if not 0 < len(user_name) <= LONGEST_NAME or ":" in user_name:
        raise Invalid("site_user_missing")
    return address, user_name, password


def locked_site(uow: UnitOfWork, publication_id: int, site_id: int) -> ConnectedSite:
    """The site, locked until this transaction ends. Raises NotFound (``site_not_found``)."""
    site = uow.session.get(ConnectedSite, (publication_id, site_id), with_for_update=True, populate_existing=True)
    if site is None:
        raise NotFound("site_not_found")
    return site


def _locked(uow: UnitOfWork, actor: Actor, site_id: int) -> tuple[Actor, ConnectedSite]:
    now = authorize_locked_publication(uow, actor, Action.SITES_MANAGE)
    return now, locked_site(uow, now.publication_id, site_id)


def _is_tried_anew(site: ConnectedSite) -> None:
    site.failures, site.rests_until, site.error_code, site.error_params = 0, None, None, None


def _record(uow: UnitOfWork, actor: Actor, act: EventAct, site: ConnectedSite, data: dict[str, Any]) -> None:
    record_event(
        uow,
        act,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"site": site.id, "host": host_of(site.address), **data},
    )
