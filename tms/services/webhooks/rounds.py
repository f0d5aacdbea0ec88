"""What a worker that holds a webhook does between two rounds of sending, in one transaction and few statements.

It records what the last round came to, takes up what is new in the log, and chooses what is sent next.
"""

import json
import random
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, text
from sqlalchemy.orm import aliased

from tms.db.models import Article, OutsideEvent, Webhook, WebhookDelivery
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.outside_events import OF_READERS
from tms.domain.webhook_retries import STOPPED_AFTER, WebhookVerdict, rest_after, wait_after_refusal
from tms.services.engines.engines import Vault
from tms.services.outside_events.read_events import as_told, told_events
from tms.services.webhooks.sending import DueDelivery, SendingRound, TriedDelivery
from tms.services.webhooks.stop_webhook import stop_webhook

LEASE = timedelta(seconds=25)
"""How long a webhook is a worker's: longer than a round of sending may take, with a request that runs out of time."""

TAKEN_UP_AT_ONCE = 1_000
MOST_OF_A_ROUND = 100

_WAITING = text("webhook_delivery.state = 'waiting'")

# In one statement, so that all is of one moment: whatever has a number up to the log's last is seen by it.
_TAKE_UP = text(
    "WITH coming AS (SELECT number FROM outside_event WHERE publication_id = :publication AND number > :read"
    "  ORDER BY number LIMIT :most),"
    " reached AS (SELECT CASE WHEN count(*) = :most THEN max(number) ELSE greatest(:read,"
    "  (SELECT last_number FROM outside_log WHERE publication_id = :publication)) END AS number FROM coming),"
    " taken AS (INSERT INTO webhook_delivery (publication_id, webhook_id, event_id, article_id, number)"
    "  SELECT e.publication_id, :webhook, e.id, e.article_id, e.number FROM outside_event e, reached"
    "  WHERE e.publication_id = :publication AND e.number > :read AND e.number <= reached.number"
    "  AND NOT e.guarded AND e.kind = ANY(CAST(:kinds AS text[])) ORDER BY e.number ON CONFLICT DO NOTHING)"
    " SELECT number FROM reached"
)

_RECORD = text(
    "UPDATE webhook_delivery d SET state = r.state, attempts = r.attempts,"
    " not_before = now() + make_interval(secs => r.wait), tried_at = to_timestamp(r.at), status = r.status, ms = r.ms,"
    " answer = r.answer, error_code = r.error_code, error_params = r.error_params"
    " FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(id bigint, state text, attempts smallint, wait float,"
    "  at float, status smallint, ms integer, answer text, error_code text, error_params jsonb)"
    " WHERE d.publication_id = :publication AND d.id = r.id AND d.state = 'waiting'"
)


@dataclass(frozen=True, slots=True)
class HeldWebhook:
    """A webhook that a worker has to itself until its lease ends."""

    publication_id: int
    id: int
    token: uuid.UUID


def next_round(
    uow: UnitOfWork,
    vault: Vault,
    held: HeldWebhook,
    tried: Sequence[TriedDelivery],
    *,
    goes_on: bool,
    chance: Callable[[], float] = random.random,
) -> SendingRound | None:
    """Record what was tried, and what is sent next; None: the webhook is let go, or another worker has it now."""
    found = uow.session.execute(
        select(Webhook, func.now())
        .where(
            Webhook.publication_id == held.publication_id,
            Webhook.id == held.id,
            Webhook.token == held.token,
        )
        .with_for_update()
    ).one_or_none()
    if found is None:
        return None
    hook, now = found
    rests = _record(uow, hook, tried, now, chance) if tried else False
    if rests or not (hook.active and goes_on):
        _let_go(uow, hook)
        return None
    take_up(uow, hook)
    due = due_deliveries(uow, hook)
    if not due:
        _let_go(uow, hook)
        return None
    try:
        secrets = _secrets(vault, hook, now)
    except Conflict:
        stop_webhook(uow, hook, "secret")
        _let_go(uow, hook)
        return None
    hook.lease_until = now + LEASE
    by_article = sorted(due, key=lambda one: one.event.article_id)
    articles = [list(some) for _, some in groupby(by_article, key=lambda one: one.event.article_id)]
    return SendingRound(hook.address, secrets, sorted(articles, key=lambda some: some[0].event.number))


def _secrets(vault: Vault, hook: Webhook, now: datetime) -> list[str]:
    """What signs now. Raises Conflict."""
    former = hook.former_secret if hook.former_until is not None and hook.former_until > now else None
    return [vault.unseal(sealed) for sealed in (hook.secret, former) if sealed is not None]


def take_up(uow: UnitOfWork, hook: Webhook) -> None:
    """Make deliveries of what is new in the log, and concerns the webhook. Nothing of what stays in the house."""
    key = {"publication": hook.publication_id, "webhook": hook.id, "read": hook.read_number}
    more = {"most": TAKEN_UP_AT_ONCE, "kinds": list(hook.kinds)}
    hook.read_number = uow.session.execute(_TAKE_UP, key | more).scalar_one()
    hook.read_at = func.now()


