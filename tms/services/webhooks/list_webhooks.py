"""What administrators see of webhooks: how each stands, and what was sent with what answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, select

from tms.db.models import OutsideEvent, Webhook, WebhookDelivery
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.messages import MESSAGES
from tms.domain.permissions import Action, Actor
from tms.domain.stored_errors import error_words
from tms.services.authorize import authorize

PER_PAGE = 50
"""Deliveries that a page of the log shows."""


@dataclass(frozen=True, slots=True)
class WebhookView:
    """A webhook as administrators see it. ``waiting`` and ``given_up`` count events; ``next_at`` is the next try.

    ``both_hold_until``: the secret before the present one signs beside it until then.
    """

    id: int
    address: str
    kinds: Sequence[str]
    active: bool
    stopped_why: str | None
    number: int
    created_at: datetime
    delivered_at: datetime | None
    failing_since: datetime | None
    next_at: datetime | None
    both_hold_until: datetime | None
    waiting: int
    given_up: int


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """A line of the log. Without ``kind`` and ``event_id`` it is a test; ``error`` says why there is no answer."""

    id: int
    event_id: int | None
    article_id: int | None
    kind: str | None
    at: datetime
    state: str
    tries: int
    tried_at: datetime | None
    next_at: datetime
    status: int | None
    ms: int | None
    answer: str
    error: str | None


@dataclass(frozen=True, slots=True)
class DeliveryLog:
    """Some lines, the newest first, and behind which one the older ones begin, if there are any."""

    lines: Sequence[DeliveryView]
    before: int | None


def list_webhooks(uow: UnitOfWork, actor: Actor) -> list[WebhookView]:
    """All webhooks of the publication, in the order in which they were made. Raises Denied."""
    authorize(actor, Action.WEBHOOKS_MANAGE)
    return _views(uow, Webhook.publication_id == actor.publication_id)


def read_webhook(uow: UnitOfWork, actor: Actor, webhook_id: int) -> WebhookView:
    """One of them. Raises Denied, NotFound (``webhook_not_found``)."""
    authorize(actor, Action.WEBHOOKS_MANAGE)
    found = _views(uow, and_(Webhook.publication_id == actor.publication_id, Webhook.id == webhook_id))
    if not found:
        raise NotFound("webhook_not_found")
    return found[0]


def _views(uow: UnitOfWork, which: Any) -> list[WebhookView]:
    of_it = and_(WebhookDelivery.publication_id == Webhook.publication_id, WebhookDelivery.webhook_id == Webhook.id)
    counts = (
        select(func.count()).where(of_it, WebhookDelivery.state == state).correlate(Webhook).scalar_subquery()
        for state in ("waiting", "given_up")
    )
    rows = uow.session.execute(select(Webhook, func.now(), *counts).where(which).order_by(Webhook.id))
    return [_view(hook, now, waiting, given_up) for hook, now, waiting, given_up in rows]


def _view(hook: Webhook, now: datetime, waiting: int, given_up: int) -> WebhookView:
    due = max(filter(None, (hook.next_at, hook.rests_until)), default=None)
    return WebhookView(
        id=hook.id,
        address=hook.address,
        kinds=list(hook.kinds),
        active=hook.active,
        stopped_why=hook.stopped_why,
        number=hook.number,
        created_at=hook.created_at,
        delivered_at=hook.delivered_at,
        failing_since=hook.failing_since,
        next_at=due if hook.active and due is not None and due > now else None,
        both_hold_until=hook.former_until if hook.former_until is not None and hook.former_until > now else None,
        waiting=waiting,
        given_up=given_up,
    )


def delivery_log(
    uow: UnitOfWork, actor: Actor, webhook_id: int, *, before: int | None = None, only_failed: bool = False
) -> DeliveryLog:
    """What was sent to a receiver and what waits, the newest first. Raises Denied.

    ``only_failed``: what was not taken, whether it is tried again or not.
    """
    authorize(actor, Action.WEBHOOKS_MANAGE)
    statement = (
        select(WebhookDelivery, OutsideEvent.kind, OutsideEvent.at)
        .outerjoin(
            OutsideEvent,
            and_(
                OutsideEvent.publication_id == WebhookDelivery.publication_id,
                OutsideEvent.id == WebhookDelivery.event_id,
            ),
        )
        .where(WebhookDelivery.publication_id == actor.publication_id, WebhookDelivery.webhook_id == webhook_id)
        .order_by(WebhookDelivery.id.desc())
        .limit(PER_PAGE + 1)
    )
    if before is not None:
        statement = statement.where(WebhookDelivery.id < before)
    if only_failed:
        statement = statement.where(
            WebhookDelivery.state.in_(("waiting", "given_up", "failed_test")), WebhookDelivery.tried_at.is_not(None)
        )
    lines = [_line(row, kind, at) for row, kind, at in uow.session.execute(statement)]
    return DeliveryLog(lines[:PER_PAGE], lines[PER_PAGE - 1].id if len(lines) > PER_PAGE else None)


def _line(row: WebhookDelivery, kind: str | None, at: datetime | None) -> DeliveryView:
    code = row.error_code
    return DeliveryView(
        id=row.id,
        event_id=row.event_id,
        article_id=row.article_id,
        kind=kind,
        at=at or row.queued_at,
        state=row.state,
        tries=row.attempts,
        tried_at=row.tried_at,
        next_at=row.not_before,
        status=row.status,
        ms=row.ms,
        answer=row.answer or "",
        error=error_words(code, MESSAGES.get(code or ""), row.error_params or {}) if code else None,
    )
