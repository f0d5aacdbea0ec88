"""Handing out in tests: workers as threads of this process, real receivers, and a clock that can be moved."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, text, update

from tests.services.desk import Desk
from tests.webhook_receiver import Received, Receiver
from tms.adapters.egress import Egress
from tms.adapters.vault import FernetVault
from tms.adapters.webhook_sender import WebhookSender
from tms.db.models import Article, Notification, Webhook, WebhookDelivery, WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import Database
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Actor, Role
from tms.services.outside_events.tell_outside import tell_outside
from tms.services.webhooks.configure import MadeWebhook, WebhookInput, make_webhook
from tms.services.webhooks.hand_out import hand_out
from tms.services.webhooks.queue_webhooks import BETWEEN_READINGS, queue_webhooks
from tms.services.webhooks.sending import WebhookPost

ALL = tuple(OutsideKind)
_MOVED = (
    (
        "UPDATE webhook SET rests_until = rests_until - :by, failing_since = failing_since - :by,"
        " next_at = next_at - :by, read_at = read_at - :by, lease_until = lease_until - :by,"
        " former_until = former_until - :by"
    ),
    "UPDATE webhook_delivery SET not_before = not_before - :by WHERE state = 'waiting'",
)


@dataclass(frozen=True, slots=True)
class House:
    """A publication with webhooks, and what its workers send with."""

    database: Database
    desk: Desk
    receiver: Receiver
    post: WebhookPost

    @property
    def admin(self) -> Actor:
        return self.desk.newsroom[Role.ADMINISTRATOR]

    @property
    def articles(self) -> tuple[int, int]:
        return self.desk.english, self.desk.chinese

    def hook(self, path: str = "/", kinds: Sequence[str] = ALL) -> MadeWebhook:
        with self.database.begin() as uow:
            return make_webhook(uow, self.admin, self.post.vault, WebhookInput(self.receiver.address(path), kinds))

    def happens(self, article_id: int, n: int, kind: OutsideKind = OutsideKind.ARTICLE_UPDATED, times: int = 1) -> None:
        """Events of an article, each with its number ``n`` and so on; committed one by one."""
        for one in range(n, n + times):
            with self.database.begin() as uow:
                tell_outside(uow, kind, uow.session.get_one(Article, article_id), by=None, told={"n": one})

    def sweep(self) -> int:
        """What a sweeper does; how many publications got work."""
        with self.database.begin() as uow:
            return queue_webhooks(uow)

    def work(self) -> bool:
        """What a worker does with one work item, if there is one."""
        with self.database.begin() as uow:
            waiting = select(WorkItem.id).where(WorkItem.kind == "webhooks", WorkItem.state == "waiting")
            found = uow.session.scalar(waiting.order_by(WorkItem.id).limit(1).with_for_update(skip_locked=True))
            item = work_items.claim(uow.session, found, 60) if found else None
        if item is not None:
            hand_out(self.database.begin, item, self.post)
        return item is not None

    def hand_out(self) -> None:
        """Until nothing is due, nor will be when news may be taken up again."""
        while self.sweep_later():
            assert self.work()

    def sweep_later(self) -> int:
        """What a sweeper does when news may be taken up again; how many publications got work."""
        with self.database.begin() as uow:
            uow.session.execute(update(Webhook).values(read_at=Webhook.read_at - BETWEEN_READINGS))
        return self.sweep()

    def moves_on(self, by: timedelta, workers: int = 1) -> None:
        """The clock, and then the workers."""
        with self.database.begin() as uow:
            for statement in _MOVED:
                uow.session.execute(text(statement), {"by": by})
        if workers == 1:
            self.hand_out()
            return
        with ThreadPoolExecutor(workers) as pool:
            for one in [pool.submit(self.hand_out_beside) for _ in range(workers)]:
                one.result()

    def hand_out_beside(self) -> None:
        """One of several workers, who take work from each other."""
        while self.sweep_later() or self.work():
            self.work()

    def stands(self, webhook_id: int) -> Webhook:
        with self.database.begin() as uow:
            return uow.session.scalars(select(Webhook).where(Webhook.id == webhook_id)).one()

    def deliveries(self, webhook_id: int) -> list[WebhookDelivery]:
        mine = select(WebhookDelivery).where(WebhookDelivery.webhook_id == webhook_id)
        with self.database.begin() as uow:
            return list(uow.session.scalars(mine.order_by(WebhookDelivery.id)))

    def states(self, webhook_id: int) -> list[str]:
        return [one.state for one in self.deliveries(webhook_id)]

    def notices(self) -> list[tuple[int, str]]:
        with self.database.begin() as uow:
            told = uow.session.scalars(select(Notification).where(Notification.kind == "webhook_stopped"))
            return [(one.person_id, one.about) for one in told if one.read_at is None]


def in_order(received: Sequence[Received]) -> dict[int, list[int]]:
    """By article the numbers that came, each where it came first."""
    found: dict[int, list[int]] = {}
    for one in received:
        data = one.message["data"]
        numbers = found.setdefault(data["article"]["id"], [])
        if "n" in data and data["n"] not in numbers:
            numbers.append(data["n"])
    return found


def house(database: Database, desk: Desk, receiver: Receiver) -> House:
    sender = WebhookSender(Egress(), "Sanwen")
    return House(database, desk, receiver, WebhookPost(FernetVault("only for tests"), sender.send))