def due_deliveries(uow: UnitOfWork, hook: Webhook) -> list[DueDelivery]:
    """What is due, oldest first; of an article nothing behind what waits for a later moment.

    Of a receiver that was away it is one event alone, which was not tried for the longest time: another than that for
    which the receiver may have no answer.
    """
    if hook.failures:
        statement = _due(hook, _earlier_waits()).order_by(
            WebhookDelivery.tried_at.nulls_first(), WebhookDelivery.number
        )
        most = 1
    else:
        statement = _due(hook, _earlier_waits(func.now())).order_by(WebhookDelivery.number)
        most = MOST_OF_A_ROUND
    return [
        DueDelivery(row.delivery, row.attempts, as_told(row), row.is_withheld)
        for row in uow.session.execute(statement.limit(most))
    ]


def _due(hook: Webhook, held_back: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    stays_in_the_house = and_(
        OutsideEvent.kind.not_in(sorted(OF_READERS)), or_(Article.confidential, Article.visibility == "assigned")
    )
    return (
        told_events()
        .add_columns(
            WebhookDelivery.id.label("delivery"), WebhookDelivery.attempts, stays_in_the_house.label("is_withheld")
        )
        .join(
            WebhookDelivery,
            and_(
                WebhookDelivery.publication_id == OutsideEvent.publication_id,
                WebhookDelivery.event_id == OutsideEvent.id,
            ),
        )
        .where(
            WebhookDelivery.publication_id == hook.publication_id,
            WebhookDelivery.webhook_id == hook.id,
            _WAITING,
            WebhookDelivery.not_before <= func.now(),
            ~held_back,
        )
    )


def _earlier_waits(until: ColumnElement[datetime] | None = None) -> ColumnElement[bool]:
    """Whether an earlier event of the article waits still; ``until``: for a moment after this one."""
    earlier = aliased(WebhookDelivery, name="earlier")
    return exists().where(
        earlier.publication_id == WebhookDelivery.publication_id,
        earlier.webhook_id == WebhookDelivery.webhook_id,
        earlier.article_id == WebhookDelivery.article_id,
        earlier.number < WebhookDelivery.number,
        text("earlier.state = 'waiting'"),
        *(() if until is None else (earlier.not_before > until,)),
    )


def _record(
    uow: UnitOfWork, hook: Webhook, tried: Sequence[TriedDelivery], now: datetime, chance: Callable[[], float]
) -> bool:
    """What became of each, and what that says of the receiver; whether it rests from here on."""
    verdicts = {one.answer.verdict for one in tried if one.answer is not None}
    is_taken = WebhookVerdict.TAKEN in verdicts
    since = None if is_taken else hook.failing_since or now if verdicts else hook.failing_since
    is_failing = since is not None and now - since >= STOPPED_AFTER
    is_well = hook.failures == 0
    # Where nothing at all is taken, it is not the event's fault: it waits for somebody to switch the webhook on again.
    rows = [_row(one, chance(), counts=is_well or is_taken, may_end=not is_failing) for one in tried]
    uow.session.execute(_RECORD, {"publication": hook.publication_id, "rows": json.dumps(rows)})
    hook.failing_since = since
    if is_taken:
        hook.failures, hook.rests_until, hook.delivered_at = 0, None, now
    if WebhookVerdict.GONE in verdicts:
        stop_webhook(uow, hook, "gone")
    elif is_failing and verdicts:
        stop_webhook(uow, hook, "failing")
    if WebhookVerdict.AWAY not in verdicts:
        return False
    hook.failures = min(hook.failures + 1, 1_000)
    hook.rests_until = now + rest_after(hook.failures, chance(), _asked(tried))
    return True


def _asked(tried: Sequence[TriedDelivery]) -> timedelta | None:
    """The longest that the receiver, being away, asked to be left alone."""
    answers = [one.answer for one in tried if one.answer is not None and one.answer.verdict is WebhookVerdict.AWAY]
    return max((one.come_again for one in answers if one.come_again is not None), default=None)


def _row(one: TriedDelivery, chance: float, *, counts: bool, may_end: bool) -> dict[str, Any]:
    """The delivery's row from now on. ``counts``: also that the receiver was away, which it was not before."""
    answer, attempts = one.answer, one.delivery.attempts
    row: dict[str, Any] = {"id": one.delivery.id, "state": "waiting", "attempts": attempts, "wait": 0.0, "at": one.at}
    if answer is None:
        return row | {"state": "withheld"}
    if answer.verdict is WebhookVerdict.TAKEN:
        row |= {"state": "taken", "attempts": attempts + 1}
    elif may_end and (answer.verdict is WebhookVerdict.REFUSED or (answer.verdict is WebhookVerdict.AWAY and counts)):
        wait = wait_after_refusal(attempts + 1, chance, answer.come_again)
        row |= {"attempts": attempts + 1, "state": "given_up" if wait is None else "waiting"}
        row["wait"] = wait.total_seconds() if wait is not None else 0.0
    return row | {
        "status": answer.status,
        "ms": answer.ms,
        "answer": answer.answer,
        "error_code": answer.error_code,
        "error_params": dict(answer.error_params) if answer.error_code else None,
    }


def _let_go(uow: UnitOfWork, hook: Webhook) -> None:
    """Another worker may have it from now on, and knows when it has something to do."""
    heads = select(func.min(WebhookDelivery.not_before)).where(
        WebhookDelivery.publication_id == hook.publication_id,
        WebhookDelivery.webhook_id == hook.id,
        _WAITING,
        ~_earlier_waits(),
    )
    hook.next_at = uow.session.scalar(heads)
    hook.token = hook.lease_until = None
