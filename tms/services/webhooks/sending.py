"""Sending what is due to a webhook's receiver: several articles at once, the events of each one after the other."""

import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from tms.domain.webhook_retries import WebhookVerdict
from tms.domain.webhook_signature import signed_headers
from tms.services.engines.engines import Vault
from tms.services.outside_events.read_events import ToldEvent, as_json, event_name

ARTICLES_AT_ONCE = 4
"""So many requests one receiver has at once."""

ROUND_SECONDS = 4.0
"""After so long what was sent is recorded, so that a worker that is killed has little to do again."""


@dataclass(frozen=True, slots=True)
class ReceiverAnswer:
    """What a try came to: ``status`` and the beginning of the ``answer``, or why there is none as a code of ours.

    ``come_again`` is how long the receiver asked to be left alone, if it did.
    """

    verdict: WebhookVerdict
    ms: int
    status: int | None = None
    answer: str = ""
    error_code: str | None = None
    error_params: Mapping[str, Any] = field(default_factory=dict)
    come_again: timedelta | None = None


Send = Callable[[str, Mapping[str, str], bytes], ReceiverAnswer]
"""Posts a JSON document to an address, with these headers; never raises for what the receiver or the network does."""


@dataclass(frozen=True, slots=True)
class WebhookPost:
    """What sending needs from outside: where secrets are sealed, and the client."""

    vault: Vault
    send: Send


@dataclass(frozen=True, slots=True)
class DueDelivery:
    """An event that is due at a receiver. ``is_withheld``: its article has become one that stays in the house."""

    id: int
    attempts: int
    event: ToldEvent
    is_withheld: bool


@dataclass(frozen=True, slots=True)
class SendingRound:
    """What one receiver gets now: by article, each in the order in which it changed."""

    address: str
    secrets: Sequence[str]
    articles: Sequence[Sequence[DueDelivery]]


@dataclass(frozen=True, slots=True)
class TriedDelivery:
    """A delivery and what became of it; without an answer it was withheld. ``at`` is in Unix seconds."""

    delivery: DueDelivery
    answer: ReceiverAnswer | None
    at: float


def send_round(post: Send, due: SendingRound) -> list[TriedDelivery]:
    """Send what is due, of each article until something is not taken, of all until the receiver is away or gone."""
    until = time.monotonic() + ROUND_SECONDS
    has_ended = threading.Event()

    def send_article(deliveries: Sequence[DueDelivery]) -> list[TriedDelivery]:
        tried: list[TriedDelivery] = []
        for delivery in deliveries:
            if has_ended.is_set() or (tried and time.monotonic() >= until):
                break
            answer = None if delivery.is_withheld else send_signed(post, due, *message_of(delivery.event))
            tried.append(TriedDelivery(delivery, answer, time.time()))
            if answer is not None and answer.verdict is not WebhookVerdict.TAKEN:
                if answer.verdict is not WebhookVerdict.REFUSED:
                    has_ended.set()
                break
        return tried

    if len(due.articles) == 1:
        return send_article(due.articles[0])
    with ThreadPoolExecutor(ARTICLES_AT_ONCE, "webhook") as pool:
        return [one for tried in pool.map(send_article, due.articles) for one in tried]


def message_of(event: ToldEvent) -> tuple[str, Mapping[str, Any]]:
    """The name that an event has in every try, and what is sent of it: the same as programs read in the log."""
    return event_name(event.id), as_json(event)


def send_signed(post: Send, due: SendingRound, message_id: str, message: Mapping[str, Any]) -> ReceiverAnswer:
    """Send one message, signed for this moment."""
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
    headers = signed_headers(due.secrets, message_id, int(time.time()), body)
    return post(due.address, headers, body)
