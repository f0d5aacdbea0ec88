"""A worker's part: handing out what is due, to all webhooks at once, so that a slow one holds no other."""

import time
import uuid

from sqlalchemy import func, select, update

from tms.db.models import Webhook
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.services.pipeline.handing_out import GoesOn, hand_out_at_once
from tms.services.webhooks.queue_webhooks import due_webhooks
from tms.services.webhooks.rounds import LEASE, MOST_OF_A_ROUND, HeldWebhook, next_round
from tms.services.webhooks.sending import TriedDelivery, WebhookPost, send_round

TURN_SECONDS = 2.0
"""How long a webhook is served before one that waits has its turn: events may come faster than they are sent."""


def hand_out(begin: Begin, item: Claimed, post: WebhookPost) -> None:
    """Send what is due until nothing is. What is not recorded when the worker dies, is sent again under the same name.

    Each webhook is held by a token of its own: a worker that is late records nothing.
    """
    hand_out_at_once(
        begin,
        item,
        lambda uow, most: take_webhooks(uow, item.publication_id, most),
        lambda held, goes_on: _serve(begin, post, held, goes_on),
    )


def take_webhooks(uow: UnitOfWork, publication_id: int, most: int) -> list[HeldWebhook]:
    """Hold webhooks that have something to do and that nobody holds, at most so many; first what waited longest."""
    token = uuid.uuid4()
    due = due_webhooks(Webhook.id, publication_id).order_by(Webhook.read_at.nulls_first(), Webhook.id).limit(most)
    # As a table of its own: in a condition PostgreSQL may ask for it again with each row, and hold more than so many.
    chosen = due.with_for_update(skip_locked=True).cte("chosen")
    ids = uow.session.scalars(
        update(Webhook)
        .where(Webhook.publication_id == publication_id, Webhook.id.in_(select(chosen.c.id)))
        .values(token=token, lease_until=func.now() + LEASE)
        .returning(Webhook.id)
    )
    return [HeldWebhook(publication_id, webhook_id, token) for webhook_id in ids]


def _serve(begin: Begin, post: WebhookPost, held: HeldWebhook, goes_on: GoesOn) -> None:
    tried: list[TriedDelivery] = []
    until = time.monotonic() + TURN_SECONDS
    while True:
        # After a round that wasn't full little is left: it is due at once, and news are not.
        has_more = not tried or (len(tried) >= MOST_OF_A_ROUND and time.monotonic() < until)
        with begin() as uow:
            due = next_round(uow, post.vault, held, tried, goes_on=goes_on() and has_more)
        if due is None:
            return
        tried = send_round(post.send, due)
