"""A worker's part: handing out what is due, to all webhooks at once, so that a slow one holds no other."""

import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from sqlalchemy import func, update

from tms.db.models import Webhook
from tms.db.queries import work_items
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.services.pipeline.stage import still_mine
from tms.services.webhooks.queue_webhooks import due_webhooks
from tms.services.webhooks.rounds import LEASE, HeldWebhook, next_round
from tms.services.webhooks.sending import TriedDelivery, WebhookPost, send_round

WEBHOOKS_AT_ONCE = 8
"""So many one worker has in hand; what is due beyond that, another one takes."""

LOOK_SECONDS = 0.5
"""How often a worker that waits for a slow receiver looks whether something is due to others."""

LONGEST_SECONDS = 3_000.0
"""After so long the work item ends, and what is due gets another."""


def hand_out(begin: Begin, item: Claimed, post: WebhookPost) -> None:
    """Send what is due until nothing is. What is not recorded when the worker dies, is sent again under the same name.

    Each webhook is held by a token of its own: a worker that is late records nothing.
    """
    until = time.monotonic() + LONGEST_SECONDS
    is_over = threading.Event()

    def goes_on() -> bool:
        return not is_over.is_set() and time.monotonic() < until

    under_way: set[Future[None]] = set()
    with ThreadPoolExecutor(WEBHOOKS_AT_ONCE, "webhooks") as pool:
        try:
            while True:
                free = WEBHOOKS_AT_ONCE - len(under_way) if goes_on() else 0
                with begin() as uow:
                    taken = take_webhooks(uow, item.publication_id, free) if free else []
                under_way |= {pool.submit(_serve, begin, post, one, goes_on) for one in taken}
                if not under_way:
                    break
                ended, under_way = wait(under_way, LOOK_SECONDS, FIRST_COMPLETED)
                for one in ended:
                    one.result()
        finally:
            is_over.set()
    with begin() as uow:
        still_mine(uow, item)
        work_items.finish(uow.session, item)


def take_webhooks(uow: UnitOfWork, publication_id: int, most: int) -> list[HeldWebhook]:
    """Hold webhooks that have something to do and that nobody holds, at most so many."""
    token = uuid.uuid4()
    due = due_webhooks(Webhook.id, publication_id).order_by(Webhook.next_at.nulls_first(), Webhook.id).limit(most)
    ids = uow.session.scalars(
        update(Webhook)
        .where(
            Webhook.publication_id == publication_id,
            Webhook.id.in_(due.with_for_update(skip_locked=True).scalar_subquery()),
        )
        .values(token=token, lease_until=func.now() + LEASE)
        .returning(Webhook.id)
    )
    return [HeldWebhook(publication_id, webhook_id, token) for webhook_id in ids]


def _serve(begin: Begin, post: WebhookPost, held: HeldWebhook, goes_on: Callable[[], bool]) -> None:
    tried: list[TriedDelivery] = []
    while True:
        with begin() as uow:
            due = next_round(uow, post.vault, held, tried, goes_on=goes_on())
        if due is None:
            return
        tried = send_round(post.send, due)
