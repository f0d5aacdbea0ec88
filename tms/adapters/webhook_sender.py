"""Posting webhooks: one request, no redirect followed, and whatever happens is an answer."""

import time
from collections.abc import Mapping
from datetime import timedelta

from tms.adapters.egress import Egress, EgressError, EgressFault
from tms.adapters.egress_policy import Purpose
from tms.adapters.retry_after import retry_after
from tms.domain.web_address import host_of
from tms.domain.webhook_retries import LONGEST_ASKED, WebhookVerdict, verdict
from tms.services.webhooks.sending import ReceiverAnswer

SECONDS = 15.0
"""For all of it: connecting, sending, and the answer's last byte."""

MOST_BYTES = 200_000
_SHOWN = 300

_FAULTS = {
    EgressFault.LATE: "webhook_too_slow",
    EgressFault.UNKNOWN: "webhook_name_unknown",
    EgressFault.CERTIFICATE: "webhook_certificate",
    EgressFault.LONG: "webhook_answer_long",
}


class WebhookSender:
    """Posts JSON documents to receivers. ``agent`` says who we are."""

    def __init__(self, egress: Egress, agent: str) -> None:
        self._egress = egress
        self._agent = agent

    def send(self, address: str, headers: Mapping[str, str], body: bytes) -> ReceiverAnswer:
        """Post a JSON document; what it came to."""
        began = time.monotonic()
        sent = {"User-Agent": self._agent, "Content-Type": "application/json", "Accept": "*/*", **headers}
        try:
            answer = self._egress.request(
                "POST",
                address,
                purpose=Purpose.WEBHOOK,
                headers=sent,
                body=body,
                seconds=SECONDS,
                most_bytes=MOST_BYTES,
            )
        except EgressError as error:
            return _failure(error, address, _since(began))
        asked = retry_after(answer.headers.get("retry-after", ""), most=LONGEST_ASKED.total_seconds())
        return ReceiverAnswer(
            verdict(answer.status),
            _since(began),
            answer.status,
            _beginning(answer.body),
            come_again=timedelta(seconds=asked) if asked is not None else None,
        )


def _failure(error: EgressError, address: str, ms: int) -> ReceiverAnswer:
    code = "webhook_not_allowed" if error.refused else "webhook_no_connection"
    if error.fault in _FAULTS:
        code = _FAULTS[error.fault]
    params = {"host": host_of(address), "seconds": int(SECONDS)}
    # One that answers at length is there.
    found = WebhookVerdict.REFUSED if error.fault is EgressFault.LONG else WebhookVerdict.AWAY
    return ReceiverAnswer(found, ms, error_code=code, error_params=params)


def _since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)


def _beginning(body: bytes) -> str:
    """The first bytes of an answer as words that can be stored and shown."""
    words = body[: _SHOWN * 4].decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else " " for sign in words)[:_SHOWN].strip()
