"""Setting webhooks up: making, changing, switching, deleting them, and secrets that are shown once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import func, select

from tms.db.models import OutsideLog, Webhook
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, NotFound, Stale
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import require_storable
from tms.domain.web_address import host_of, web_address
from tms.domain.webhook_signature import new_secret
from tms.services.audit import record_event
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.engines.engines import Vault
from tms.services.webhooks.stop_webhook import no_longer_stopped

MOST_WEBHOOKS = 20
"""So many a publication has."""

BOTH_HOLD = timedelta(days=1)
"""How long a secret that another took the place of signs beside it, so that receivers have time to change."""


@dataclass(frozen=True, slots=True)
class WebhookInput:
    """What a webhook is to be: where it sends, and which kinds of events."""

    address: str
    kinds: Collection[str]


class MadeWebhook(NamedTuple):
    """A webhook with its new secret, which nobody can read again."""

    id: int
    secret: str


def make_webhook(uow: UnitOfWork, actor: Actor, vault: Vault, wish: WebhookInput) -> MadeWebhook:
    """Send what happens from now on. Event.

    Raises Denied, Invalid (``webhook_address_wrong``, ``webhook_kinds_missing``), Conflict (``webhook_known``,
    ``webhooks_too_many``).
    """
    now = authorize_locked_publication(uow, actor, Action.WEBHOOKS_MANAGE)
    address, kinds = _address(wish.address), _kinds(wish.kinds)
    known = uow.session.scalars(select(Webhook.address).where(Webhook.publication_id == now.publication_id)).all()
    if address in known:
        raise Conflict("webhook_known")
    if len(known) >= MOST_WEBHOOKS:
        raise Conflict("webhooks_too_many", most=MOST_WEBHOOKS)
    last = uow.session.scalar(select(OutsideLog.last_number).where(OutsideLog.publication_id == now.publication_id))
    secret = new_secret()
    hook = Webhook(
        publication_id=now.publication_id,
        address=address,
        kinds=kinds,
        secret=vault.seal(secret),
        created_by=now.person_id,
        read_number=last or 0,
    )
    uow.session.add(hook)
    uow.session.flush()
    _record(uow, now, EventAct.WEBHOOK_MADE, hook, {"kinds": kinds})
    return MadeWebhook(hook.id, secret)


def change_webhook(uow: UnitOfWork, actor: Actor, webhook_id: int, wish: WebhookInput, *, based_on: int) -> None:
    """Change where it sends, and what of that which happens from now on. Event with the names of what changed.

    Raises as ``make_webhook``, NotFound (``webhook_not_found``), Stale (``webhook_stale``).
    """
    now, hook = _locked(uow, actor, webhook_id)
    address, kinds = _address(wish.address), _kinds(wish.kinds)
    if hook.number != based_on:
        raise Stale("webhook_stale")
    other = select(Webhook.id).where(
        Webhook.publication_id == now.publication_id, Webhook.address == address, Webhook.id != webhook_id
    )
    if uow.session.scalar(other) is not None:
        raise Conflict("webhook_known")
    changed = [name for name, value in (("address", address), ("kinds", kinds)) if getattr(hook, name) != value]
    if not changed:
        return
    hook.address, hook.kinds = address, kinds
    hook.number += 1
    _record(uow, now, EventAct.WEBHOOK_CHANGED, hook, {"changed": changed})


def switch_webhook(uow: UnitOfWork, actor: Actor, webhook_id: int, *, active: bool) -> None:
    """Switch it off or on; what happened meanwhile, and what waited, is sent then. Event. Raises Denied, NotFound."""
    now, hook = _locked(uow, actor, webhook_id)
    if hook.active is active:
        return
    hook.active, hook.stopped_why = active, None
    hook.failures, hook.rests_until, hook.failing_since = 0, None, None
    hook.number += 1
    no_longer_stopped(uow, now.publication_id, hook.id)
    _record(uow, now, EventAct.WEBHOOK_SWITCHED, hook, {"active": active})


def renew_secret(uow: UnitOfWork, actor: Actor, vault: Vault, webhook_id: int) -> str:
    """Another secret; the one before signs beside it for a day. Event. Raises Denied, NotFound."""
    now, hook = _locked(uow, actor, webhook_id)
    secret = new_secret()
    try:
        vault.unseal(hook.secret)
    except Conflict:
        hook.former_secret = hook.former_until = None
    else:
        hook.former_secret, hook.former_until = hook.secret, func.now() + BOTH_HOLD
    hook.secret = vault.seal(secret)
    hook.number += 1
    _record(uow, now, EventAct.WEBHOOK_CHANGED, hook, {"changed": ["secret"]})
    return secret


def delete_webhook(uow: UnitOfWork, actor: Actor, webhook_id: int) -> None:
    """Send nothing any more, and forget what was sent. Event. Raises Denied, NotFound (``webhook_not_found``)."""
    now, hook = _locked(uow, actor, webhook_id)
    uow.session.delete(hook)
    no_longer_stopped(uow, now.publication_id, webhook_id)
    _record(uow, now, EventAct.WEBHOOK_DELETED, hook, {})


def _locked(uow: UnitOfWork, actor: Actor, webhook_id: int) -> tuple[Actor, Webhook]:
    now = authorize_locked_publication(uow, actor, Action.WEBHOOKS_MANAGE)
    return now, locked_webhook(uow, now.publication_id, webhook_id)


def locked_webhook(uow: UnitOfWork, publication_id: int, webhook_id: int) -> Webhook:
    """The webhook, locked until this transaction ends. Raises NotFound (``webhook_not_found``)."""
    hook = uow.session.get(Webhook, (publication_id, webhook_id), with_for_update=True, populate_existing=True)
    if hook is None:
        raise NotFound("webhook_not_found")
    return hook


def _address(typed: str) -> str:
    require_storable(typed)
    try:
        return web_address(typed)
    except Invalid as error:
        raise Invalid("webhook_address_wrong") from error


def _kinds(chosen: Collection[str]) -> list[str]:
    """The kinds in the order of the list. Raises Invalid (``webhook_kinds_missing``)."""
    if not chosen or set(chosen) - set(OutsideKind):
        raise Invalid("webhook_kinds_missing")
    return [kind for kind in OutsideKind if kind in chosen]


def _record(uow: UnitOfWork, actor: Actor, act: EventAct, hook: Webhook, data: dict[str, Any]) -> None:
    record_event(
        uow,
        act,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"webhook": hook.id, "host": host_of(hook.address), **data},
    )
