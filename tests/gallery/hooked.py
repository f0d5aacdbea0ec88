"""Webhooks: one whose receiver takes most, and one that was switched off because its receiver is gone."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import select

from tms.adapters.vault import FernetVault
from tms.db.models import WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Role
from tms.domain.webhook_retries import verdict
from tms.services.webhooks.configure import WebhookInput, make_webhook
from tms.services.webhooks.hand_out import hand_out
from tms.services.webhooks.queue_webhooks import queue_webhooks
from tms.services.webhooks.replay import replay_since
from tms.services.webhooks.sending import ReceiverAnswer, WebhookPost

if TYPE_CHECKING:
    from tests.gallery.newsroom import Desk

_CMS = "https://cms.harbour.example/sanwen/events?site=three-languages-of-the-harbour"
_CHAT = "http://chat.house.example/hooks/newsdesk"


def webhooks_made(desk: "Desk") -> dict[str, int]:
    """The numbers of both."""
    answers = iter((204, 500, 200, 404))

    def send(address: str, headers: Mapping[str, str], body: bytes) -> ReceiverAnswer:
        del headers, body
        status = 410 if address == _CHAT else next(answers, 204)
        said = {500: "<h1>Internal Server Error</h1> <p>連線逾時 (db-2)</p>", 404: "no such site"}.get(status, "")
        return ReceiverAnswer(verdict(status), 12 + status % 97, status, said)

    post = WebhookPost(FernetVault("only for pictures"), send)
    administrator = desk.people[Role.ADMINISTRATOR]
    wishes = {
        "webhook_id": WebhookInput(_CMS, list(OutsideKind)),
        "stopped_id": WebhookInput(_CHAT, ["version.approved"]),
    }
    with desk.database.begin() as uow:
        ids = {name: make_webhook(uow, administrator, post.vault, wish).id for name, wish in wishes.items()}
        for webhook_id in ids.values():
            replay_since(uow, administrator, webhook_id, None)
    with desk.database.begin() as uow:
        queue_webhooks(uow)
    with desk.database.begin() as uow:
        waiting = select(WorkItem.id).where(WorkItem.kind == "webhooks", WorkItem.state == "waiting")
        item = work_items.claim(uow.session, uow.session.scalars(waiting.limit(1)).one(), 60)
    assert item is not None
    hand_out(one_at_a_time(desk.database.begin), item, post)
    return ids


def one_at_a_time(begin: Begin) -> Begin:
    """The units of work of all threads, one after the other: a test's database may be one connection."""
    lock = threading.Lock()

    @contextmanager
    def beginning() -> Iterator[UnitOfWork]:
        with lock, begin() as uow:
            yield uow

    return beginning
