"""Sending again what was sent or given up: the same events under the same names, which receivers know them by."""

from datetime import datetime

from sqlalchemy import func, text, update

from tms.db.models import Webhook, WebhookDelivery
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.web_address import host_of
from tms.services.audit import record_event
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.webhooks.configure import locked_webhook

# Also of what happened before there was the webhook; never of what stays in the house.
_ALL_SINCE = text(
    "INSERT INTO webhook_delivery AS d (publication_id, webhook_id, event_id, article_id, number)"
    " SELECT e.publication_id, :webhook, e.id, e.article_id, e.number FROM outside_event e"
    " WHERE e.publication_id = :publication AND e.at >= coalesce(CAST(:since AS timestamptz), e.at)"
    " AND e.number <= :read AND NOT e.guarded AND e.kind = ANY(CAST(:kinds AS text[])) ORDER BY e.number"
    " ON CONFLICT (publication_id, event_id, webhook_id) DO UPDATE"
    " SET state = 'waiting', attempts = 0, not_before = now(), tried_at = NULL WHERE d.state <> 'waiting'"
    " RETURNING d.id"
)


def replay_one(uow: UnitOfWork, actor: Actor, webhook_id: int, delivery_id: int) -> None:
    """Send an event again, or now, if it waits. Event. Raises Denied, NotFound (``webhook_not_found``,
    ``delivery_not_found``)."""
    now = authorize_locked_publication(uow, actor, Action.WEBHOOKS_MANAGE)
    hook = locked_webhook(uow, now.publication_id, webhook_id)
    found = uow.session.scalar(
        update(WebhookDelivery)
        .where(
            WebhookDelivery.publication_id == now.publication_id,
            WebhookDelivery.webhook_id == webhook_id,
            WebhookDelivery.id == delivery_id,
            WebhookDelivery.event_id.is_not(None),
        )
        .values(state="waiting", attempts=0, not_before=func.now(), tried_at=None)
        .returning(WebhookDelivery.id)
    )
    if found is None:
        raise NotFound("delivery_not_found")
    _is_due(uow, now, hook, {"delivery": delivery_id})


def replay_since(uow: UnitOfWork, actor: Actor, webhook_id: int, since: datetime | None) -> int:
    """Send everything of the webhook's kinds again that happened since then and is kept; None: all that is kept.

    The number of events that wait for it. Event. Raises Denied, NotFound (``webhook_not_found``).
    """
    now = authorize_locked_publication(uow, actor, Action.WEBHOOKS_MANAGE)
    hook = locked_webhook(uow, now.publication_id, webhook_id)
    key = {"publication": now.publication_id, "webhook": hook.id, "read": hook.read_number}
    again = uow.session.scalars(_ALL_SINCE, key | {"since": since, "kinds": list(hook.kinds)}).all()
    if again:
        _is_due(uow, now, hook, {"since": since.isoformat() if since else None, "events": len(again)})
    return len(again)


def _is_due(uow: UnitOfWork, actor: Actor, hook: Webhook, data: dict[str, object]) -> None:
    """A person who asks for it knows that the receiver is there: it rests no more."""
    hook.next_at, hook.rests_until = func.now(), None
    record_event(
        uow,
        EventAct.WEBHOOK_REPLAYED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"webhook": hook.id, "host": host_of(hook.address), **data},
    )
