"""What a receiver's answer means for a webhook: taken, refused, away or gone; and when what was not taken comes again.

An event that a receiver *refuses* is tried again by its own schedule, and given up at its end. A receiver that is
*away* rests as a whole: of what waits one event is tried from time to time, and none is given up because of that. Where
an answer says when to come again (``Retry-After``), that holds instead of a guess, within bounds.
"""

from datetime import timedelta
from enum import StrEnum


class WebhookVerdict(StrEnum):
    """What a try came to."""

    TAKEN = "taken"
    REFUSED = "refused"
    AWAY = "away"
    GONE = "gone"


AFTER_REFUSED = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
"""The waits between two tries of an event, as Standard Webhooks proposes them: ten tries in a little over 3 days."""

RESTS = (
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(minutes=30),
)
"""How long a receiver that is away rests, after the first time and so on; after the last it stays so."""

SHORTEST_ASKED, LONGEST_ASKED = RESTS[0], timedelta(hours=6)
"""A receiver may ask to be left alone for so long: not busy with us in vain, nor without what happens by a mistake."""

STOPPED_AFTER = timedelta(days=3)
"""A webhook that took nothing for so long is switched off, before any event is given up that it refused all along."""

_AWAY = frozenset({429, 502, 503, 504})
"""Answers of those who stand before a receiver that does not answer, or that wants to be left alone for a while."""

_SCATTER = 0.2


def verdict(status: int | None) -> WebhookVerdict:
    """What the status of an answer means; None is no answer. A redirect is refused, because none is followed."""
    if status is None or status in _AWAY:
        return WebhookVerdict.AWAY
    if status == 410:
        return WebhookVerdict.GONE
    return WebhookVerdict.TAKEN if 200 <= status < 300 else WebhookVerdict.REFUSED


def wait_after_refusal(attempts: int, chance: float, asked: timedelta | None = None) -> timedelta | None:
    """How long an event waits that was refused so often; None: it is given up. ``chance`` from 0 to 1 scatters it.

    ``asked`` is what the answer said: it is not tried sooner.
    """
    if attempts > len(AFTER_REFUSED):
        return None
    wait = AFTER_REFUSED[attempts - 1]
    return _scattered(max(wait, _bounded(asked)) if asked is not None else wait, chance)


def rest_after(failures: int, chance: float, asked: timedelta | None = None) -> timedelta:
    """How long a receiver rests that was away so often in a row, at least once: as long as it ``asked``, if it did."""
    guess = RESTS[min(failures, len(RESTS)) - 1]
    return _scattered(_bounded(asked) if asked is not None else guess, chance)


def _bounded(asked: timedelta) -> timedelta:
    return min(max(asked, SHORTEST_ASKED), LONGEST_ASKED)


def _scattered(wait: timedelta, chance: float) -> timedelta:
    """A little longer, so that what failed together does not come again together."""
    return wait * (1 + _SCATTER * chance)
