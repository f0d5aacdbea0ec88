"""Sending a test to a webhook's receiver, for which a person waits; the log shows it."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, select

from tms.db.models import Webhook, WebhookDelivery
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.permissions import Action, Actor
from tms.domain.webhook_retries import WebhookVerdict
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.engines.engines import Vault
from tms.services.webhooks.configure import locked_webhook
from tms.services.webhooks.sending import ReceiverAnswer, SendingRound, WebhookPost, send_signed

TEST_KIND = "webhook.test"
MOST_TESTS = 20
"""So many tests the log keeps."""


@dataclass(frozen=True, slots=True)
class PreparedTest:
    """A test that may be sent, with no transaction open."""

    publication_id: int
    webhook_id: int
    round: SendingRound


def prepare_test(uow: UnitOfWork, actor: Actor, vault: Vault, webhook_id: int) -> PreparedTest:
    """A test, authorized. Raises Denied, NotFound (``webhook_not_found``), Conflict (``webhook_secret_unreadable``)."""
    now = authorize_locked_publication(uow, actor, Action.WEBHOOKS_MANAGE)
    hook = locked_webhook(uow, now.publication_id, webhook_id)
    try:
        secret = vault.unseal(hook.secret)
    except Conflict as error:
        raise Conflict("webhook_secret_unreadable") from error
    return PreparedTest(now.publication_id, hook.id, SendingRound(hook.address, [secret], ()))


def send_test(begin: Begin, post: WebhookPost, test: PreparedTest) -> ReceiverAnswer:
    """Send it once, and keep the answer in the log. It says nothing of any article."""
    at = datetime.now(UTC)
    message_id = f"test_{uuid.uuid4().hex}"
    message = {"id": message_id, "type": TEST_KIND, "timestamp": at.isoformat(), "data": {}}
    answer = send_signed(post.send, test.round, message_id, message)
    with begin() as uow:
        _keep(uow, test, answer, at)
    return answer


def _keep(uow: UnitOfWork, test: PreparedTest, answer: ReceiverAnswer, at: datetime) -> None:
    if uow.session.get(Webhook, (test.publication_id, test.webhook_id), with_for_update=True) is None:
        return
    is_taken = answer.verdict is WebhookVerdict.TAKEN
    uow.session.add(
        WebhookDelivery(
            publication_id=test.publication_id,
            webhook_id=test.webhook_id,
            state="taken" if is_taken else "failed_test",
            attempts=1,
            tried_at=at,
            status=answer.status,
            ms=answer.ms,
            answer=answer.answer,
            error_code=answer.error_code,
            error_params=dict(answer.error_params) if answer.error_code else None,
        )
    )
    uow.session.flush()
    of_it = (
        WebhookDelivery.publication_id == test.publication_id,
        WebhookDelivery.webhook_id == test.webhook_id,
        WebhookDelivery.event_id.is_(None),
    )
    kept = select(WebhookDelivery.id).where(*of_it).order_by(WebhookDelivery.id.desc()).limit(MOST_TESTS)
    uow.session.execute(delete(WebhookDelivery).where(*of_it, WebhookDelivery.id.not_in(kept)))
